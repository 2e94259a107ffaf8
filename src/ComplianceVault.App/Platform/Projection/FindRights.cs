using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using ComplianceVault.Search;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Projection;

/// <summary>What a person may find in the index, now.</summary>
public sealed class FindRights(IndexProjection projection, IEnumerable<IIndexSource> sources, IDbContextFactory<VaultDbContext> databases)
{
    /// <summary>How long an answer waits for the index to take up the person's own last act (decision 6).</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// The rights of all kinds, or of those named. The index is a moment behind the trail, longer while it is rebuilt; of objects that changed since, it holds the
    /// rights of before, so the database is asked: what was restricted a moment ago counts and is suggested no more.
    /// </summary>
    internal async Task<Filter> OfAsync(Actor actor, CancellationToken ct, params IReadOnlyCollection<string> kinds)
    {
        var asked = sources.Where(s => kinds.Count == 0 || kinds.Contains(s.Kind)).ToList();
        var granted = new Filter.Any([.. asked.Select(s => new Filter.All(new Filter.Has(IIndexSource.KindField, s.Kind), s.Findable(actor)))]);
        var reached = projection.Reached();
        if (reached < 0)
            return granted;
        await using var db = await databases.CreateDbContextAsync(ct);
        var withdrawn = new List<string>();
        foreach (var source in asked)
        {
            var changed = db.Set<TrailObject>().Where(o => o.Seq > reached && o.Kind == source.Kind).Select(o => o.ObjectId);
            var readable = source.Readable(db, actor);
            withdrawn.AddRange((await changed.Where(id => !readable.Contains(id)).Distinct().ToListAsync(ct)).Select(id => new ObjectRef(source.Kind, id).ToString()));
        }

        return withdrawn.Count == 0 ? granted : new Filter.All(granted, new Filter.Not(new Filter.OwnedBy(withdrawn)));
    }
}
