using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Distribution;

/// <summary>Reads 《受控文件遗失证明单》 as rows.</summary>
internal static class CopyLossRows
{
    public static async Task<Page<LossRow>> PageAsync(VaultDbContext db, Actor actor, IQueryable<CopyLoss> losses, PageRequest page, DueReading due, CancellationToken ct)
    {
        var shown = await losses.OrderBy(l => l.ReportedAt).ThenBy(l => l.Id).Skip(page.Skip).Take(page.Take).ToListAsync(ct);
        var ids = shown.ConvertAll(l => l.CopyId);
        var copies = due.Of(await CopyRows.Of(db, db.Set<ControlledCopy>().AsNoTracking().Where(c => ids.Contains(c.Id))).Select(CopyRows.Row(db)).ToListAsync(ct)).ToDictionary(c => c.Id);
        return new([.. shown.Select(l => Row(l, copies[l.CopyId], actor))], await losses.CountAsync(ct));
    }

    /// <summary>The office is checked once more when it is decided.</summary>
    public static LossRow Row(CopyLoss l, CopyRow copy, Actor actor) => new(
        l.Id, copy, l.NoticedOn, l.Circumstances, l.Confidentiality, l.Prevention, l.ReportedByName, l.ReportedAt, l.Department, l.Approved, l.DecidedByName, l.DecidedAt, l.DecisionReason,
        l.DecidedAt is null && actor.Offices.Contains(l.Office) && l.ReportedById != actor.PersonId);
}
