using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Clauses;

/// <summary>A clause is called by its number.</summary>
internal sealed class ClauseObjectNames : IObjectNames
{
    public IReadOnlyList<string> Kinds { get; } = [Clause.Kind];

    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(VaultDbContext db, string kind, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await db.Set<Clause>().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Number, ct);

    public Task<Guid?> FindAsync(VaultDbContext db, string kind, string name, CancellationToken ct) =>
        db.Set<Clause>().Where(c => c.Number == name).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(ct);
}
