using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.ChangeRequests;

/// <summary>
/// Accepts or rejects a screened request: the head of the department that owns the document; where the head raised it, or there is none, the management
/// representative, and the general manager in place of a representative who raised it.
/// </summary>
[Needs(Permission.Read)]
public sealed class DecideChangeRequest(Vault vault, CompanyTime time)
{
    /// <summary>
    /// Rejecting needs a reason, which the requester reads. Refusals: <c>changes.not-found</c>, <c>workflow.not-allowed</c>, <c>changes.not-own-request</c>,
    /// <c>changes.not-your-decision</c> (office), <c>act.reason-required</c>, <c>act.text-too-long</c>.
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid requestId, bool accept, string? reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if ((accept ? Texts.LengthRefusal(reason) : Texts.ReasonRefusal(reason)) is { } unreasoned)
                return unreasoned;
            var found = await RequestCase.LockAsync(act, requestId);
            if (!found.Succeeded)
                return found.Error;
            var of = found.Value;
            var decider = await of.DeciderAsync(act.Db, actor, time, ct);
            if (!decider.Succeeded)
                return decider.Error;
            var by = Signers.Shown(decider.Value);
            if (of.Move(act, accept ? ChangeRequestAct.Accept : ChangeRequestAct.Reject, "", reason, by) is { Succeeded: false } refused)
                return refused;
            act.Note(accept ? "request.accepted" : "request.rejected", (of.Ref, new { of.Request.Number, By = by, Reason = reason.Clean() }), (of.DocumentRef, null));
            return Result.Success;
        }, ct);
}
