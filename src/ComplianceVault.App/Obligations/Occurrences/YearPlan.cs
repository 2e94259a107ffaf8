using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Obligations.Occurrences;

/// <summary>
/// What of a year's plan (体系运行年度计划) is not planned yet: the times that the duties' terms of today lead to, reckoned and not kept, because terms may change before
/// they are planned (<see cref="PlanOccurrences"/>).
/// </summary>
internal static class YearPlan
{
    public static async Task<List<OccurrenceRow>> AheadAsync(VaultDbContext db, Actor actor, OccurrenceFilter filter, DateOnly today, CancellationToken ct)
    {
        var (first, last) = (new DateOnly(filter.Year!.Value, 1, 1), new DateOnly(filter.Year.Value, 12, 31));
        if (last < today)
            return [];
        var planned = (await db.Set<Occurrence>().GroupBy(o => new { o.ObligationId, o.Department }).Select(g => new { g.Key.ObligationId, g.Key.Department, To = g.Max(o => o.DueOn) }).ToListAsync(ct))
            .ToDictionary(p => (p.ObligationId, p.Department), p => p.To);
        var departments = await db.Set<Department>().AsNoTracking().Where(d => d.Active).OrderBy(d => d.Ordinal).Select(d => d.Code).ToListAsync(ct);
        var rows = new List<OccurrenceRow>();
        foreach (var duty in (await DutiesByClause.AsOfAsync(db, today, ct)).Where(d => !d.Terms.IsProposal && d.Terms.Cadence.HasPeriods() && Serves(d, filter.Clause)))
        {
            foreach (var department in (duty.Terms.Department is { } one ? [one] : departments).Where(d => filter.Department is null || filter.Department == d))
            {
                if (filter.Mine && !actor.Offices.Contains(PlanOccurrences.OfficeOf(duty.Terms, department)))
                    continue;
                DateOnly? to = planned.TryGetValue((duty.Terms.ObligationId, department), out var known) ? known : null;
                rows.AddRange(OccurrencePlan.Missing(duty.Terms.Cadence, duty.CountedSince, to, today, last).Where(p => p.To >= first && p.To <= last).Select(p => Row(duty, department, p)));
            }
        }

        return rows;
    }

    private static bool Serves(DutyAsOf duty, string? clause) =>
        clause is null || duty.Clauses.Any(c => c == clause || c.StartsWith(clause + ".", StringComparison.Ordinal));

    private static OccurrenceRow Row(DutyAsOf duty, string department, DutyPeriod period) => new(
        Guid.Empty, duty.Code, duty.Terms.TitleZh, duty.Terms.TitleEn, duty.Terms.Cadence, department, period.From, period.To, OccurrenceState.Planned, null, null, null, null,
        [.. duty.Evidence.Select(n => new DutyForm(n, null, null))]);
}

/// <summary>Takes a year's plan out of the program as a list; who did stands in the trail (R01: export).</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class ExportYearPlan(Vault vault, OccurrenceQueries occurrences)
{
    /// <summary>Refuses with <c>access.export-not-granted</c>.</summary>
    public async Task<Result<IReadOnlyList<OccurrenceRow>>> ExecuteAsync(Actor actor, OccurrenceFilter filter, CancellationToken ct)
    {
        if (!DocumentRights.MayExport(actor))
            return Error.Forbidden("access.export-not-granted");
        var rows = await occurrences.ListAsync(actor, filter, ct);
        return !rows.Succeeded ? rows : await vault.ActAsync<IReadOnlyList<OccurrenceRow>>(this, actor, act =>
        {
            act.Note("duties.exported", TrailWriter.VaultRef, new { filter.Year, filter.Department, filter.Clause, filter.Mine });
            return Task.FromResult(rows);
        }, ct);
    }
}
