using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Content.Reading;
using ComplianceVault.Kernel;
using ComplianceVault.Kernel.WorkingTime;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>
/// A signature of an edition. <paramref name="Void"/>: its round ended without approval (退回 or 撤回), or a later one began. <paramref name="Holds"/>: for the
/// content as it is now; only asked of the present round.
/// </summary>
public sealed record SignedStep(
    int Round, SignatureMeaning Meaning, string PersonName, string RoleCode, string RoleName, string? Department, DateTime At, bool Void, bool Holds, bool IsSample);

/// <summary>An edition was sent or taken back: by whom, at which step, why.</summary>
public sealed record BackStep(int Round, TaskOutcome Outcome, SignatureMeaning Meaning, string PersonName, DateTime At, string Reason);

/// <summary>
/// A signature that is awaited: of whom (role and department in words, or the person named for it), since when, until when. <paramref name="Holders"/> are the
/// people who could give it now; empty: the management representative must name somebody.
/// </summary>
public sealed record OpenTask(
    Guid Id, SignatureMeaning Meaning, string RoleCode, string RoleName, string? Department, string? DepartmentName, string? NamedPerson, DateTime Since,
    Deadline Due, IReadOnlyList<string> Holders);

/// <summary>Something to be done with the edition; <paramref name="Refusal"/> says why this person cannot do it now, null: it can be done.</summary>
public sealed record PossibleAct(EditionAct Act, Error? Refusal);

/// <summary>The training an edition needs: not needed, awaited, done or waived.</summary>
public sealed record TrainingView(bool Required, bool Finished, bool Waived, DateOnly? On, string? Note, string? ByName);

/// <summary>Where an edition stands in its life.</summary>
public sealed record EditionLife(
    Guid EditionId, Guid DocumentId, string Number, string Title, string Level, string? Department, string Label, EditionState State, int Round, int Version,
    string AuthorName, DraftFacts Facts, DateOnly? IssueDate, DateOnly? EffectiveDate, IReadOnlyList<SignedStep> Signatures, IReadOnlyList<BackStep> Back,
    IReadOnlyList<OpenTask> Open, IReadOnlyList<PossibleAct> Acts, TrainingView Training, Error? Blocked)
{
    /// <summary>Whether a file may be uploaded and the facts changed now; null: yes.</summary>
    public Error? ChangeRefusal { get; init; }
}

/// <summary>A file that a draft had.</summary>
public sealed record UploadRow(Guid Id, int Ordinal, string FileName, SourceFormat Format, long Length, string Hash, DateTime At, string ByName, bool IsCurrent);

/// <summary>An edition that the person began (我提交的).</summary>
public sealed record OwnEdition(
    Guid EditionId, Guid DocumentId, string Number, string Title, string Label, EditionState State, int Round, DateTime StartedAt, DateOnly? EffectiveDate,
    IReadOnlyList<OpenTask> Open, BackStep? LastBack);

/// <summary>The life of an edition, for whoever may read it.</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class LifecycleQueries
{
    public Task<Result<EditionLife>> OfEditionAsync(Actor actor, Guid editionId, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>Every file a draft had, the newest first.</summary>
    public Task<Result<IReadOnlyList<UploadRow>>> UploadsAsync(Actor actor, Guid editionId, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>What the person began: in work first, newest first.</summary>
    public Task<Result<Page<OwnEdition>>> MineAsync(Actor actor, PageRequest page, CancellationToken ct) => throw new NotSupportedException();
}
