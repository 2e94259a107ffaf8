using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Distribution;

/// <summary>
/// 签收: the named holder, or anybody of the holder department where none is named. It is an act in the trail and no signature with a password. After 以旧换新 it also
/// confirms the return of the old copy.
/// </summary>
[Needs(Permission.Read)]
public sealed class AcknowledgeCopies(Vault vault, CompanyTime time)
{
    /// <summary>
    /// Refusals: <c>copies.none-chosen</c>, <c>copies.too-many</c>, <c>copies.not-found</c>, <c>copies.not-allowed</c>, <c>copies.not-the-holder</c>,
    /// <c>copies.not-the-department</c>, <c>copies.outside-holder</c>.
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, IReadOnlyList<Guid> copies, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            var found = await Copies.LockAsync(act, copies);
            if (!found.Succeeded)
                return found.Error;
            foreach (var of in found.Value)
            {
                if (await Copies.HolderRefusalAsync(act.Db, actor, of.Copy, act.Token) is { } refusal)
                    return refusal;
                if (await Receipts.AcknowledgeAsync(act, of.Copy, actor.Name, time.Today, time.Today) is { Succeeded: false } refused)
                    return refused;
            }

            Copies.Note(act, "copies.acknowledged", found.Value);
            return Result.Success;
        }, ct);
}

/// <summary>For a holder outside the company the controller records the paper receipt: who signed it, and when.</summary>
[Needs(Permission.ControlDocuments)]
public sealed class RecordReceipt(Vault vault, CompanyTime time)
{
    /// <summary>
    /// Refusals: <c>copies.not-found</c>, <c>copies.not-allowed</c>, <c>copies.not-outside</c>, <c>copies.signer-required</c>, <c>act.text-too-long</c>,
    /// <c>copies.receipt-day</c>.
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid copyId, string signer, DateOnly on, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.Refusal(signer, Texts.Name, "copies.signer-required") is { } unnamed)
                return unnamed;
            var found = await Copies.LockOneAsync(act, copyId);
            if (!found.Succeeded)
                return found.Error;
            var copy = found.Value.Copy;
            if (copy.OutsideHolder is null)
                return Error.Conflict("copies.not-outside", copy.Number);
            if (on > time.Today || on < copy.IssuedOn)
                return Error.Invalid("copies.receipt-day");
            if (await Receipts.AcknowledgeAsync(act, copy, signer.Trim(), on, time.Today) is { Succeeded: false } refused)
                return refused;
            Copies.Note(act, "copies.receipt-recorded", [found.Value], c => new { c[0].Edition.Label, Numbers = copy.Number, copy.OutsideHolder, Signer = signer.Trim(), On = on });
            return Result.Success;
        }, ct);
}

internal static class Receipts
{
    public static async Task<Result> AcknowledgeAsync(Act act, ControlledCopy copy, string by, DateOnly on, DateOnly today)
    {
        if (Copies.Move(act, copy, CopyAct.Acknowledge, today, by == act.Actor.Name ? null : by) is { Succeeded: false } refused)
            return refused;
        (copy.AcknowledgedOn, copy.AcknowledgedBy) = (on, by);
        var old = await act.Db.Set<ControlledCopy>().FirstOrDefaultAsync(o => o.Id == copy.ReplacesId && o.State == CopyState.Returned && o.HandedInAt == null, act.Token);
        if (old is not null)
            (old.HandedInAt, old.HandedInBy) = (act.Now, by);
        return Result.Success;
    }
}
