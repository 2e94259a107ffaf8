using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>People and departments are called by their name.</summary>
internal sealed class OrganisationObjectNames : IObjectNames
{
    public IReadOnlyList<string> Kinds { get; } = [Person.Kind, Department.Kind];

    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(VaultDbContext db, string kind, IReadOnlyCollection<Guid> ids, CancellationToken ct) => kind == Person.Kind
        ? await db.Set<Person>().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct)
        : await db.Set<Department>().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.NameZh, ct);

    public Task<Guid?> FindAsync(VaultDbContext db, string kind, string name, CancellationToken ct) => kind == Person.Kind
        ? db.Set<Person>().Where(p => p.Name == name).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(ct)
        : db.Set<Department>().Where(d => d.NameZh == name || d.Code == name).Select(d => (Guid?)d.Id).FirstOrDefaultAsync(ct);
}
