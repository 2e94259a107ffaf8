using ComplianceVault.App.Documents.ChangeRequests;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Lists;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>What belongs to changes of editions, for several at once: the requests they answer, the documents that named them and the forms that moved with them.</summary>
internal static class ChangeTraces
{
    /// <summary>Numbers of the requests, by edition.</summary>
    public static async Task<ILookup<Guid, string>> RequestsAsync(VaultDbContext db, ListScope scope, IReadOnlyList<ChangeListRow> rows)
    {
        var editions = rows.Select(r => r.EditionId).ToList();
        var taken = await ChangeRequestRights.Visible(db, scope.Actor).Where(r => r.NextEditionId != null && editions.Contains(r.NextEditionId.Value) && r.State != ChangeRequestState.NotTakenOver)
            .OrderBy(r => r.Number).Select(r => new { EditionId = r.NextEditionId!.Value, r.Number }).ToListAsync();
        return taken.ToLookup(r => r.EditionId, r => r.Number);
    }

    /// <summary>Numbers of documents in force on the day of the change that name the document, and of its forms that came into force on that day, by edition.</summary>
    public static async Task<ILookup<Guid, string>> AffectedAsync(VaultDbContext db, ListScope scope, IReadOnlyList<ChangeListRow> rows)
    {
        var (numbers, titles) = (rows.Select(r => r.Number).Distinct().ToList(), rows.Select(r => r.Title).Distinct().ToList());
        var periods = db.Set<EditionInForce>().Where(f => f.EnteredAt < scope.KnownBefore);
        var citing = await DocumentRights.ReadableOf(db, scope.Actor, db.Set<Document>())
            .Join(periods, x => x.Edition.Id, f => f.EditionId, (x, f) => new { x.Document.Number, x.Edition.Id, f.From, f.To })
            .Join(db.Set<Citation>().Where(c => (c.Number != null && numbers.Contains(c.Number)) || (c.Title != null && titles.Contains(c.Title))), x => x.Id, c => c.EditionId,
                (x, c) => new { x.Number, x.From, x.To, Named = c.Number, c.Title }).Distinct().ToListAsync();
        var moved = await db.Set<Form>().Where(f => numbers.Contains(f.Parent)).Join(periods, f => f.DocumentId, p => p.DocumentId, (f, p) => new { f.Number, f.Parent, p.From }).ToListAsync();
        return rows.SelectMany(row => citing
                .Where(c => c.From <= row.From && (c.To is null || c.To > row.From) && (c.Named == row.Number || c.Title == row.Title) && c.Number != row.Number).Select(c => c.Number)
                .Concat(moved.Where(f => f.Parent == row.Number && f.From == row.From).Select(f => f.Number))
                .Distinct().Order(StringComparer.Ordinal).Select(number => (row.EditionId, Number: number)))
            .ToLookup(x => x.EditionId, x => x.Number);
    }
}
