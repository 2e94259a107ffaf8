using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Obligations;

/// <summary>A duty by code and Chinese title.</summary>
internal sealed record NamedDuty(string Code, string Title);

/// <summary>The duties, periodic and upon an event, that records of some forms prove on a day.</summary>
internal static class DutiesOfForms
{
    public static async Task<IReadOnlyList<NamedDuty>> OfAsync(VaultDbContext db, IReadOnlyCollection<string> forms, DateOnly day, CancellationToken ct)
    {
        if (forms.Count == 0)
            return [];
        var proven = db.Set<ObligationEvidence>().On(day).Where(e => forms.Contains(e.Form)).Select(e => e.ObligationId);
        var recurring = await db.Set<Obligation>().Where(o => proven.Contains(o.Id))
            .Join(db.Set<ObligationTerms>().On(day), o => o.Id, t => t.ObligationId, (o, t) => new { o.Code, t.TitleZh }).OrderBy(x => x.Code).ToListAsync(ct);
        var upon = await db.Set<EventDuty>().AsNoTracking().On(day).OrderBy(d => d.Code).ToListAsync(ct);
        return [.. recurring.Select(d => new NamedDuty(d.Code, d.TitleZh)), .. upon.FindAll(d => Texts.LinesOf(d.Evidence).Any(forms.Contains)).Select(d => new NamedDuty(d.Code, d.TitleZh))];
    }
}
