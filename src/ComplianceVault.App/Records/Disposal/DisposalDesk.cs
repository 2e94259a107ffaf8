using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Destruction;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Disposal;

/// <summary>到期鉴定 once a year (记录控制程序 4.5.3): what came due until the year began is appraised in its first quarter, class by class, by the controller.</summary>
internal sealed class DisposalDesk(CompanyTime time) : IReckonedDeskSource
{
    public const string Code = "record.appraise";

    public string Kind => Code;

    public async Task<IReadOnlyList<DeskTask>> OpenAsync(VaultDbContext db, DateOnly today, CancellationToken ct)
    {
        var (begin, due, tasks) = (new DateOnly(today.Year, 1, 1), await RecordsDue.LoadAsync(db, time, ct), new List<DeskTask>());
        var listed = DestructionProposal.OnOpenLists(db).Select(o => o.ObjectId);
        var extended = db.Set<DestructionItem>().Where(i => i.Fate == ItemFate.KeptLonger && i.KeptUntil > today).Select(i => i.ObjectId);
        var held = DestructionHolds.On(db).Select(h => h.RecordId);
        foreach (var one in due.Classes)
        {
            var records = (await due.OfClassAsync(one.Code, begin, ct))
                .Where(r => (r.VoidAskedAt == null || r.VoidedAt != null) && !listed.Contains(r.Id) && !extended.Contains(r.Id) && !held.Contains(r.Id));
            if (await records.AnyAsync(ct))
                tasks.Add(new() { Kind = Code, Id = one.Id, ObjectId = one.Id, Number = one.Code, Title = one.TitleZh, Since = time.StartOf(begin)!.Value, Due = new(today.Year, 3, 31), Office = Role.Controller });
        }

        return tasks;
    }
}
