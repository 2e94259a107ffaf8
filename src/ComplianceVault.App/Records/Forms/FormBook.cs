using System.Collections.Concurrent;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Filling;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Forms;

/// <summary>Reads the schemas of editions of forms, each once: a row never changes.</summary>
internal static class FormBook
{
    private static readonly ConcurrentDictionary<Guid, FormModel> Known = new();

    public static async Task<FormModel> OfAsync(VaultDbContext db, Guid edition, CancellationToken ct)
    {
        if (Known.TryGetValue(edition, out var known))
            return known;
        var read = await db.Set<FormEdition>().Where(e => e.Id == edition).Select(e => new { e.SchemaHash, e.Schema }).FirstAsync(ct);
        return Known.GetOrAdd(edition, FormModel.Of(read.SchemaHash, read.Schema));
    }
}
