using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Platform.Trail;

/// <summary>Finds the entries whose details an actor may not see: one object that may not be read covers the whole entry.</summary>
internal sealed class TrailVeil(IEnumerable<IObjectRights> features)
{
    /// <summary>The filter asks after one object that the actor may not read: for this actor there is nothing.</summary>
    public async Task<bool> HidesAsync(VaultDbContext db, Actor actor, TrailFilter filter, CancellationToken ct) =>
        filter is { ObjectKind: { } kind, ObjectId: { } id }
        && features.FirstOrDefault(f => f.Kinds.Contains(kind)) is { } feature
        && (await feature.HiddenAsync(db, actor, kind, [id], ct)).Count > 0;

    public async Task<IReadOnlySet<long>> CoveredAsync(VaultDbContext db, Actor actor, IReadOnlyList<TrailEntry> entries, CancellationToken ct)
    {
        var hidden = new HashSet<ObjectRef>();
        foreach (var (feature, kind) in features.SelectMany(f => f.Kinds.Select(k => (f, k))))
        {
            var named = entries.SelectMany(e => e.Objects).Where(o => o.Kind == kind).Select(o => o.ObjectId).ToHashSet();
            if (named.Count > 0)
                hidden.UnionWith((await feature.HiddenAsync(db, actor, kind, named, ct)).Select(id => new ObjectRef(kind, id)));
        }

        return entries.Where(e => e.Objects.Any(o => hidden.Contains(new ObjectRef(o.Kind, o.ObjectId)))).Select(e => e.Seq).ToHashSet();
    }
}
