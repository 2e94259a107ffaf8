using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Distribution;

/// <summary>One row of 以旧换新: the old copy that came back and the planned one handed out for it.</summary>
public sealed record CopyExchange(Guid OldId, Guid NewId, Guid? HolderId = null);

/// <summary>
/// 以旧换新 over the counter: old number back, new one out, in one act for a whole batch (decision 31); from 发布 on. The controller has the old paper; the holder's
/// 签收 of the new copy also confirms its return.
/// </summary>
[Needs(Permission.ControlDocuments)]
public sealed class ExchangeCopies(Vault vault, CompanyTime time, DueDays days)
{
    /// <summary>
    /// Refusals: those of <see cref="IssueCopies"/> but <c>copies.exchange-first</c>, and <c>copies.other-holder</c> (old and new 分发号), <c>copies.not-newer</c> (the
    /// same), <c>copies.chosen-twice</c>.
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, IReadOnlyList<CopyExchange> exchanges, DateOnly on, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            var ids = exchanges.SelectMany(e => new[] { e.OldId, e.NewId }).ToList();
            if (ids.Distinct().Count() < ids.Count)
                return Error.Invalid("copies.chosen-twice");
            var found = await Copies.LockAsync(act, ids);
            if (!found.Succeeded)
                return found.Error;
            var cases = found.Value.ToDictionary(c => c.Copy.Id);
            foreach (var exchange in exchanges)
            {
                if (await ExchangeAsync(act, cases[exchange.OldId], cases[exchange.NewId], exchange.HolderId, on) is { Succeeded: false } refused)
                    return refused;
            }

            Copies.Note(act, "copies.exchanged", exchanges.Select(e => cases[e.NewId]), c => new
            {
                c[0].Edition.Label,
                Exchanged = string.Join('、', exchanges.Where(e => c.Any(x => x.Copy.Id == e.NewId)).Select(e => $"{cases[e.OldId].Copy.Number}→{cases[e.NewId].Copy.Number}")),
                On = on,
            });
            return Result.Success;
        }, ct);

    private async Task<Result> ExchangeAsync(Act act, CopyCase old, CopyCase fresh, Guid? holder, DateOnly on)
    {
        if (old.Document.Id != fresh.Document.Id || CopyHolder.Of(old.Copy) != CopyHolder.Of(fresh.Copy))
            return Error.Invalid("copies.other-holder", old.Copy.Number, fresh.Copy.Number);
        if (old.Edition.Ordinal >= fresh.Edition.Ordinal)
            return Error.Invalid("copies.not-newer", old.Copy.Number, fresh.Copy.Number);
        if (await Issuing.RefusalAsync(act, fresh, on, time.Today) is { } refusal)
            return refusal;
        if (Copies.Move(act, old.Copy, CopyAct.Exchange, time.Today, fresh.Copy.Number) is { Succeeded: false } kept)
            return kept;
        (old.Copy.ReturnedOn, old.Copy.ReceivedAt, old.Copy.ReceivedBy) = (on, act.Now, act.Actor.Name);
        await PairAsync(act, old.Copy, fresh.Copy);
        return await Issuing.NameHolderAsync(act, fresh.Copy, holder) is { } unnamed ? unnamed : await Issuing.IssueAsync(act, fresh, on, time.Today, days);
    }

    /// <summary>Another new copy than the planned one is handed out: the two change their partners, and each keeps the holder of the old one.</summary>
    private static async Task PairAsync(Act act, ControlledCopy old, ControlledCopy fresh)
    {
        if (fresh.ReplacesId != old.Id)
        {
            var planned = await act.Db.Set<ControlledCopy>().Where(c => c.DocumentId == old.DocumentId && c.State == CopyState.Planned).ToListAsync(act.Token);
            if (planned.Find(c => c.ReplacesId == old.Id && c.Id != fresh.Id) is { } other)
                (other.ReplacesId, other.HolderId, other.HolderName) = (fresh.ReplacesId, fresh.HolderId, fresh.HolderName);
        }

        (fresh.ReplacesId, fresh.HolderId, fresh.HolderName) = (old.Id, old.HolderId, old.HolderName);
    }
}
