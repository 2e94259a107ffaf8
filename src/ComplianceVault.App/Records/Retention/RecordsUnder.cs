using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Retention;

/// <summary>
/// Records of a form that are kept; <paramref name="Until"/> is the last day of keeping of the newest, null when none is known: permanent, or what sets the
/// period running has not happened (R23).
/// </summary>
internal sealed record KeptRecords(string Form, DateOnly? Until);

/// <summary>The records made while an edition was in force, with the forms of its document; those that are destroyed are still counted and not kept.</summary>
internal static class RecordsUnder
{
    public static async Task<IReadOnlyList<KeptRecords>> OfAsync(VaultDbContext db, string number, Guid documentId, DateOnly from, DateOnly? to, CancellationToken ct)
    {
        var forms = await db.Set<Form>().AsNoTracking().Where(f => f.Parent == number || f.DocumentId == documentId).OrderBy(f => f.Number).ToListAsync(ct);
        var ids = forms.ConvertAll(f => f.Id);
        var gone = db.Set<Record>().Where(r => r.State == RecordState.Disposed);
        var newest = await db.Set<RecordCount>()
            .Where(c => ids.Contains(c.FormId) && c.EnteredDay >= from && (to == null || c.EnteredDay < to)
                && c.Records > gone.Count(r => r.FormId == c.FormId && r.Department == c.Department && r.HappenedOn == c.EventDay && r.CountedOn == c.EnteredDay))
            .GroupBy(c => c.FormId).Select(g => new { Form = g.Key, Day = g.Max(c => c.EventDay) }).ToDictionaryAsync(x => x.Form, x => x.Day, ct);
        var classes = (await db.Set<RetentionClass>().AsNoTracking().ToListAsync(ct)).ToLookup(r => r.Code);
        return [.. forms.Where(f => newest.ContainsKey(f.Id)).Select(f => new KeptRecords(f.Number, Until(classes[f.Retention], newest[f.Id])))];
    }

    private static DateOnly? Until(IEnumerable<RetentionClass> rules, DateOnly newest) => RetentionHistory.Until(RetentionHistory.Binding(rules, newest), newest);
}

/// <summary>How long the masters of documents are kept that are no longer in force.</summary>
internal static class MasterKeeping
{
    /// <summary>The last day of a master whose edition went out of force on that day.</summary>
    public static async Task<(DateOnly Until, RetentionTerm Term)> OfAsync(VaultDbContext db, DateOnly ended, CancellationToken ct)
    {
        var rows = await db.Set<RetentionClass>().AsNoTracking().Where(r => r.Code == RetentionClass.Masters).ToListAsync(ct);
        IReadOnlyList<RetentionTerm> binding = rows.Count == 0 ? [RetentionHistory.MastersTerm] : RetentionHistory.Binding(rows, ended);
        return binding.Select(t => (Until: t.After(ended)!.Value, t)).MaxBy(t => t.Until);
    }
}
