using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Handling;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Registers.Incidents;

/// <summary>事件管理程序 6.5: when an incident is to become a problem. It is offered, a person decides.</summary>
internal sealed class ProblemAdvice : IRecordAdvice
{
    private const int Repeated = 3;

    /// <summary>Incidents further back say nothing about one of today.</summary>
    private const int MonthsBack = 12;

    public string Form => FormCodes.Incident;

    public async Task<IReadOnlyList<Advice>> OfAsync(VaultDbContext db, Record record, CancellationToken ct)
    {
        if (await db.Set<Incident>().AsNoTracking().FirstOrDefaultAsync(i => i.RecordId == record.Id, ct) is not { HasProblem: false, IsRefused: false } incident)
            return [];
        if (await FormCodes.NumberAsync(db, FormCodes.Problem, ct) is not { } problem)
            return [];
        var advice = new List<Advice>();
        if (incident.IsMajor)
            advice.Add(new(Error.Invalid("incidents.major-problem"), problem));
        if (incident.IsWorkaround)
            advice.Add(new(Error.Invalid("incidents.workaround-problem"), problem));
        var since = incident.ReportedAt.AddMonths(-MonthsBack);
        var alike = await db.Set<Incident>().AsNoTracking().CountAsync(
            i => i.Category == incident.Category && i.Subcategory == incident.Subcategory && i.Service == incident.Service && i.IsWorkaround && !i.HasProblem && i.ReportedAt >= since, ct);
        if (alike >= Repeated)
            advice.Add(new(Error.Invalid("incidents.repeated-problem", alike), problem));
        return advice;
    }
}
