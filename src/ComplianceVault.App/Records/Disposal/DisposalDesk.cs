using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Destruction;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Retention;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Disposal;

/// <summary>到期鉴定 once a year (记录控制程序 4.5.3): what came due until the year began is appraised in its first quarter, class by class, by the controller.</summary>
internal sealed class DisposalDesk(CompanyTime time) : IReckonedDeskSource
{
    public const string Code = "record.appraise";

    private readonly RecordsDue due = new(time);

    public string Kind => Code;

    public async Task<IReadOnlyList<DeskTask>> OpenAsync(VaultDbContext db, DateOnly today, CancellationToken ct)
    {
        var (begin, listed, tasks) = (new DateOnly(today.Year, 1, 1), DestructionProposal.OnOpenLists(db).Select(o => o.ObjectId), new List<DeskTask>());
        var extended = db.Set<DestructionItem>().Where(i => i.Fate == ItemFate.KeptLonger && i.KeptUntil > today).Select(i => i.ObjectId);
        var held = db.Set<DestructionHold>().Where(h => h.ReleasedAt == null && h.FormId != null);
        foreach (var one in await db.Set<RetentionClass>().AsNoTracking().Where(c => c.To == null && c.Code != RetentionClass.Masters).OrderBy(c => c.Code).ToListAsync(ct))
        {
            var records = (await due.OfClassAsync(db, one.Code, begin, ct))
                .Where(r => !listed.Contains(r.Id) && !extended.Contains(r.Id) && !held.Any(h => h.FormId == r.FormId && (h.RecordId == null || h.RecordId == r.Id)));
            if (await records.AnyAsync(ct))
                tasks.Add(new() { Kind = Code, Id = one.Id, ObjectId = one.Id, Number = one.Code, Title = one.TitleZh, Since = time.StartOf(begin)!.Value, Due = new(today.Year, 3, 31), Office = Role.Controller });
        }

        return tasks;
    }
}
