using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Registers.Incidents;

/// <summary>Incidents of one priority: how many, of how many the response or solution could be judged, and how many were in time.</summary>
public sealed record PriorityCount(IncidentPriority Priority, int Count, int ResponseBase, int Responded, int ResolutionBase, int Resolved);

/// <summary>
/// An objective with its value: <paramref name="Good"/> of <paramref name="Base"/>; with nothing to count it is neither met nor missed.
/// </summary>
public sealed record IncidentObjective(string Code, int Good, int Base, decimal Target)
{
    public decimal? Value => Base == 0 ? null : Math.Round(Good * 100m / Base, 1, MidpointRounding.AwayFromZero);

    public bool? Met => Value is { } value ? value >= Target : null;
}

/// <summary>《IT事件统计表》 of a time, worked out from the incidents themselves; <paramref name="Form"/> is the number of their form.</summary>
public sealed record IncidentStatistics(
    string Form, DateOnly From, DateOnly To, int Total, int Major, int Reopened, IReadOnlyList<PriorityCount> ByPriority, IReadOnlyList<(string Category, int Count)> ByCategory,
    IReadOnlyList<IncidentObjective> Objectives, IReadOnlyList<OverdueIncident> Overdue, IReadOnlyList<(string What, int Count)> Repeated);

/// <summary>An incident that is open after the time in which it was to be solved.</summary>
public sealed record OverdueIncident(Guid Id, string Number, string Title, IncidentPriority Priority, DateTime Due);

/// <summary>Counts incidents within the person's rights.</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class IncidentQueries(IDbContextFactory<VaultDbContext> databases, CompanyTime time)
{
    private const int MostListed = 50;
    private const int LeastRepeated = 2;
    private const int Satisfied = 4;

    /// <summary>Those reported on the days, both included. Refuses with <c>forms.not-found</c> where the form is not readable.</summary>
    public async Task<Result<IncidentStatistics>> StatisticsAsync(Actor actor, DateOnly from, DateOnly to, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await FormRights.Readable(db, actor).FirstOrDefaultAsync(f => f.Code == FormCodes.Incident, ct) is not { } form)
            return Error.NotFound("forms.not-found", FormCodes.Incident);
        var (begin, end, now) = (time.StartOf(from), time.StartOf(to.AddDays(1)), time.Now);
        var readable = RecordRights.Readable(db, actor);
        var all = db.Set<Incident>().AsNoTracking().Where(i => i.ReportedAt >= begin && i.ReportedAt < end && !i.IsRefused && readable.Any(r => r.Id == i.RecordId));
        var priorities = await PrioritiesAsync(all, now, ct);
        var rated = await all.Where(i => i.Satisfaction != null).GroupBy(i => i.Satisfaction >= Satisfied).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        return new IncidentStatistics(
            form.Number, from, to, priorities.Sum(p => p.Count), await all.CountAsync(i => i.IsMajor, ct), await all.SumAsync(i => i.Reopened, ct), priorities,
            [.. (await all.GroupBy(i => i.Category).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct)).OrderByDescending(c => c.Count).Select(c => (c.Key, c.Count))],
            [
                new("response", priorities.Sum(p => p.Responded), priorities.Sum(p => p.ResponseBase), 95), new("resolution", priorities.Sum(p => p.Resolved), priorities.Sum(p => p.ResolutionBase), 98),
                new("satisfaction", rated.Where(r => r.Key).Sum(r => r.Count), rated.Sum(r => r.Count), 90),
            ],
            await OverdueAsync(db, all, now, ct), await RepeatedAsync(all, ct));
    }

    /// <summary>What was not answered or solved counts as soon as its time has passed.</summary>
    private static async Task<IReadOnlyList<PriorityCount>> PrioritiesAsync(IQueryable<Incident> all, DateTime now, CancellationToken ct)
    {
        var found = await all.GroupBy(i => i.Priority).Select(g => new PriorityCount(
            g.Key, g.Count(),
            g.Count(i => i.RespondedAt != null || (i.ResponseDue != null && i.ResponseDue < now)), g.Count(i => i.RespondedAt != null && i.ResponseDue != null && i.RespondedAt <= i.ResponseDue),
            g.Count(i => i.ResolvedAt != null || (i.ResolutionDue != null && i.ResolutionDue < now)), g.Count(i => i.ResolvedAt != null && i.ResolutionDue != null && i.ResolvedAt <= i.ResolutionDue))).ToListAsync(ct);
        return [.. Enum.GetValues<IncidentPriority>().Select(p => found.Find(f => f.Priority == p) ?? new(p, 0, 0, 0, 0, 0))];
    }

    private static async Task<IReadOnlyList<OverdueIncident>> OverdueAsync(VaultDbContext db, IQueryable<Incident> all, DateTime now, CancellationToken ct) =>
        await all.Where(i => i.IsOpen && i.ResolvedAt == null && i.ResolutionDue != null && i.ResolutionDue < now).OrderBy(i => i.ResolutionDue).Take(MostListed)
            .Join(db.Set<Record>(), i => i.RecordId, r => r.Id, (i, r) => new OverdueIncident(i.RecordId, i.Number, r.Title, i.Priority, i.ResolutionDue!.Value)).ToListAsync(ct);

    private static async Task<IReadOnlyList<(string What, int Count)>> RepeatedAsync(IQueryable<Incident> all, CancellationToken ct)
    {
        var found = await all.GroupBy(i => new { i.Service, i.Category, i.Subcategory }).Select(g => new { g.Key, Count = g.Count() }).Where(g => g.Count >= LeastRepeated).OrderByDescending(g => g.Count).Take(MostListed).ToListAsync(ct);
        return [.. found.Select(f => (string.Join(" · ", new[] { f.Key.Service, f.Key.Category, f.Key.Subcategory }.Where(w => !string.IsNullOrEmpty(w))), f.Count))];
    }
}
