using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.ChangeRequests;

/// <summary>
/// 退回补充: whoever has to screen or to decide a request sends it back to who raised it, with what is missing. It waits on the requester's desk, and no answer is
/// due meanwhile.
/// </summary>
[Needs(Permission.Read)]
public sealed class ReturnChangeRequest(Vault vault, CompanyTime time)
{
    /// <summary>
    /// Refusals: <c>act.reason-required</c>, <c>act.text-too-long</c>, <c>changes.not-found</c>, <c>workflow.not-allowed</c>, <c>changes.owner-only</c>,
    /// <c>changes.not-own-request</c>, <c>changes.not-your-decision</c> (office).
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid requestId, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            var found = await RequestCase.LockAsync(act, requestId);
            if (!found.Succeeded)
                return found.Error;
            var of = found.Value;
            var by = await of.ReturnerAsync(act.Db, actor, time, ct);
            if (!by.Succeeded)
                return by.Error;
            if (of.Move(act, ChangeRequestAct.Return, "", reason, by.Value) is { Succeeded: false } refused)
                return refused;
            act.Note("request.returned", (of.Ref, new { of.Request.Number, By = by.Value, Reason = reason.Trim() }), (of.DocumentRef, null));
            return Result.Success;
        }, ct);
}

/// <summary>
/// Who raised a request says what was missing and hands it in again. What was asked stays as it was; the supplement stands beside it, the screening begins anew.
/// </summary>
[Needs(Permission.Read)]
public sealed class ResubmitChangeRequest(Vault vault, CompanyTime time, WorkingCalendars calendars)
{
    /// <summary>
    /// Refusals: <c>changes.supplement-required</c>, <c>act.text-too-long</c>, <c>changes.not-found</c>, <c>workflow.not-allowed</c>, <c>changes.requester-only</c> (who).
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid requestId, string supplement, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.Refusal(supplement, RaiseChangeRequest.LongestText, "changes.supplement-required") is { } unsaid)
                return unsaid;
            var found = await RequestCase.LockAsync(act, requestId);
            if (!found.Succeeded)
                return found.Error;
            var of = found.Value;
            if (of.ResubmitRefusal(actor) is { } refusal)
                return refusal;
            (of.Request.Class, of.Request.Departments) = (null, "");
            of.Request.Due = await RaiseChangeRequest.DueAsync(act, time, calendars);
            if (of.Move(act, ChangeRequestAct.Resubmit, await DecidingOffices.OwnerAsync(act.Db, of.Document, time, ct), supplement) is { Succeeded: false } refused)
                return refused;
            act.Note("request.resubmitted", (of.Ref, new { of.Request.Number, Supplement = supplement.Trim(), of.Request.Due }), (of.DocumentRef, null));
            return Result.Success;
        }, ct);
}
