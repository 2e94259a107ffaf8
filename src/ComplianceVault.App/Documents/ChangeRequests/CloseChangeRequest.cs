using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.ChangeRequests;

/// <summary>Closes an implemented request after a look at the edition: who raised it or the controller, never who wrote the edition.</summary>
[Needs(Permission.Read)]
public sealed class CloseChangeRequest(Vault vault)
{
    /// <summary>
    /// <paramref name="check"/>: what was looked at and found. Refusals: <c>changes.check-required</c>, <c>act.text-too-long</c>, <c>changes.not-found</c>,
    /// <c>workflow.not-allowed</c>, <c>changes.requester-or-controller</c>, <c>changes.not-own-edition</c> (label).
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid requestId, string check, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.Refusal(check, Texts.Reason, "changes.check-required") is { } missing)
                return missing;
            var found = await RequestCase.LockAsync(act, requestId);
            if (!found.Succeeded)
                return found.Error;
            var of = found.Value;
            if (await of.CloseRefusalAsync(act.Db, actor, ct) is { } refusal)
                return refusal;
            if (of.Move(act, ChangeRequestAct.Close, "", check) is { Succeeded: false } refused)
                return refused;
            act.Note("request.closed", (of.Ref, new { of.Request.Number, Edition = of.Request.NextLabel, Check = check.Trim() }), (of.DocumentRef, null));
            return Result.Success;
        }, ct);
}
