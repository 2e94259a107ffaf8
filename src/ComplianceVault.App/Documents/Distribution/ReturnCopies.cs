using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Distribution;

/// <summary>
/// 交回 without exchange, the holder's side: the named holder, or anybody of the holder department. It is back once the controller has confirmed too
/// (文件控制程序 4.7.1).
/// </summary>
[Needs(Permission.Read)]
public sealed class ReturnCopies(Vault vault, CompanyTime time)
{
    /// <summary>
    /// Refusals: <c>copies.none-chosen</c>, <c>copies.too-many</c>, <c>copies.not-found</c>, <c>copies.not-allowed</c>, <c>copies.not-the-holder</c>,
    /// <c>copies.not-the-department</c>, <c>copies.outside-holder</c>, <c>copies.confirmed-before</c> (分发号, by whom).
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, IReadOnlyList<Guid> copies, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            var found = await Copies.LockAsync(act, copies);
            if (!found.Succeeded)
                return found.Error;
            foreach (var copy in found.Value.Select(c => c.Copy))
            {
                if (await Copies.HolderRefusalAsync(act.Db, actor, copy, act.Token) is { } refusal)
                    return refusal;
                if (Returning.Refusal(copy, copy.HandedInBy) is { } confirmed)
                    return confirmed;
                (copy.HandedInAt, copy.HandedInBy) = (act.Now, actor.Name);
                Returning.Finish(act, copy, time.Today);
            }

            Copies.Note(act, "copies.handed-in", found.Value);
            return Result.Success;
        }, ct);
}

/// <summary>交回, the controller's side: the paper is here. For a holder outside the controller's word is enough.</summary>
[Needs(Permission.ControlDocuments)]
public sealed class ReceiveCopies(Vault vault, CompanyTime time)
{
    /// <summary>Refusals: <c>copies.none-chosen</c>, <c>copies.too-many</c>, <c>copies.not-found</c>, <c>copies.not-allowed</c>, <c>copies.confirmed-before</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, IReadOnlyList<Guid> copies, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            var found = await Copies.LockAsync(act, copies);
            if (!found.Succeeded)
                return found.Error;
            foreach (var copy in found.Value.Select(c => c.Copy))
            {
                if (Returning.Refusal(copy, copy.ReceivedBy) is { } confirmed)
                    return confirmed;
                (copy.ReceivedAt, copy.ReceivedBy) = (act.Now, actor.Name);
                Returning.Finish(act, copy, time.Today);
            }

            Copies.Note(act, "copies.received", found.Value);
            return Result.Success;
        }, ct);
}

internal static class Returning
{
    public static Error? Refusal(ControlledCopy copy, string? before) =>
        CopyWorkflow.Table.Next(copy.State, CopyAct.Return).Succeeded
            ? before is null ? null : Error.Conflict("copies.confirmed-before", copy.Number, before)
            : Error.Conflict("copies.not-allowed", copy.Number, CopyAct.Return, copy.State);

    /// <summary>Back when both have confirmed.</summary>
    public static void Finish(Act act, ControlledCopy copy, DateOnly today)
    {
        if (copy.ReceivedAt is null || (copy.HandedInAt is null && copy.OutsideHolder is null))
            return;
        Copies.Move(act, copy, CopyAct.Return, today);
        copy.ReturnedOn = today;
    }
}
