using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Entries;

/// <summary>A record that is not complete, as it is named where it stands in the way of something: its number, or the form and who has begun it.</summary>
internal sealed record RecordInWork(string Name, string Title);

/// <summary>Records that somebody still works on: neither locked nor voided.</summary>
internal static class RecordsInWork
{
    /// <summary>Audits, nonconformities, complaints, contracts and whatever else refers to the document; the first by number.</summary>
    public static async Task<RecordInWork?> OfDocumentAsync(VaultDbContext db, Guid documentId, CancellationToken ct)
    {
        var id = documentId.ToString("D");
        var found = await NamedAsync(
            db, Open(db).Where(r => db.Set<RecordLink>().Any(l => l.RecordId == r.Id && l.TargetKind == "document" && l.TargetId == id && l.ToOrdinal == null)), 1, ct);
        return found is [var first, ..] ? first : null;
    }

    /// <summary>Of forms, by their numbers; at most so many.</summary>
    public static Task<IReadOnlyList<RecordInWork>> OfFormsAsync(VaultDbContext db, IReadOnlyCollection<string> forms, int most, CancellationToken ct) =>
        NamedAsync(db, Open(db).Where(r => db.Set<Form>().Any(f => f.Id == r.FormId && forms.Contains(f.Number))), most, ct);

    private static IQueryable<Record> Open(VaultDbContext db) => db.Set<Record>().AsNoTracking().Where(r => r.State != RecordState.Locked && r.State != RecordState.Voided && r.State != RecordState.Disposed);

    private static async Task<IReadOnlyList<RecordInWork>> NamedAsync(VaultDbContext db, IQueryable<Record> records, int most, CancellationToken ct)
    {
        var found = await records.Join(db.Set<Form>(), r => r.FormId, f => f.Id, (r, f) => new { r.Number, r.BegunByName, Form = f.Number, f.TitleZh }).OrderBy(r => r.Number == null).ThenBy(r => r.Number).Take(most).ToListAsync(ct);
        return [.. found.Select(r => new RecordInWork(r.Number ?? $"{r.Form} {r.BegunByName}", r.TitleZh)).Distinct()];
    }
}
