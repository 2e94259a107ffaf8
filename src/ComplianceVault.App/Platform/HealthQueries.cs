using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using ComplianceVault.Search;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform;

/// <summary>
/// The search index beside the trail it follows. <paramref name="IsOwner"/>: this process writes it. <paramref name="Unread"/>: objects whose
/// present state is not in it, because what they say could not be read.
/// </summary>
public sealed record IndexHealth(IndexStatus Status, bool IsOwner, long TrailHead, int Unread)
{
    /// <summary>How many trail entries the index has not taken in yet.</summary>
    public long Behind => Math.Max(0, TrailHead - Status.CommittedSequence);
}

/// <summary>A kind of work and its newest run, or null when there was none yet; <paramref name="Daily"/>: the program starts it each day.</summary>
public sealed record WorkHealth(string Kind, bool Daily, JobRow? Newest);

/// <summary>Whether the vault is whole: the index now, and what the checks that run by themselves or by hand found last.</summary>
[Needs(Permission.Operate, Permission.ReadTrail)]
public sealed class HealthQueries(IDbContextFactory<VaultDbContext> databases, SearchIndex search, IndexProjection projection, IEnumerable<DailyJob> daily)
{
    private static readonly string[] ByHand = [StartMaintenance.RebuildIndex];

    public async Task<Result<IndexHealth>> IndexAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var head = await db.Set<TrailHead>().AsNoTracking().Select(h => h.Seq).SingleAsync(ct);
        return new IndexHealth(search.Open().Status(), search.IsOwner, head, projection.Unread.Count);
    }

    /// <summary>The newest run of each kind of care, whoever started it, also one that is still running.</summary>
    public async Task<Result<IReadOnlyList<WorkHealth>>> WorkAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var found = new List<WorkHealth>();
        foreach (var kind in daily.Select(d => d.Kind).Concat(ByHand))
        {
            var newest = await db.Set<JobRun>().AsNoTracking().Where(j => j.Kind == kind).OrderByDescending(j => j.QueuedAt)
                .Select(j => new JobRow(j.Id, j.Kind, j.State, j.Done, j.Of, j.QueuedAt, j.StartedAt, j.EndedAt, j.ByName, j.Outcome)).FirstOrDefaultAsync(ct);
            found.Add(new WorkHealth(kind, !ByHand.Contains(kind), newest));
        }

        return found;
    }
}
