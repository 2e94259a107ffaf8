using ComplianceVault.App.Platform.Access;
using ComplianceVault.Content.Writing;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>
/// What an author says of a draft and may change while it is one. <paramref name="EffectiveDate"/> is the wished day (拟实施日期);
/// <paramref name="ReviewMonths"/> null: the company's interval; countersign departments are those that share the work.
/// </summary>
public sealed record DraftFacts(
    string? ChangeDescription, DateOnly? EffectiveDate, bool TrainingRequired, int? ReviewMonths, IReadOnlyList<string> CountersignDepartments,
    IReadOnlyList<string> DistributionDepartments)
{
    public static DraftFacts None { get; } = new(null, null, false, null, [], []);
}

/// <summary>A new edition of a document; <paramref name="Step"/> says how far the next label is where the scheme knows revisions.</summary>
public sealed record DraftStart(
    Guid DocumentId, DraftFacts Facts, EditionStep Step = EditionStep.Edition, HeadingNumbering Numbering = HeadingNumbering.Automatic);

/// <summary>
/// Begins the next edition of a document, or its first: from the company's template, from the Word file of the edition in force, or from a file. Whoever begins
/// it is its author. A document has one edition in work at a time; drafting B never takes A out of force. The value is the edition's id.
/// </summary>
[Needs(Permission.WriteDocuments, Permission.ControlDocuments)]
public sealed class StartDraft
{
    /// <summary>
    /// Refusals of all three: <c>documents.not-found</c>, <c>lifecycle.not-your-department</c>, <c>lifecycle.in-work</c> (label, state),
    /// <c>lifecycle.change-required</c> when an edition is in force, <c>editions.no-next</c>, and those of <see cref="ChangeDraftFacts"/>.
    /// </summary>
    public Task<Result<Guid>> FromTemplateAsync(Actor actor, DraftStart start, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>Refused with <c>lifecycle.nothing-in-force</c> or <c>lifecycle.no-word-file</c> as well.</summary>
    public Task<Result<Guid>> FromEditionInForceAsync(Actor actor, DraftStart start, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>A file that cannot be read is refused with the reader's error, and nothing begins.</summary>
    public Task<Result<Guid>> FromFileAsync(Actor actor, DraftStart start, string fileName, Stream content, CancellationToken ct) => throw new NotSupportedException();
}
