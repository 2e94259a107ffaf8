using ComplianceVault.App.Documents.Destruction;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Disposal;

/// <summary>
/// What stands against a destruction beside its period: a hold, an extension by the owner, an open audit, nonconformity, complaint or whatever else is under way and
/// names the record or is named by it (practice 4.5), and that its voiding is being decided.
/// </summary>
internal sealed class RecordObstacles
{
    private readonly ILookup<Guid, DestructionHold> holds;
    private readonly Dictionary<Guid, DestructionItem> extended;
    private readonly ILookup<Guid, RecordInWork> open;

    private RecordObstacles(ILookup<Guid, DestructionHold> holds, Dictionary<Guid, DestructionItem> extended, ILookup<Guid, RecordInWork> open) => (this.holds, this.extended, this.open) = (holds, extended, open);

    public static async Task<RecordObstacles> LoadAsync(VaultDbContext db, IReadOnlyCollection<Guid> ids, DateOnly today, CancellationToken ct)
    {
        var held = await DestructionHolds.On(db).Where(h => ids.Contains(h.RecordId)).OrderBy(h => h.Hold.SetAt).ToListAsync(ct);
        var kept = await db.Set<DestructionItem>().AsNoTracking().Where(i => ids.Contains(i.ObjectId) && i.Fate == ItemFate.KeptLonger && i.KeptUntil > today).OrderBy(i => i.KeptUntil).ToListAsync(ct);
        return new(held.ToLookup(h => h.RecordId, h => h.Hold), kept.GroupBy(i => i.ObjectId).ToDictionary(g => g.Key, g => g.Last()), await OpenAsync(db, ids, ct));
    }

    public Error? HoldOn(Record record) =>
        holds[record.Id].FirstOrDefault() is { } hold ? Error.Conflict("destruction.held", hold.SetByName, hold.Reason) : null;

    public Error? Of(Record record) =>
        record.VoidAskedAt is not null && record.VoidedAt is null ? Error.Conflict("records.void-asked")
        : extended.TryGetValue(record.Id, out var item) ? Error.Conflict("disposal.extended", item.KeptUntil!, item.FateReason ?? "")
        : open[record.Id].FirstOrDefault() is { } other ? Error.Conflict("disposal.record-open", other.Name, other.Title)
        : null;

    /// <summary>Records under way at the other end of a link, in either direction.</summary>
    private static async Task<ILookup<Guid, RecordInWork>> OpenAsync(VaultDbContext db, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var words = ids.Select(i => i.ToString("D")).ToArray();
        var links = await db.Set<RecordLink>().AsNoTracking().Where(l => l.ToOrdinal == null && l.TargetKind == Record.Kind && (ids.Contains(l.RecordId) || words.Contains(l.TargetId)))
            .Select(l => new { l.RecordId, l.TargetId }).ToListAsync(ct);
        var pairs = links.Select(l => (From: l.RecordId, To: Guid.TryParse(l.TargetId, out var to) ? to : Guid.Empty)).SelectMany(p => new[] { (Record: p.From, Other: p.To), (Record: p.To, Other: p.From) }).ToList();
        var others = pairs.Where(p => ids.Contains(p.Record)).Select(p => p.Other).Distinct().ToArray();
        var waiting = await db.Set<Record>().AsNoTracking().Where(r => others.Contains(r.Id) && r.State != RecordState.Locked && r.State != RecordState.Voided && r.State != RecordState.Disposed)
            .Join(db.Set<Form>(), r => r.FormId, f => f.Id, (r, f) => new { r.Id, r.Number, r.BegunByName, Form = f.Number, f.TitleZh }).ToDictionaryAsync(r => r.Id, ct);
        return pairs.Where(p => waiting.ContainsKey(p.Other)).Select(p => (p.Record, Other: waiting[p.Other])).OrderBy(p => p.Other.Number, StringComparer.Ordinal)
            .ToLookup(p => p.Record, p => new RecordInWork(p.Other.Number ?? $"{p.Other.Form} {p.Other.BegunByName}", p.Other.TitleZh));
    }
}
