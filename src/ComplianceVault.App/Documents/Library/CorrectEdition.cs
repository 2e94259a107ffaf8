using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Library;

/// <summary>What an edition's cover says of its dates and people.</summary>
public sealed record EditionFacts(DateOnly? IssueDate, DateOnly? EffectiveDate, string? Author, string? Reviewer, string? Approver)
{
    private const int LongestName = 200;

    public static EditionFacts Of(Edition edition) =>
        new(edition.IssueDate, edition.EffectiveDate, edition.Author, edition.Reviewer, edition.Approver);

    public Error? Refusal =>
        IssueDate > EffectiveDate ? Error.Invalid("documents.issue-after-effective")
        : new[] { Author, Reviewer, Approver }.Any(n => n?.Trim().Length > LongestName) ? Error.Invalid("documents.name-too-long", LongestName)
        : null;

    public static string? Name(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}

/// <summary>
/// Mends dates and people of an edition that was taken over wrongly, with a reason (R02), while it is a draft: after the 《现有文件入库确认单》
/// they are part of what was signed.
/// </summary>
[Needs(Permission.ControlDocuments)]
public sealed class CorrectEdition(Vault vault)
{
    public Task<Result> ExecuteAsync(Actor actor, Guid editionId, int version, EditionFacts facts, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            var found = await Changing.FindAsync<Edition>(act, editionId, version, reason);
            if (!found.Succeeded)
                return found.Error;
            var edition = found.Value;
            if (edition.State != EditionState.Draft)
                return Error.Conflict("documents.edition-not-draft");
            if (facts.Refusal is { } refusal)
                return refusal;
            var old = EditionFacts.Of(edition);
            (edition.IssueDate, edition.EffectiveDate) = (facts.IssueDate, facts.EffectiveDate);
            (edition.Author, edition.Reviewer, edition.Approver) = (EditionFacts.Name(facts.Author), EditionFacts.Name(facts.Reviewer), EditionFacts.Name(facts.Approver));
            act.Note(
                "edition.corrected",
                (new ObjectRef(Edition.Kind, edition.Id), new { Old = old, New = EditionFacts.Of(edition), Reason = reason.Trim() }),
                (new ObjectRef(Document.Kind, edition.DocumentId), null));
            return Result.Success;
        }, ct);
}
