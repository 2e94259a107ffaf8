using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>What a periodic review of a document found.</summary>
public enum ReviewResult
{
    /// <summary>仍适用</summary>
    StillSuitable,

    /// <summary>需修订: a new draft is to be started.</summary>
    Revise,

    /// <summary>作废: the withdrawal is to be applied for.</summary>
    Withdraw,
}

/// <summary>
/// Enters the periodic review (定期评审) of the edition in force; where it is still suitable, the next one is counted from this day. By people of the owning department who may write
/// documents, and by the controller. With <see cref="ReviewResult.Revise"/> the page goes on with <see cref="StartDraft"/>, with
/// <see cref="ReviewResult.Withdraw"/> with the application.
/// </summary>
[Needs(Permission.WriteDocuments, Permission.ControlDocuments)]
public sealed class ConfirmReview(Vault vault, CompanyTime time)
{
    /// <summary>Refusals: <c>documents.not-found</c>, <c>lifecycle.not-in-force</c>, <c>lifecycle.external-document</c>, <c>lifecycle.not-your-department</c>, <c>act.reason-required</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid editionId, ReviewResult result, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            if (!await DocumentRights.Readable(act.Db, actor).AnyAsync(e => e.Id == editionId, ct) || await EditionCase.LockAsync(act, editionId) is not { } of)
                return Error.NotFound("documents.not-found", "");
            if (of.Edition.State != EditionState.Effective)
                return Error.Conflict("lifecycle.not-in-force", of.Edition.State);
            if (of.Edition.Source == EditionSource.External)
                return Error.Conflict("lifecycle.external-document");
            if (await Writers.RefusalAsync(act.Db, actor, of.Document.Department, ct) is { } notTheirs)
                return notTheirs;
            var due = await DueAsync(act, of.Edition);
            act.Db.Add(Review(act, of, due, result, reason.Trim()));
            act.Note("edition.review-confirmed", (of.Ref, new { of.Edition.Label, Due = due, Result = result, Reason = reason.Trim() }), (of.DocumentRef, null));
            return Result.Success;
        }, ct);

    private async Task<DateOnly> DueAsync(Act act, Edition edition)
    {
        var period = await act.Db.Set<EditionInForce>().AsNoTracking().FirstAsync(f => f.EditionId == edition.Id, act.Token);
        var last = await ReviewsHeld.Suitable(act.Db).Where(r => r.EditionId == edition.Id).MaxAsync(r => (DateOnly?)r.On, act.Token);
        var rule = await ReviewRule.LoadAsync(act.Db, act.Token);
        return rule.Next(new(edition.IssueDate ?? period.From, DateOnly.FromDateTime(time.Local(period.EnteredAt)), last, edition.ReviewMonths)).Due;
    }

    private EditionReview Review(Act act, EditionCase of, DateOnly due, ReviewResult result, string reason) => new()
    {
        Id = act.NewId(),
        DocumentId = of.Document.Id,
        EditionId = of.Edition.Id,
        DueOn = due,
        On = time.Today,
        At = act.Now,
        ByName = act.Actor.Name,
        Result = result,
        Reason = reason,
    };
}
