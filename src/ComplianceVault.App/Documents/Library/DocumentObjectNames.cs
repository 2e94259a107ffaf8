using ComplianceVault.App.Documents.Import;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Library;

/// <summary>Documents and batches are called by their number, an edition by the document's number and its label.</summary>
internal sealed class DocumentObjectNames : IObjectNames
{
    public IReadOnlyList<string> Kinds { get; } = [Document.Kind, Edition.Kind, ImportBatch.Kind];

    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(VaultDbContext db, string kind, IReadOnlyCollection<Guid> ids, CancellationToken ct) => kind switch
    {
        Document.Kind => await db.Set<Document>().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.Number, ct),
        ImportBatch.Kind => await db.Set<ImportBatch>().Where(b => ids.Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => b.Number, ct),
        _ => await db.Set<Edition>().Where(e => ids.Contains(e.Id))
            .Join(db.Set<Document>(), e => e.DocumentId, d => d.Id, (e, d) => new { e.Id, d.Number, e.Label })
            .ToDictionaryAsync(e => e.Id, e => $"{e.Number} {e.Label}", ct),
    };

    public async Task<Guid?> FindAsync(VaultDbContext db, string kind, string name, CancellationToken ct)
    {
        if (kind == Document.Kind)
            return await db.Set<Document>().Where(d => d.Number == name).Select(d => (Guid?)d.Id).FirstOrDefaultAsync(ct);
        if (kind == ImportBatch.Kind)
            return await db.Set<ImportBatch>().Where(b => b.Number == name).Select(b => (Guid?)b.Id).FirstOrDefaultAsync(ct);
        var (number, label) = name.LastIndexOf(' ') is > 0 and var gap ? (name[..gap], name[(gap + 1)..]) : ("", "");
        return await db.Set<Edition>().Where(e => e.Label == label && db.Set<Document>().Any(d => d.Id == e.DocumentId && d.Number == number)).Select(e => (Guid?)e.Id).FirstOrDefaultAsync(ct);
    }
}
