using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Destruction;

/// <summary>What a hold is on.</summary>
public enum HoldOn
{
    Document,
    Record,

    /// <summary>Every record of a form.</summary>
    Form,
}

/// <summary>A hold; <paramref name="Label"/> is the edition's, null: every edition. <paramref name="MayAsk"/> and <paramref name="MayRelease"/> are this person's part in its release.</summary>
public sealed record HoldView(
    Guid Id, string Number, string Title, string? Label, string Reason, string Scope, string SetByName, DateTime SetAt, string? AskedByName, DateTime? AskedAt, string? ReleaseReason,
    string? ReleasedByName, DateTime? ReleasedAt, bool MayAsk, bool MayRelease)
{
    public required HoldOn On { get; init; }

    /// <summary>The record it is on.</summary>
    public Guid? RecordId { get; init; }
}

/// <summary>The holds, with whether the person may set one.</summary>
public sealed record HoldList(IReadOnlyList<HoldView> Rows, int Total, bool MaySet);

/// <summary>The holds on documents and records that the person may read; those who may set holds see all.</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class HoldQueries(IDbContextFactory<VaultDbContext> databases, CompanyTime time)
{
    /// <summary>Those in force first, then the newest; of one document, or of all.</summary>
    public async Task<Result<HoldList>> ListAsync(Actor actor, Guid? documentId, PageRequest page, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var may = await HoldOffices.RefusalAsync(db, actor, time, ct) is null;
        var (editions, records, forms) = (DocumentRights.Readable(db, actor), RecordRights.Readable(db, actor), FormRights.Readable(db, actor));
        var holds = db.Set<DestructionHold>().AsNoTracking().Where(h => (documentId == null || h.DocumentId == documentId)
            && (may || editions.Any(e => e.DocumentId == h.DocumentId) || records.Any(r => r.Id == h.RecordId) || (h.RecordId == null && forms.Any(f => f.Id == h.FormId))));
        var rows = await RowsAsync(db, holds.OrderBy(h => h.ReleasedAt != null).ThenByDescending(h => h.SetAt).Skip(page.Skip).Take(page.Take), ct);
        return new HoldList(rows.ConvertAll(x => View(x, may, actor)), await holds.CountAsync(ct), may);
    }

    /// <summary>The holds in force on a record, those on all records of its form among them; and whether the person may set one.</summary>
    internal async Task<(IReadOnlyList<HoldView> Holds, bool MaySet)> OfRecordAsync(VaultDbContext db, Actor actor, Record record, CancellationToken ct)
    {
        var may = await HoldOffices.RefusalAsync(db, actor, time, ct) is null;
        var rows = await RowsAsync(db, DestructionHolds.On(db).Where(x => x.RecordId == record.Id).Select(x => x.Hold).OrderByDescending(h => h.SetAt), ct);
        return (rows.ConvertAll(x => View(x, may, actor)), may);
    }

    private static Task<List<HeldThing>> RowsAsync(VaultDbContext db, IQueryable<DestructionHold> holds, CancellationToken ct) => holds.Select(h => new HeldThing
    {
        Hold = h,
        Number = db.Set<Document>().Where(d => d.Id == h.DocumentId).Select(d => d.Number).FirstOrDefault()
            ?? db.Set<Record>().Where(r => r.Id == h.RecordId).Select(r => r.Number).FirstOrDefault() ?? db.Set<Form>().Where(f => f.Id == h.FormId).Select(f => f.Number).FirstOrDefault(),
        Title = db.Set<Document>().Where(d => d.Id == h.DocumentId).Select(d => d.Title).FirstOrDefault() ?? db.Set<Form>().Where(f => f.Id == h.FormId).Select(f => f.TitleZh).FirstOrDefault(),
        Label = db.Set<Edition>().Where(e => e.Id == h.EditionId).Select(e => e.Label).FirstOrDefault(),
    }).ToListAsync(ct);

    private static HoldView View(HeldThing held, bool may, Actor actor)
    {
        var h = held.Hold;
        return new(
            h.Id, held.Number ?? "", held.Title ?? "", held.Label, h.Reason, h.Scope, h.SetByName, h.SetAt, h.AskedByName, h.AskedAt, h.ReleaseReason, h.ReleasedByName, h.ReleasedAt,
            may && h is { ReleasedAt: null, AskedById: null }, may && h.ReleasedAt is null && h.AskedById is { } asker && asker != actor.PersonId)
        {
            On = h.DocumentId is not null ? HoldOn.Document : h.RecordId is not null ? HoldOn.Record : HoldOn.Form,
            RecordId = h.RecordId,
        };
    }

    private sealed class HeldThing
    {
        public required DestructionHold Hold { get; init; }

        public required string? Number { get; init; }

        public required string? Title { get; init; }

        public required string? Label { get; init; }
    }
}
