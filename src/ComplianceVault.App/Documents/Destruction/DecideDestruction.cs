using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Records.Disposal;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Destruction;

/// <summary>An item that its owner keeps longer, and why; a record until a new day.</summary>
public sealed record KeepLonger(Guid ItemId, string Reason, DateOnly? Until = null);

/// <summary>The head of the owner department confirms the list, or keeps items longer with a reason for each (归口部门确认). Never who proposed it.</summary>
[Needs(Permission.Read)]
public sealed class ConfirmDestruction(DecisionSigning signing, CompanyTime time)
{
    /// <summary>Refusals: those of <see cref="DecisionSigning"/>, <c>act.reason-required</c>, <c>destruction.item-unknown</c>, <c>destruction.keep-until</c>. Where everything is kept the list closes.</summary>
    public async Task<Result> ExecuteAsync(Actor actor, Guid id, IReadOnlyList<KeepLonger> keep, string contentHash, SigningProof proof, CancellationToken ct) =>
        keep.Select(k => Texts.ReasonRefusal(k.Reason)).FirstOrDefault(e => e is not null) is { } unreasoned
            ? unreasoned
            : await signing.SignAsync<DestructionCase>(
                this, actor, new(new(DestructionList.Kind, id), SignatureMeaning.Confirm, contentHash, proof), act => DestructionCase.LockAsync(act, id),
                (act, of, step) => Task.FromResult(Confirm(act, of, step, keep, time.Today)), ct);

    private static Result Confirm(Act act, DestructionCase of, DecisionStep step, IReadOnlyList<KeepLonger> keep, DateOnly today)
    {
        foreach (var one in keep)
        {
            if (of.Listed.FirstOrDefault(i => i.Id == one.ItemId) is not { } item)
                return Error.NotFound("destruction.item-unknown");
            if (item.ObjectKind == Record.Kind && !(one.Until > today))
                return Error.Invalid("destruction.keep-until", item.Said);
            (item.Fate, item.FateAt, item.FateReason, item.KeptUntil) = (ItemFate.KeptLonger, act.Now, one.Reason.Trim(), one.Until);
        }

        var kept = of.Items.Where(i => i.Fate == ItemFate.KeptLonger).Select(i => $"{i.Said}：{i.FateReason}");
        act.Note("destruction.confirmed", of.Objects(new { of.List.Number, Signed = step.DoneByName, Kept = kept }));
        return of.Listed.Any() ? of.Move(DestructionAct.ConfirmOwner) : of.Close(act, null);
    }
}

/// <summary>
/// The hold check (暂缓检查): whatever a hold or a rule stands against is left out, and the list says why. Then the approval is asked for. Where nothing is left
/// the list closes.
/// </summary>
[Needs(Permission.ControlDocuments)]
public sealed class CheckHolds(Vault vault, CompanyTime time, WorkingCalendars calendars)
{
    /// <summary>Refusals: <c>deciding.not-found</c>, <c>workflow.not-allowed</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (await DestructionCase.LockAsync(act, id) is not { } of)
                return Error.NotFound("deciding.not-found");
            if (DestructionWorkflow.Table.Next(of.List.State, DestructionAct.CheckHolds) is { Succeeded: false } impossible)
                return impossible.Error;
            var excluded = await of.ExcludeAsync(act, time);
            act.Note("destruction.holds-checked", of.Objects(new { of.List.Number, Excluded = excluded.Select(i => i.Said) }));
            if (!of.Listed.Any())
                return of.Close(act, null);
            var upper = await Deciders.UpperLevelsAsync(act.Db, ct);
            Decisions.Open(act, of, DestructionRule.Approve(of.Listed.Any(i => i.Level == RecordRule.AuditOrReview || upper.Contains(i.Level)), of.List.Department, await RepresentativeOffice.CodeAsync(act.Db, ct)), await DestructionCase.DueAsync(act, time, calendars));
            return of.Move(DestructionAct.CheckHolds);
        }, ct);
}

/// <summary>Approves the list as it stands after the hold check: the management representative, or for level 3 and below the head. Never who proposed it.</summary>
[Needs(Permission.Read)]
public sealed class ApproveDestruction(DecisionSigning signing, CompanyTime time, WorkingCalendars calendars)
{
    /// <summary>Refusals: those of <see cref="DecisionSigning"/>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, string contentHash, SigningProof proof, CancellationToken ct) =>
        signing.SignAsync<DestructionCase>(
            this, actor, new(new(DestructionList.Kind, id), SignatureMeaning.Approve, contentHash, proof), act => DestructionCase.LockAsync(act, id),
            async (act, of, step) =>
            {
                Decisions.Open(act, of, DestructionRule.Execute, await DestructionCase.DueAsync(act, time, calendars));
                act.Note("destruction.approved", of.Objects(new { of.List.Number, Signed = step.DoneByName }));
                return of.Move(DestructionAct.Approve);
            }, ct);
}

/// <summary>Does not agree to a list, with a reason, by somebody who could confirm or approve it now. Everything on it stays.</summary>
[Needs(Permission.Read)]
public sealed class RejectDestruction(Vault vault, CompanyTime time)
{
    /// <summary>Refusals: <c>act.reason-required</c>, <c>deciding.not-found</c>, <c>workflow.not-allowed</c>, <c>deciding.not-your-turn</c>, <c>deciding.not-own-work</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            if (await DestructionCase.LockAsync(act, id) is not { } of)
                return Error.NotFound("deciding.not-found");
            if (DestructionWorkflow.Table.Next(of.List.State, DestructionAct.Reject) is { Succeeded: false } impossible)
                return impossible.Error;
            var step = of.Steps.First(s => s.DoneAt is null);
            if (await Decisions.CapacityAsync(act.Db, of.Steps, step, actor.PersonId, time, ct) is { Succeeded: false } notTheirs)
                return notTheirs.Error;
            Decisions.Void(act, of, step, reason.Trim());
            (of.List.EndReason, of.List.EndedAt) = (reason.Trim(), act.Now);
            act.Note("destruction.rejected", of.Objects(new { of.List.Number, step.Meaning, Reason = reason.Trim() }));
            return of.Move(DestructionAct.Reject);
        }, ct);
}

/// <summary>The controller gives a list up before it is destroyed, with a reason.</summary>
[Needs(Permission.ControlDocuments)]
public sealed class CloseDestruction(Vault vault)
{
    /// <summary>Refusals: <c>act.reason-required</c>, <c>deciding.not-found</c>, <c>workflow.not-allowed</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            if (await DestructionCase.LockAsync(act, id) is not { } of)
                return Error.NotFound("deciding.not-found");
            return DestructionWorkflow.Table.Next(of.List.State, DestructionAct.Close) is { Succeeded: false } impossible ? impossible.Error : of.Close(act, reason.Trim());
        }, ct);
}
