using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Sheets;

/// <summary>
/// Rows that are records already: those of this import always, so that one which was interrupted goes on; those of others by what stands in them or by file, sheet and
/// line, unless they are wanted once more.
/// </summary>
internal sealed class KnownRows
{
    private readonly HashSet<int> own = [];
    private readonly HashSet<int> sameFile = [];
    private readonly HashSet<string> keys = new(StringComparer.Ordinal);

    public static async Task<KnownRows> OfAsync(VaultDbContext db, SheetImport import, SheetPlan plan, CancellationToken ct)
    {
        var (known, rows) = (new KnownRows(), db.Set<SheetImportRow>().AsNoTracking());
        known.own.UnionWith(await rows.Where(r => r.ImportId == import.Id).Select(r => r.Row).ToListAsync(ct));
        if (plan.Again)
            return known;
        var (sheet, hash) = (plan.Sheet, import.FileHash);
        var others = db.Set<SheetImport>().Where(i => i.Id != import.Id && i.FormId == import.FormId && i.FileHash == hash && i.Sheet == sheet);
        known.sameFile.UnionWith(await rows.Where(r => others.Any(o => o.Id == r.ImportId)).Select(r => r.Row).ToListAsync(ct));
        known.keys.UnionWith(await rows.Where(r => r.FormId == import.FormId && r.ImportId != import.Id).Select(r => r.Key).ToListAsync(ct));
        return known;
    }

    /// <summary>Made a record by this import.</summary>
    public bool IsOwn(SheetRecord record) => own.Contains(record.Row);

    public bool IsKnown(SheetRecord record) => IsOwn(record) || sameFile.Contains(record.Row) || keys.Contains(record.Key);
}
