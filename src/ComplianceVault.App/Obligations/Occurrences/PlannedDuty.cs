using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Obligations.Occurrences;

/// <summary>A duty with periods in a department that has it, and up to which day its times are planned; null: none is.</summary>
internal sealed record PlannedDuty(DutyAsOf Duty, string Department, DateOnly? PlannedTo)
{
    /// <summary>Role and department in one word of who answers for it, as <c>Actor.Offices</c> has them.</summary>
    public string Office => OfficeOf(Duty.Terms, Department);

    /// <summary>The duties of the day that are planned at all: no proposals, none without periods.</summary>
    public static async Task<List<DutyAsOf>> AskedAsync(VaultDbContext db, DateOnly day, CancellationToken ct) =>
        (await DutiesByClause.AsOfAsync(db, day, ct)).FindAll(d => !d.Terms.IsProposal && d.Terms.Cadence.HasPeriods());

    /// <summary>Each of them in each department that has it.</summary>
    public static async Task<List<PlannedDuty>> OfAsync(VaultDbContext db, IReadOnlyList<DutyAsOf> duties, CancellationToken ct)
    {
        var planned = (await db.Set<Occurrence>().GroupBy(o => new { o.ObligationId, o.Department }).Select(g => new { g.Key.ObligationId, g.Key.Department, To = g.Max(o => o.DueOn) }).ToListAsync(ct))
            .ToDictionary(p => (p.ObligationId, p.Department), p => p.To);
        var departments = await db.Set<Department>().AsNoTracking().Where(d => d.Active).OrderBy(d => d.Ordinal).Select(d => d.Code).ToListAsync(ct);
        return [.. duties.SelectMany(d => (d.Terms.Department is { } one ? [one] : departments)
            .Select(department => new PlannedDuty(d, department, planned.TryGetValue((d.Terms.ObligationId, department), out var to) ? to : null)))];
    }

    public static string OfficeOf(ObligationTerms terms, string department) =>
        terms.ResponsibleRole is null or Role.DepartmentHead ? Offices.Of(Role.DepartmentHead, department) : terms.ResponsibleRole;
}
