using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using ComplianceVault.Search;
using ComplianceVault.Search.Indexing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ComplianceVault.App.Platform.Projection;

/// <summary>
/// Keeps the index what the trail says (decision 1): reads the entries after the number stored in the index, rereads the objects they name,
/// replaces their pieces, and commits pieces and number together. A crash anywhere leaves the index behind, never wrong. An object that cannot
/// be read keeps its pieces of before, is named in the log and by <see cref="Unread"/>, and is tried again until it can.
/// </summary>
public sealed partial class IndexProjection(
    IDbContextFactory<VaultDbContext> databases, SearchIndex search, IEnumerable<IIndexSource> sources, TimeProvider clock, ILogger<IndexProjection> log) : IDisposable
{
    private const int EntriesAtOnce = 500;
    private static readonly TimeSpan BeforeNextTry = TimeSpan.FromMinutes(1);

    /// <summary>How often who only reads the index looks for its owner's next commit.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);
    private readonly Dictionary<string, IIndexSource> known = sources.ToDictionary(s => s.Kind);
    private readonly SemaphoreSlim gate = new(1);
    private volatile TaskCompletionSource applied = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long sequence = -1;
    private long triedAt;

    /// <summary>Entries up to a number are findable; says which kinds of objects they named.</summary>
    public event Action<IReadOnlySet<string>>? Applied;

    /// <summary>The objects whose present state is not in the index, because what they say could not be read.</summary>
    public IReadOnlyList<string> Unread => IndexMark.Parse(search.Open().CommittedMark).Unread;

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

            return await FollowAsync(index, ct) || await TryUnreadAsync(index, ct);
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

    /// <summary>Waits until the entry is findable here; false when the time passed first (decision 6). It is the reader's patience: real time, whatever the clock of the vault says.</summary>
    public async Task<bool> WaitForAsync(long entry, TimeSpan atMost, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(atMost);
        while (true)
        {
            var next = applied.Task;
            if (entry <= 0 || Reached() >= entry) // who has not acted waits for nothing, least of all for an index that is being rebuilt
                return true;
            if (patience.IsCancellationRequested)
                return false;
            await Task.WhenAny(next, Task.Delay(search.IsOwner ? Timeout.InfiniteTimeSpan : LookAgain, patience.Token));
            ct.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The last entry that is findable here; -1 without an index.</summary>
    public long Reached()
    {
        var index = search.Open();
        if (search.IsOwner)
            return Math.Max(Interlocked.Read(ref sequence), index.CommittedSequence);
        index.Refresh();
        return index.CommittedSequence;
    }

    public void Dispose() => gate.Dispose();

    /// <summary>
    /// Whether the entry up to which the index was written is the one of that number in this trail. It is not when the vault was restored to an
    /// earlier day, or when a restored copy of it wrote the index since.
    /// </summary>
    public async Task<bool> IsOfThisTrailAsync(CancellationToken ct) => await IsOfThisTrailAsync(search.Open(), ct);

    private async Task<bool> IsOfThisTrailAsync(VaultIndex index, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return index.CommittedSequence == 0 || await HashAsync(db, index.CommittedSequence, ct) == IndexMark.Parse(index.CommittedMark).TrailHash;
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
        var unread = Unread.ToHashSet();
        foreach (var o in named.Where(o => known.ContainsKey(o.Kind)).Select(o => new ObjectRef(o.Kind, o.ObjectId)))
            await PutAsync(db, o, index.Replace, unread, ct);
        index.Refresh();
        Announce(last.Value, named.Select(o => o.Kind).ToHashSet());
        index.Commit(last.Value, new IndexMark((await HashAsync(db, last.Value, ct))!, [.. unread.Order()]).ToString());
        return true;
    }

    /// <summary>Looks once a minute whether what could not be read was repaired meanwhile; false when nothing was.</summary>
    private async Task<bool> TryUnreadAsync(VaultIndex index, CancellationToken ct)
    {
        var mark = IndexMark.Parse(index.CommittedMark);
        if (mark.Unread.Count == 0 || clock.GetElapsedTime(triedAt) < BeforeNextTry)
            return false;
        triedAt = clock.GetTimestamp();
        var unread = mark.Unread.ToHashSet();
        await using var db = await databases.CreateDbContextAsync(ct);
        foreach (var owner in mark.Unread)
        {
            if (!ObjectRef.TryParse(owner, out var o) || !known.ContainsKey(o.Kind))
                unread.Remove(owner);
            else
                await PutAsync(db, o, index.Replace, unread, ct);
        }

        if (unread.Count == mark.Unread.Count)
            return false;
        index.Commit(index.CommittedSequence, (mark with { Unread = [.. unread.Order()] }).ToString());
        return true;
    }

    private async Task PutAsync(VaultDbContext db, ObjectRef about, Action<string, IEnumerable<SearchDocument>> replace, HashSet<string> unread, CancellationToken ct)
    {
        var pieces = await known[about.Kind].ReadAsync(db, about.Id, ct);
        if (pieces.Succeeded)
        {
            replace(about.ToString(), pieces.Value);
            unread.Remove(about.ToString());
        }
        else if (unread.Add(about.ToString()))
        {
            triedAt = clock.GetTimestamp();
            LogUnread(about.ToString(), pieces.Error.ToString());
        }
    }

    private async Task RebuildAsync(VaultIndex index, Action<int, int>? progress, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var head = await db.Set<TrailHead>().AsNoTracking().SingleAsync(ct);
        using var rebuild = index.StartRebuild();
        var (done, of, unread) = (0, 0, new HashSet<string>());
        foreach (var source in known.Values)
            of += await source.All(db).CountAsync(ct);
        foreach (var source in known.Values)
        {
            foreach (var id in await source.All(db).ToListAsync(ct))
            {
                await PutAsync(db, new ObjectRef(source.Kind, id), rebuild.Replace, unread, ct);
                rebuild.Report(++done, of);
                progress?.Invoke(done, of);
            }
        }

        rebuild.Complete(head.Seq, new IndexMark(head.Hash, [.. unread.Order()]).ToString());
        Announce(head.Seq, known.Keys.ToHashSet());
    }

    private void Announce(long reached, IReadOnlySet<string> kinds)
    {
        Interlocked.Exchange(ref sequence, reached);
        Interlocked.Exchange(ref applied, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        Applied?.Invoke(kinds);
    }

    [LoggerMessage(LogLevel.Error, "{Object} could not be read for the index: {Error}")]
    private partial void LogUnread(string @object, string error);
}
