using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Obligations.Occurrences;

/// <summary>
/// What of a year's plan (体系运行年度计划) is not planned yet: the times that the duties' terms of today lead to, reckoned and not kept, because terms may change before
/// they are planned (<see cref="PlanOccurrences"/>).
/// </summary>
internal static class YearPlan
{
    /// <summary>Those whose last day lies from <paramref name="first"/> to <paramref name="last"/>, of the duties and departments that are <paramref name="wanted"/>.</summary>
    public static async Task<List<OccurrenceRow>> AheadAsync(VaultDbContext db, DateOnly first, DateOnly last, Func<PlannedDuty, bool> wanted, DateOnly today, CancellationToken ct)
    {
        if (last < today)
            return [];
        var places = await PlannedDuty.OfAsync(db, await PlannedDuty.AskedAsync(db, today, ct), ct);
        return [.. places.Where(wanted).SelectMany(p => OccurrencePlan.Missing(p.Duty.Terms.Cadence, p.Duty.CountedSince, p.PlannedTo, today, last)
            .Where(period => period.To >= first && period.To <= last).Select(period => Row(p, period)))];
    }

    private static OccurrenceRow Row(PlannedDuty of, DutyPeriod period) => new(
        Guid.Empty, of.Duty.Code, of.Duty.Terms.TitleZh, of.Duty.Terms.TitleEn, of.Duty.Terms.Cadence, of.Department, period.From, period.To, OccurrenceState.Planned, null, null, null, null,
        [.. of.Duty.Evidence.Select(n => new DutyForm(n, null, null))]);
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
