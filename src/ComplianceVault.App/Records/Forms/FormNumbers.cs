using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Platform.Data;

namespace ComplianceVault.App.Records.Forms;

/// <summary>A form has its number before it is in use.</summary>
internal sealed class FormNumbers : ITakenNumbers
{
    public IQueryable<string> Numbers(VaultDbContext db) => db.Set<Form>().Select(f => f.Number);
}
