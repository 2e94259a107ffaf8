using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Filling;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Forms;

/// <summary>Reads the schemas of editions of forms, each text once however many records are filled by it.</summary>
internal static class FormBook
{
    public static async Task<FormModel> OfAsync(VaultDbContext db, Guid edition, CancellationToken ct)
    {
        var schemas = db.Set<FormEdition>().Where(e => e.Id == edition);
        var hash = await schemas.Select(e => e.SchemaHash).FirstAsync(ct);
        return FormModel.Find(hash) ?? FormModel.Of(hash, await schemas.Select(e => e.Schema).FirstAsync(ct));
    }
}
