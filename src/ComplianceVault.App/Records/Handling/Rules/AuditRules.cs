using ComplianceVault.App.Clauses;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Handling.Rules;

/// <summary>Every leaf clause and every department is in a programme of the last 12 months; an occasional audit may cover a part.</summary>
internal sealed class AuditCoverage : IGuardRule
{
    private const int Months = 12;

    public string Name => "audit.coverage";

    public async Task<bool> HoldsAsync(GuardCase what)
    {
        var own = what.Values.Rows("schedule");
        if (what.Values.Word("type") == "临时")
            return own.Count > 0;
        var since = what.Facts.Today.AddMonths(-Months);
        var earlier = await OtherRecords.WithValuesAsync(what.Db, what.Siblings().Where(r => r.EnteredOn >= since), what.Token);
        var rows = own.Concat(earlier.SelectMany(e => e.Values.Rows("schedule"))).ToList();
        var clauses = rows.SelectMany(r => Pointer.ReadAll(r["clauses"])).Select(p => p.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var departments = rows.SelectMany(r => Pointer.ReadAll(r["auditee"])).Select(p => p.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var all = await what.Db.Set<Clause>().AsNoTracking().Select(c => c.Number).ToListAsync(what.Token);
        var leaves = all.Where(c => !all.Exists(o => o.StartsWith(c + ".", StringComparison.Ordinal))).ToList();
        var active = await what.Db.Set<Department>().AsNoTracking().Where(d => d.Active).Select(d => d.Code).ToListAsync(what.Token);
        return leaves.TrueForAll(leaf => clauses.Any(c => leaf == c || leaf.StartsWith(c + ".", StringComparison.Ordinal))) && active.TrueForAll(departments.Contains);
    }
}

/// <summary>No auditor looks at the own department; who audits the configuration has not kept its register.</summary>
internal sealed class AuditIndependent : IGuardRule
{
    public string Name => "audit.independent";

    public async Task<bool> HoldsAsync(GuardCase what)
    {
        if (what.Of.Model.Field("schedule") is null)
            return await NotKeepersAsync(what);
        var departments = await what.Db.Set<Person>().AsNoTracking().Where(p => p.DepartmentId != null)
            .Join(what.Db.Set<Department>(), p => p.DepartmentId, d => d.Id, (p, d) => new { p.Id, d.Code }).ToDictionaryAsync(p => p.Id, p => p.Code, what.Token);
        return what.Values.Rows("schedule").All(r => Pointer.ReadAll(r["auditee"]) is var audited
            && r["auditor"].People().All(p => !audited.Any(a => a.Id == departments.GetValueOrDefault(p))));
    }

    private static async Task<bool> NotKeepersAsync(GuardCase what)
    {
        var (auditors, items) = (what.Values["auditors"].People().ToArray(), what.OfForm(FormCodes.ConfigurationItems));
        return !await items.AnyAsync(r => auditors.Contains(r.BegunById) || what.Db.Set<RecordMove>().Any(m => m.RecordId == r.Id && auditors.Contains(m.ById)), what.Token);
    }
}

/// <summary>Notice is given 3 to 5 working days before; 1 for an occasional one that says why.</summary>
internal sealed class AuditNotice : IGuardRule
{
    private const int Least = 3;
    private const int Most = 5;

    public string Name => "audit.notice";

    public Task<bool> HoldsAsync(GuardCase what)
    {
        if (what.Values.Rows("schedule").Select(r => FieldText.Day(r["date"])).Where(d => d is not null).Min() is not { } first)
            return Task.FromResult(false);
        var days = what.Facts.Calendar.WorkingDaysBetween(what.Facts.Today, first).Days;
        var isUrgent = what.Values.Word("type") == "临时" && what.Values.Word("short_notice_reason") is not null;
        return Task.FromResult(first > what.Facts.Today && days <= Most && days >= (isUrgent ? 1 : Least));
    }
}

/// <summary>Leader and auditors hold their office today, and the last judgement of their work was no “不合格”.</summary>
internal sealed class AuditQualified : IGuardRule
{
    private static readonly string[] Offices = ["auditor", "lead_auditor"];

    public string Name => "audit.qualified";

    public async Task<bool> HoldsAsync(GuardCase what)
    {
        var team = what.Values["lead_auditor"].People().Concat(what.Values["auditors"].People()).Concat(what.Values.Rows("schedule").SelectMany(r => r["auditor"].People())).Distinct().ToList();
        var appointed = await OfficeHolders.InForce(what.Db, what.Facts.Now.UtcDateTime).Where(h => Offices.Contains(h.RoleCode)).Select(h => h.PersonId).Distinct().ToListAsync(what.Token);
        var judged = (await OtherRecords.WithValuesAsync(what.Db, what.OfForm(FormCodes.AuditorSummary), what.Token)).OrderBy(s => s.Record.HappenedOn)
            .SelectMany(s => s.Values["auditor"].People().Select(p => (Person: p, Word: s.Values.Word("evaluation")))).GroupBy(s => s.Person).ToDictionary(s => s.Key, s => s.Last().Word);
        return team.Count > 0 && team.TrueForAll(p => appointed.Contains(p) && judged.GetValueOrDefault(p) != "不合格");
    }
}
