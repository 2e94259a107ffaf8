using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Search;
using ComplianceVault.Search.Indexing;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Projection;

/// <summary>
/// Keeps the index what the trail says (decision 1): reads the entries after the number stored in the index, rereads the objects they name,
/// replaces their pieces, and commits pieces and number together. A crash anywhere leaves the index behind, never wrong.
/// </summary>
public sealed class IndexProjection(
    IDbContextFactory<VaultDbContext> databases, SearchIndex search, IEnumerable<IIndexSource> sources, TimeProvider clock) : IDisposable
{
    private const int EntriesAtOnce = 500;
    private readonly Dictionary<string, IIndexSource> known = sources.ToDictionary(s => s.Kind);
    private readonly SemaphoreSlim gate = new(1);
    private volatile TaskCompletionSource applied = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long sequence = -1;

    /// <summary>Entries up to a number are findable; says which kinds of objects they named.</summary>
    public event Action<IReadOnlySet<string>>? Applied;

    /// <summary>Makes up for what the trail is ahead, at most one portion; false when there was nothing to do.</summary>
    public async Task<bool> StepAsync(CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            var index = search.Open();
            if (index.Status().State == IndexState.NeedsRebuild || !await IsOfThisTrailAsync(index, ct))
            {
                await RebuildAsync(index, null, ct);
                return true;
            }

            return await FollowAsync(index, ct);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Builds a new index from the database while the old one answers; progress in objects.</summary>
    public async Task RebuildAsync(Action<int, int>? progress, CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            await RebuildAsync(search.Open(), progress, ct);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Waits until the entry is findable here; false when the time passed first (decision 6).</summary>
    public async Task<bool> WaitForAsync(long entry, TimeSpan atMost, CancellationToken ct)
    {
        var deadline = clock.GetTimestamp() + (long)(atMost.TotalSeconds * clock.TimestampFrequency);
        while (true)
        {
            var next = applied.Task;
            if (entry <= 0 || Reached() >= entry) // who has not acted waits for nothing, least of all for an index that is being rebuilt
                return true;
            var left = clock.GetElapsedTime(clock.GetTimestamp(), deadline);
            if (left <= TimeSpan.Zero)
                return false;
            var round = search.IsOwner ? left : TimeSpan.FromMilliseconds(Math.Min(left.TotalMilliseconds, 50));
            await Task.WhenAny(next, Task.Delay(round, ct));
            ct.ThrowIfCancellationRequested();
        }
    }

    public void Dispose() => gate.Dispose();

    private long Reached()
    {
        var index = search.Open();
        if (search.IsOwner)
            return Math.Max(Interlocked.Read(ref sequence), index.CommittedSequence);
        index.Refresh();
        return index.CommittedSequence;
    }

    /// <summary>
    /// Whether the entry up to which the index was written is the one of that number in this trail. It is not when the vault was restored to an
    /// earlier day, or when a restored copy of it wrote the index since.
    /// </summary>
    public async Task<bool> IsOfThisTrailAsync(CancellationToken ct) => await IsOfThisTrailAsync(search.Open(), ct);

    private async Task<bool> IsOfThisTrailAsync(VaultIndex index, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return index.CommittedSequence == 0 || await HashAsync(db, index.CommittedSequence, ct) == index.CommittedMark;
    }

    private static Task<string?> HashAsync(VaultDbContext db, long entry, CancellationToken ct) =>
        db.Set<TrailEntry>().Where(e => e.Seq == entry).Select(e => e.Hash).SingleOrDefaultAsync(ct);

    private async Task<bool> FollowAsync(VaultIndex index, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var from = index.CommittedSequence;
        var last = await db.Set<TrailEntry>().Where(e => e.Seq > from).OrderBy(e => e.Seq).Take(EntriesAtOnce).Select(e => (long?)e.Seq).MaxAsync(ct);
        if (last is null)
            return false;
        var named = await db.Set<TrailObject>().AsNoTracking().Where(o => o.Seq > from && o.Seq <= last)
            .Select(o => new { o.Kind, o.ObjectId }).Distinct().ToListAsync(ct);
        foreach (var o in named.Where(o => known.ContainsKey(o.Kind)))
            index.Replace($"{o.Kind}/{o.ObjectId:D}", await known[o.Kind].ReadAsync(db, o.ObjectId, ct));
        index.Refresh();
        Announce(last.Value, named.Select(o => o.Kind).ToHashSet());
        index.Commit(last.Value, (await HashAsync(db, last.Value, ct))!);
        return true;
    }

    private async Task RebuildAsync(VaultIndex index, Action<int, int>? progress, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var head = await db.Set<TrailHead>().AsNoTracking().SingleAsync(ct);
        using var rebuild = index.StartRebuild();
        var (done, of) = (0, 0);
        foreach (var source in known.Values)
            of += await source.All(db).CountAsync(ct);
        foreach (var source in known.Values)
        {
            foreach (var id in await source.All(db).ToListAsync(ct))
            {
                rebuild.Replace($"{source.Kind}/{id:D}", await source.ReadAsync(db, id, ct));
                rebuild.Report(++done, of);
                progress?.Invoke(done, of);
            }
        }

        rebuild.Complete(head.Seq, head.Hash);
        Announce(head.Seq, known.Keys.ToHashSet());
    }

    private void Announce(long reached, IReadOnlySet<string> kinds)
    {
        Interlocked.Exchange(ref sequence, reached);
        Interlocked.Exchange(ref applied, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        Applied?.Invoke(kinds);
    }
}
