using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records;

/// <summary>Records and forms are called by their number; a record that was only begun has none.</summary>
internal sealed class RecordObjectNames : IObjectNames
{
    public IReadOnlyList<string> Kinds { get; } = [Record.Kind, Form.Kind];

    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(VaultDbContext db, string kind, IReadOnlyCollection<Guid> ids, CancellationToken ct) => kind == Form.Kind
        ? await db.Set<Form>().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, f => f.Number, ct)
        : await db.Set<Record>().Where(r => ids.Contains(r.Id) && r.Number != null).Select(r => new { r.Id, r.Number }).ToDictionaryAsync(r => r.Id, r => r.Number!, ct);

    public Task<Guid?> FindAsync(VaultDbContext db, string kind, string name, CancellationToken ct) => kind == Form.Kind
        ? db.Set<Form>().Where(f => f.Number == name).Select(f => (Guid?)f.Id).FirstOrDefaultAsync(ct)
        : db.Set<Record>().Where(r => r.Number == name).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(ct);
}
