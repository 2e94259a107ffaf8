using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lending;

/// <summary>
/// Approves or refuses: the head of the owner department for a borrowing inside of what is open to staff, the management representative for 受限 and 保密, for what
/// leaves the house and for copies. The same office decides on an extension.
/// </summary>
[Needs(Permission.Read)]
public sealed class DecideLending(Vault vault, CompanyTime time)
{
    /// <summary>
    /// Refusing needs a reason. Refusals: <c>lending.not-found</c>, <c>workflow.not-allowed</c>, <c>lending.not-own-request</c>,
    /// <c>lending.not-your-decision</c> (office), <c>act.reason-required</c>, <c>act.text-too-long</c>.
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid lendingId, bool approve, string? reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if ((approve ? Texts.LengthRefusal(reason) : Texts.ReasonRefusal(reason)) is { } unreasoned)
                return unreasoned;
            var found = await LendingCase.LockAsync(act, lendingId);
            if (!found.Succeeded)
                return found.Error;
            var of = found.Value;
            var isExtension = of.Lending.State == LendingState.ExtensionAsked;
            var by = (isExtension, approve) switch
            {
                (true, true) => LendingAct.Extend,
                (true, false) => LendingAct.RefuseExtension,
                (false, true) => LendingAct.Approve,
                _ => LendingAct.Reject,
            };
            var decider = await of.DeciderAsync(act.Db, actor, by, time, ct);
            if (!decider.Succeeded)
                return decider.Error;
            if (by == LendingAct.Extend)
                of.Lending.Due = of.Lending.ExtendTo;
            var controller = approve || isExtension ? await DecidingOffices.ControllerAsync(act.Db, time, ct) : "";
            if (of.Move(act, by, controller, reason, Signers.Shown(decider.Value)) is { Succeeded: false } refused)
                return refused;
            Note(act, of, by, reason);
            if (isExtension)
                of.Lending.ExtendTo = null;
            return Result.Success;
        }, ct);

    private static void Note(Act act, LendingCase of, LendingAct by, string? reason)
    {
        var code = by switch
        {
            LendingAct.Approve => Approved,
            LendingAct.Reject => Rejected,
            LendingAct.Extend => Extended,
            _ => ExtensionRefused,
        };
        act.Note(code, (of.Ref, new { of.Lending.Number, of.Lending.ExtendTo, Reason = reason.Clean() }), (of.DocumentRef, null));
    }

    private const string Approved = "lending.approved";
    private const string Rejected = "lending.rejected";
    private const string Extended = "lending.extended";
    private const string ExtensionRefused = "lending.extension-refused";
}
