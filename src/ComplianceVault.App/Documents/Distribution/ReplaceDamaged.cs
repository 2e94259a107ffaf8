using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Distribution;

/// <summary>
/// 破损更换 (文件控制程序 4.5.5): a damaged copy comes back over the counter and a fresh print goes out under the same 分发号; the old sheets are made void on the spot.
/// Its number stays, because nothing is missing: a lost copy's number is blocked instead. The holder signs for it again.
/// </summary>
[Needs(Permission.ControlDocuments)]
public sealed class ReplaceDamaged(Vault vault, CompanyTime time, DueDays days)
{
    /// <summary>
    /// Refusals: <c>copies.none-chosen</c>, <c>copies.too-many</c>, <c>copies.not-found</c>, <c>copies.not-allowed</c>, <c>act.reason-required</c>,
    /// <c>copies.not-in-force</c> (分发号, state): another edition is exchanged, not replaced.
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, IReadOnlyList<Guid> copies, string damage, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(damage) is { } unsaid)
                return unsaid;
            var found = await Copies.LockAsync(act, copies);
            if (!found.Succeeded)
                return found.Error;
            var due = await days.AfterAsync(act.Db, time.Today, DistributionSettings.AcknowledgeDays, ct);
            foreach (var of in found.Value)
            {
                if (Copies.Move(act, of.Copy, CopyAct.ReplaceDamaged, time.Today, damage.Trim(), due) is { Succeeded: false } refused)
                    return refused;
                if (of.Edition.State is not (EditionState.Published or EditionState.Effective))
                    return Error.Conflict("copies.not-in-force", of.Copy.Number, of.Edition.State);
            }

            Copies.Note(act, "copies.damaged-replaced", found.Value, c => new { c[0].Edition.Label, Numbers = Copies.Numbers(c), Reason = damage.Trim() });
            return Result.Success;
        }, ct);
}
