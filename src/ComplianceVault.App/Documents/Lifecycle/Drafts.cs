using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>What holds for every act on a draft: it is there, it is one, and it is the own.</summary>
internal static class Drafts
{
    private const int LongestDescription = 2000;
    private const int MostMonths = 60;

    /// <summary>Between the first draft and being in force.</summary>
    public static readonly EditionState[] InWork =
        [EditionState.Draft, EditionState.InReview, EditionState.InCountersign, EditionState.InApproval, EditionState.Approved, EditionState.Published];

    /// <summary>The draft, locked for the act; refused when it is none, or of somebody else.</summary>
    public static async Task<Result<EditionCase>> LockAsync(Act act, Guid editionId)
    {
        if (!await DocumentRights.Readable(act.Db, act.Actor).AnyAsync(e => e.Id == editionId, act.Token))
            return Error.NotFound("documents.not-found", "");
        var of = (await EditionCase.LockAsync(act, editionId))!;
        return Refusal(of, act.Actor, null) is { } refusal ? refusal : of;
    }

    /// <summary>Why this person cannot do the author's act now; <paramref name="by"/> null: changing the draft.</summary>
    public static Error? Refusal(EditionCase of, Actor actor, EditionAct? by)
    {
        // Its issuer approves a document from outside; here it is registered, not drafted and signed.
        if (of.Edition.Source == EditionSource.External)
            return Error.Conflict("lifecycle.external-document");
        if (by is { } act && EditionWorkflow.Table.Next(of.Edition.State, act) is { Succeeded: false } impossible)
            return impossible.Error;
        if (by is null && of.Edition.State != EditionState.Draft)
            return Error.Conflict("lifecycle.not-draft", of.Edition.State);
        return IsOf(of.Edition, actor) ? null : Error.Forbidden("lifecycle.author-only");
    }

    /// <summary>The author, or the controller in the author's place.</summary>
    public static bool IsOf(Edition edition, Actor actor) => edition.CreatedById == actor.PersonId || actor.Can(Permission.ControlDocuments);

    public static Task<bool> HasEditionInForceAsync(VaultDbContext db, Guid documentId, CancellationToken ct) =>
        db.Set<Edition>().AnyAsync(e => e.DocumentId == documentId && e.State == EditionState.Effective, ct);

    public static async Task<Error?> FactsRefusalAsync(Act act, Guid documentId, DraftFacts facts)
    {
        if (facts.ChangeDescription.Clean() is not { } change)
        {
            if (await HasEditionInForceAsync(act.Db, documentId, act.Token))
                return Error.Invalid("lifecycle.change-required");
        }
        else if (change.Length > LongestDescription)
        {
            return Error.Invalid("act.text-too-long", LongestDescription);
        }

        if (facts.ReviewMonths is < 1 or > MostMonths)
            return Error.Invalid("lifecycle.review-months", MostMonths);
        var named = facts.CountersignDepartments.Concat(facts.DistributionDepartments).Distinct().ToList();
        var known = await act.Db.Set<Department>().Where(d => named.Contains(d.Code)).Select(d => d.Code).ToListAsync(act.Token);
        return named.Except(known).FirstOrDefault() is { } unknown ? Error.Invalid("organisation.no-such-department", unknown) : null;
    }

    public static async Task SetFactsAsync(Act act, Edition edition, DraftFacts facts)
    {
        (edition.ChangeDescription, edition.EffectiveDate) = (facts.ChangeDescription.Clean(), facts.EffectiveDate);
        (edition.TrainingRequired, edition.ReviewMonths) = (facts.TrainingRequired, facts.ReviewMonths);
        var wanted = facts.CountersignDepartments.Distinct().Select(d => (DepartmentPart.Countersign, d))
            .Concat(facts.DistributionDepartments.Distinct().Select(d => (DepartmentPart.Distribution, d))).ToHashSet();
        var there = await act.Db.Set<EditionDepartment>().Where(d => d.EditionId == edition.Id).ToListAsync(act.Token);
        act.Db.RemoveRange(there.Where(d => !wanted.Contains((d.Part, d.Department))));
        act.Db.AddRange(wanted.Except(there.Select(d => (d.Part, d.Department)))
            .Select(d => new EditionDepartment { EditionId = edition.Id, Part = d.Item1, Department = d.Item2 }));
    }

    public static DraftFacts Facts(EditionCase of) => new(
        of.Edition.ChangeDescription, of.Edition.EffectiveDate, of.Edition.TrainingRequired, of.Edition.ReviewMonths, of.CountersignDepartments,
        [.. of.Departments.Where(d => d.Part == DepartmentPart.Distribution).Select(d => d.Department).Order(StringComparer.Ordinal)]);
}
