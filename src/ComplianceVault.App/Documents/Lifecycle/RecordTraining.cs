using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>
/// Says that the training an edition needs has taken place, with the evidence (文件控制程序 4.6.6). By the author or the controller. An edition that only waited
/// for it comes into force at once.
/// </summary>
[Needs(Permission.WriteDocuments, Permission.ControlDocuments)]
public sealed class RecordTraining(Vault vault, CompanyTime time)
{
    /// <summary>Refusals: <c>lifecycle.no-training</c>, <c>lifecycle.author-only</c>, <c>lifecycle.training-in-future</c>, <c>lifecycle.evidence-required</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid editionId, DateOnly on, string evidence, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.Refusal(evidence, Texts.Reason, "lifecycle.evidence-required") is { } unproven)
                return unproven;
            if (on > time.Today)
                return Error.Invalid("lifecycle.training-in-future");
            if (await EditionCase.LockAsync(act, editionId) is not { } of)
                return Error.NotFound("documents.not-found", "");
            if (Trainings.Refusal(of) is { } refusal)
                return refusal;
            if (!Drafts.IsOf(of.Edition, actor))
                return Error.Forbidden("lifecycle.author-only");
            Trainings.Add(act, of, waived: false, on, evidence);
            act.Note("edition.training-recorded", (of.Ref, new { of.Edition.Label, On = on, Evidence = evidence.Trim() }), (of.DocumentRef, null));
            return (await Effect.TryAsync(act, of.Edition, time)).WithoutValue();
        }, ct);
}

/// <summary>The management representative waives the training, with a reason, never silently (decision 28).</summary>
[Needs(Permission.DecideSigners)]
public sealed class WaiveTraining(Vault vault, CompanyTime time)
{
    /// <summary>Refusals: <c>lifecycle.no-training</c>, <c>act.reason-required</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid editionId, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            if (await EditionCase.LockAsync(act, editionId) is not { } of)
                return Error.NotFound("documents.not-found", "");
            if (Trainings.Refusal(of) is { } refusal)
                return refusal;
            Trainings.Add(act, of, waived: true, time.Today, reason);
            act.Note("edition.training-waived", (of.Ref, new { of.Edition.Label, Reason = reason.Trim() }), (of.DocumentRef, null));
            return (await Effect.TryAsync(act, of.Edition, time)).WithoutValue();
        }, ct);
}

/// <summary>The training of an edition: awaited from approval on until it takes effect.</summary>
internal static class Trainings
{
    public static Error? Refusal(EditionCase of) =>
        of.Edition.TrainingRequired && of.Edition.State is EditionState.Approved or EditionState.Published ? null : Error.Conflict("lifecycle.no-training", of.Edition.State);

    /// <summary>Editions whose training is awaited.</summary>
    public static IQueryable<Edition> Untrained(VaultDbContext db) => db.Set<Edition>().Where(e =>
        e.TrainingRequired && (e.State == EditionState.Approved || e.State == EditionState.Published)
        && !db.Set<EditionTraining>().Any(t => t.EditionId == e.Id && t.Round == e.Round));

    public static void Add(Act act, EditionCase of, bool waived, DateOnly on, string note, Guid? recordId = null) => act.Db.Add(new EditionTraining
    {
        Id = act.NewId(),
        EditionId = of.Edition.Id,
        Round = of.Edition.Round,
        Waived = waived,
        On = on,
        Note = note.Trim(),
        RecordId = recordId,
        At = act.Now,
        ByName = act.Actor.Name,
    });
}
