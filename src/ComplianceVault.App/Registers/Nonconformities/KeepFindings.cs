using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Handling;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Registers.Nonconformities;

/// <summary>
/// 《内审不符合报告》: what is open under which clause follows its records with each step, each correction and each voiding, so that the clause matrix need not read them.
/// </summary>
internal sealed class KeepFindings(CompanyTime time) : IFactHandler<RecordMoved>, IFactHandler<RecordCorrected>, IFactHandler<RecordEnded>
{
    public Task HandleAsync(RecordMoved fact, Act act) => FollowAsync(act, fact.RecordId, fact.FormId);

    public Task HandleAsync(RecordCorrected fact, Act act) => FollowAsync(act, fact.RecordId, fact.FormId);

    public Task HandleAsync(RecordEnded fact, Act act) => FollowAsync(act, fact.RecordId, fact.FormId, isOver: true);

    private async Task FollowAsync(Act act, Guid recordId, Guid formId, bool isOver = false)
    {
        if (!await FormCodes.Form(act.Db, FormCodes.Nonconformity).AnyAsync(f => f.Id == formId, act.Token) || await act.Db.Set<Record>().FirstOrDefaultAsync(r => r.Id == recordId, act.Token) is not { Number: { } number } record)
            return;
        var values = RecordValues.Parse(await act.Db.Set<RecordContent>().Where(c => c.RecordId == recordId).OrderByDescending(c => c.Ordinal).Select(c => c.Values).FirstAsync(act.Token));
        var clauses = isOver || record.State == RecordState.Locked ? [] : Pointer.ReadAll(values["clause"]).Select(p => p.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var open = await act.Db.Set<Finding>().Where(f => f.RecordId == recordId && f.To == null).ToListAsync(act.Token);
        var (department, grade) = (Pointer.Read(values["auditee"])?.Id ?? record.Department, Grade(FieldText.Text(values["type"])));
        foreach (var finding in open.Where(f => !Stands(f)))
            finding.To = time.Today;
        await act.Db.SaveChangesAsync(act.Token); // a row ends before the next begins: one is open at a time
        foreach (var clause in clauses.Where(c => !open.Exists(f => f.Clause == c && Stands(f))))
            act.Db.Add(new Finding { Id = act.NewId(), RecordId = recordId, Clause = clause, Number = number, Department = department, Grade = grade, From = time.Today });

        bool Stands(Finding finding) => clauses.Contains(finding.Clause) && finding.Department == department && finding.Grade == grade;
    }

    private static FindingGrade Grade(string? word) => word switch
    {
        "严重" => FindingGrade.Major,
        "一般" => FindingGrade.Minor,
        _ => FindingGrade.Observation,
    };
}

/// <summary>Open findings by clause as of a day, for the clause matrix.</summary>
internal static class FindingsByClause
{
    /// <summary>Null: no audit has found anything yet that the vault knows of.</summary>
    public static async Task<ILookup<string, Finding>?> AsOfAsync(VaultDbContext db, DateOnly day, CancellationToken ct)
    {
        if (!await db.Set<Finding>().AnyAsync(f => f.From <= day, ct))
            return null;
        var open = await db.Set<Finding>().AsNoTracking().On(day).OrderBy(f => f.Number).ToListAsync(ct);
        return open.ToLookup(f => f.Clause, StringComparer.Ordinal);
    }
}
