using ComplianceVault.App.Clauses;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Registers.Audits;

/// <summary>When each clause was last audited inside the company: the plan names the clauses, its step says that the work on site was done.</summary>
internal static class AuditsByClause
{
    /// <summary>The step of the audit's workflow after which what the plan names was audited.</summary>
    private const string OnSiteDone = "finish";

    /// <summary>
    /// By clause that a plan names, which may stand above leaves, the day of the last audit as of a day: what the plan said at the end of that day, whatever was corrected or voided
    /// since. Null: no audit was done by then, so nothing can be said of any clause.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, DateOnly>?> AsOfAsync(VaultDbContext db, DateOnly day, CompanyTime time, CancellationToken ct)
    {
        var until = time.EndOf(day);
        var audited =
            from m in db.Set<RecordMove>()
            where m.Code == OnSiteDone && m.At < until
            join r in db.Set<Record>() on m.RecordId equals r.Id
            where (r.VoidedAt == null || r.VoidedAt >= until) && db.Set<Form>().Any(f => f.Id == r.FormId && f.Code == FormCodes.InternalAudit)
            let content = db.Set<RecordContent>().Where(c => c.RecordId == r.Id && c.At < until).Max(c => (int?)c.Ordinal) ?? r.ContentOrdinal // the contents of a destroyed one are gone, what it proved is not
            join l in db.Set<RecordLink>() on r.Id equals l.RecordId
            where l.TargetKind == Clause.Kind && l.FromOrdinal <= content && (l.ToOrdinal == null || l.ToOrdinal > content)
            group m.At by l.TargetId into clause
            select new { Clause = clause.Key, Last = clause.Max() };
        var found = await audited.ToListAsync(ct);
        return found.Count == 0 ? null : found.ToDictionary(a => a.Clause, a => DateOnly.FromDateTime(time.Local(a.Last)), StringComparer.Ordinal);
    }
}
