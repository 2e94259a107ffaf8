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

    /// <summary>The filter with the object in place of its name; null where nothing is called so, which says no more than an object that may not be read.</summary>
    public async Task<TrailFilter?> ResolveAsync(VaultDbContext db, TrailFilter filter, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(filter.Number) || filter.ObjectId is not null)
            return filter;
        var name = filter.Number.Trim();
        foreach (var (feature, kind) in features.SelectMany(f => f.Kinds.Select(k => (f, k))).Where(x => string.IsNullOrEmpty(filter.ObjectKind) || x.k == filter.ObjectKind))
        {
            if (await feature.FindAsync(db, kind, name, ct) is { } id)
                return filter with { ObjectKind = kind, ObjectId = id };
        }

        return null;
    }
}
