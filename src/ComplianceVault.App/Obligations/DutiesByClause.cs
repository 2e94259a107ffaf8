using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Obligations;

/// <summary>A duty with its terms, clauses and forms as they stood on a day.</summary>
/// <param name="CountedSince">First day of the unbroken time in which its cadence was no mere proposal.</param>
internal sealed record DutyAsOf(ObligationTerms Terms, string Code, DateOnly CountedSince, IReadOnlyList<string> Clauses, IReadOnlyList<string> Evidence);

/// <summary>
/// Planned times of a duty in a department: how many that fell due were open, and the first of them; how many say something at all (due or fulfilled); since when they are planned,
/// and the next that is open.
/// </summary>
internal sealed record DueOccurrences(Guid Duty, string Department, int Open, DateOnly? Earliest, int Told, DateOnly PlannedFrom, DateOnly? Next);

/// <summary>The duties of a day, for the clause matrix (decision 13). Five queries, whatever their number.</summary>
internal static class DutiesByClause
{
    private const int MonthsBack = 12;

    public static async Task<List<DutyAsOf>> AsOfAsync(VaultDbContext db, DateOnly day, CancellationToken ct)
    {
        var codes = await db.Set<Obligation>().AsNoTracking().ToDictionaryAsync(o => o.Id, o => o.Code, ct);
        var terms = (await db.Set<ObligationTerms>().AsNoTracking().Where(t => t.From <= day).ToListAsync(ct)).ToLookup(t => t.ObligationId);
        var clauses = (await db.Set<ObligationClause>().AsNoTracking().On(day).ToListAsync(ct)).ToLookup(c => c.ObligationId, c => c.Clause);
        var evidence = (await db.Set<ObligationEvidence>().AsNoTracking().On(day).ToListAsync(ct)).ToLookup(c => c.ObligationId, c => c.Form);
        return [.. terms.Select(t => (Duty: t.Key, Rows: t.OrderByDescending(r => r.From).ThenBy(r => r.To is null ? 0 : 1).ToList()))
            .Where(t => t.Rows[0].To is null || t.Rows[0].To > day)
            .Select(t => new DutyAsOf(t.Rows[0], codes[t.Duty], CountedSince(t.Rows), [.. clauses[t.Duty]], [.. evidence[t.Duty].Order(StringComparer.Ordinal)]))
            .OrderBy(d => d.Code, StringComparer.Ordinal)];
    }

    /// <summary>By duty and department, wherever occurrences were planned at all.</summary>
    public static Task<List<DueOccurrences>> OccurrencesAsync(VaultDbContext db, DateOnly day, bool includeLater, CancellationToken ct)
    {
        var from = day.AddMonths(-MonthsBack);
        return db.Set<Occurrence>().AsNoTracking().Where(o => o.PeriodFrom <= day && o.DueOn >= from)
            .GroupBy(o => new { o.ObligationId, o.Department })
            .Select(g => new DueOccurrences(
                g.Key.ObligationId, g.Key.Department,
                g.Count(o => o.DueOn < day && (o.FulfilledOn == null || o.FulfilledOn > day || (!includeLater && (o.LinkedOn == null || o.LinkedOn > day)))),
                g.Min(o => o.DueOn < day && (o.FulfilledOn == null || o.FulfilledOn > day || (!includeLater && (o.LinkedOn == null || o.LinkedOn > day))) ? o.DueOn : (DateOnly?)null),
                g.Count(o => o.DueOn < day || (o.FulfilledOn != null && o.FulfilledOn <= day)), g.Min(o => o.PeriodFrom),
                g.Min(o => o.DueOn >= day && (o.FulfilledOn == null || o.FulfilledOn > day) ? o.DueOn : (DateOnly?)null)))
            .ToListAsync(ct);
    }

    /// <summary>New words or another department do not wipe out what was owed before; a proposal does, since it was never owed.</summary>
    private static DateOnly CountedSince(List<ObligationTerms> newestFirst) =>
        newestFirst.TakeWhile(t => t.IsProposal == newestFirst[0].IsProposal).Last().From;
}
