using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lending;

/// <summary>The controller takes back what was borrowed and looks whether it is whole (文件控制程序 4.8.4); what is damaged or lost is said in words. Never the own.</summary>
[Needs(Permission.ControlDocuments)]
public sealed class ReturnLending(Vault vault)
{
    /// <summary>
    /// Refusals: <c>lending.not-found</c>, <c>workflow.not-allowed</c>, <c>lending.not-own-counter</c>, <c>lending.condition-required</c>, <c>act.text-too-long</c>.
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid lendingId, ReturnCondition condition, string? note, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if ((condition == ReturnCondition.Good ? Texts.LengthRefusal(note) : Texts.Refusal(note, Texts.Reason, "lending.condition-required")) is { } unsaid)
                return unsaid;
            var found = await LendingCase.LockAsync(act, lendingId);
            if (!found.Succeeded)
                return found.Error;
            var of = found.Value;
            var by = condition == ReturnCondition.Lost ? LendingAct.Lose : LendingAct.Return;
            if (of.CounterRefusal(actor, by) is { } refusal)
                return refusal;
            if (of.Move(act, by, "", note) is { Succeeded: false } refused)
                return refused;
            (of.Lending.Condition, of.Lending.ExtendTo) = (condition, null);
            act.Note(condition == ReturnCondition.Lost ? "lending.lost" : "lending.returned", (of.Ref, new { of.Lending.Number, Condition = condition, Note = note.Clean() }), (of.DocumentRef, null));
            return Result.Success;
        }, ct);
}
