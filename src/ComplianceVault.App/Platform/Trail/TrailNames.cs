using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Platform.Trail;

/// <summary>Names the objects of entries; a kind that no feature names stays without.</summary>
internal sealed class TrailNames(IEnumerable<IObjectNames> features)
{
    public async Task<IReadOnlyDictionary<ObjectRef, string>> OfAsync(VaultDbContext db, IEnumerable<ObjectRef> objects, CancellationToken ct)
    {
        var names = new Dictionary<ObjectRef, string>();
        foreach (var group in objects.Where(o => o.Id != Guid.Empty).Distinct().GroupBy(o => o.Kind))
        {
            if (features.FirstOrDefault(f => f.Kinds.Contains(group.Key)) is not { } feature)
                continue;
            foreach (var (id, name) in await feature.NamesAsync(db, group.Key, [.. group.Select(o => o.Id)], ct))
                names[new ObjectRef(group.Key, id)] = name;
        }

        return names;
    }
}
