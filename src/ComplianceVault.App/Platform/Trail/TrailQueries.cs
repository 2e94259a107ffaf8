using System.Runtime.CompilerServices;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Trail;

/// <summary>
/// Which entries are wanted; instants in UTC, <paramref name="To"/> excluded. Nothing given: all. <paramref name="Number"/>: what the object is called today, where its id
/// is not given; without a kind the first object of that name.
/// </summary>
public sealed record TrailFilter(
    string? ObjectKind = null, Guid? ObjectId = null, string? Person = null, DateTime? From = null, DateTime? To = null, string? Act = null, string? Source = null, string? Number = null);

/// <summary>
/// An entry in the list; <paramref name="MainContent"/> is what it says about its first object, as JSON, <paramref name="MainName"/> what that object is called
/// today, where a feature knows.
/// </summary>
public sealed record TrailRow(
    long Seq, DateTime At, string PersonName, string Source, string Act, IReadOnlyList<ObjectRef> Objects, string? MainContent = null, string? MainName = null);

/// <summary>
/// What an entry says about one object; <paramref name="Content"/> is JSON, null when there is none, it was disposed of, or the entry names
/// something the reader may not read (<paramref name="Hidden"/>, decision 11). <paramref name="Name"/> is what the object is called today, where a feature knows.
/// </summary>
public sealed record TrailObjectDetail(ObjectRef Object, string? Content, bool Disposed, bool Hidden, string? Name = null);

/// <summary>An entry in full.</summary>
public sealed record TrailEntryDetail(TrailRow Entry, string Session, string Hash, IReadOnlyList<TrailObjectDetail> Objects);

/// <summary>The trail (操作留痕), filtered by object, person, time and act; newest first (R05).</summary>
[Needs(Permission.ReadTrail)]
public sealed class TrailQueries(IDbContextFactory<VaultDbContext> databases, IEnumerable<IObjectRights> features, IEnumerable<IObjectNames> naming)
{
    private readonly TrailVeil veil = new(features);
    private readonly TrailNames names = new(naming);

    /// <summary>Kinds of objects that can be asked for by what they are called.</summary>
    public IReadOnlyList<string> NamedKinds { get; } = [.. naming.SelectMany(n => n.Kinds)];

    public async Task<Result<Page<TrailRow>>> ListAsync(Actor actor, TrailFilter filter, PageRequest page, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await names.ResolveAsync(db, filter, ct) is not { } wanted || await veil.HidesAsync(db, actor, wanted, ct))
            return new Page<TrailRow>([], 0);
        var entries = Filtered(db, wanted);
        var rows = await entries.OrderByDescending(e => e.Seq).Skip(page.Skip).Take(page.Take).Include(e => e.Objects).ToListAsync(ct);
        var shown = rows.ConvertAll(r => r.Seq);
        var said = await db.Set<TrailDetail>().AsNoTracking().Where(d => shown.Contains(d.Seq) && d.Ordinal == 0).ToDictionaryAsync(d => d.Seq, d => d.Content, ct);
        var covered = await veil.CoveredAsync(db, actor, rows, ct);
        var open = rows.Where(r => !covered.Contains(r.Seq)).ToDictionary(r => r.Seq, r => Row(r));
        var called = await names.OfAsync(db, open.Values.Select(r => r.Objects[0]), ct);
        return new Page<TrailRow>(
            [.. rows.Select(r => open.TryGetValue(r.Seq, out var row) ? row with { MainContent = said.GetValueOrDefault(r.Seq), MainName = called.GetValueOrDefault(row.Objects[0]) } : Row(r, covered: true))],
            await entries.CountAsync(ct));
    }

    public async Task<Result<TrailEntryDetail>> FindAsync(Actor actor, long seq, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Set<TrailEntry>().AsNoTracking().Include(e => e.Objects).FirstOrDefaultAsync(e => e.Seq == seq, ct) is not { } entry)
            return Error.NotFound("trail.no-entry", seq);
        var details = await db.Set<TrailDetail>().AsNoTracking().Where(d => d.Seq == seq).ToDictionaryAsync(d => d.Ordinal, d => d.Content, ct);
        var found = Detail(entry, details, (await veil.CoveredAsync(db, actor, [entry], ct)).Count > 0);
        return Named(found, await names.OfAsync(db, found.Objects.Select(o => o.Object), ct));
    }

    /// <summary>The acts that occur, for the filter.</summary>
    public async Task<Result<IReadOnlyList<string>>> ActsAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<TrailEntry>().Select(e => e.Act).Distinct().OrderBy(a => a).ToListAsync(ct);
    }

    /// <summary>Every entry of the filter in full, oldest first, for an export; read piece by piece.</summary>
    public async IAsyncEnumerable<TrailEntryDetail> ExportAsync(Actor actor, TrailFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        const int Batch = 500;
        if (actor.RefusalFor(GetType()) is not null)
            yield break;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await names.ResolveAsync(db, filter, ct) is not { } wanted || await veil.HidesAsync(db, actor, wanted, ct))
            yield break;
        for (var last = 0L; ;)
        {
            var entries = await Filtered(db, wanted).Where(e => e.Seq > last).OrderBy(e => e.Seq).Take(Batch).Include(e => e.Objects).ToListAsync(ct);
            if (entries.Count == 0)
                yield break;
            var (first, end) = (entries[0].Seq, last = entries[^1].Seq);
            var details = await db.Set<TrailDetail>().AsNoTracking().Where(d => d.Seq >= first && d.Seq <= end).ToListAsync(ct);
            var said = details.ToLookup(d => d.Seq);
            var covered = await veil.CoveredAsync(db, actor, entries, ct);
            var found = entries.ConvertAll(e => Detail(e, said[e.Seq].ToDictionary(d => d.Ordinal, d => d.Content), covered.Contains(e.Seq)));
            var called = await names.OfAsync(db, found.SelectMany(e => e.Objects).Select(o => o.Object), ct);
            foreach (var entry in found)
                yield return Named(entry, called);
        }
    }

    private static IQueryable<TrailEntry> Filtered(VaultDbContext db, TrailFilter filter)
    {
        var entries = db.Set<TrailEntry>().AsNoTracking();
        if (filter.From is { } from)
            entries = entries.Where(e => e.At >= from);
        if (filter.To is { } to)
            entries = entries.Where(e => e.At < to);
        if (!string.IsNullOrWhiteSpace(filter.Person))
            entries = entries.Where(e => e.PersonName == filter.Person.Trim());
        if (!string.IsNullOrEmpty(filter.Act))
            entries = entries.Where(e => e.Act == filter.Act);
        if (!string.IsNullOrEmpty(filter.Source))
            entries = entries.Where(e => e.Source == filter.Source);
        if (string.IsNullOrEmpty(filter.ObjectKind))
            return entries;
        if (filter.ObjectId is not { } id)
            return entries.Where(e => e.Objects.Any(o => o.Kind == filter.ObjectKind));
        // By the numbers of the object's entries: asked entry by entry, a database would walk the whole trail for an object with few.
        var about = db.Set<TrailObject>().Where(o => o.Kind == filter.ObjectKind && o.ObjectId == id).Select(o => o.Seq);
        entries = entries.Where(e => about.Contains(e.Seq));
        return entries;
    }

    private static TrailEntryDetail Detail(TrailEntry entry, Dictionary<int, string> said, bool covered) => new(
        Row(entry, covered), entry.Session, entry.Hash,
        [.. entry.Objects.OrderBy(o => o.Ordinal).Select(o => new TrailObjectDetail(
            About(o, covered), covered ? null : said.GetValueOrDefault(o.Ordinal), o.DetailHash.Length > 0 && !said.ContainsKey(o.Ordinal),
            covered && o.DetailHash.Length > 0))]);

    private static TrailEntryDetail Named(TrailEntryDetail entry, IReadOnlyDictionary<ObjectRef, string> called) =>
        entry with { Objects = [.. entry.Objects.Select(o => o with { Name = called.GetValueOrDefault(o.Object) })] };

    private static TrailRow Row(TrailEntry e, bool covered = false) => new(
        e.Seq, e.At, e.PersonName, e.Source, e.Act, [.. e.Objects.OrderBy(o => o.Ordinal).Select(o => About(o, covered))]);

    // A covered entry stays, for the chain has no gaps; it tells of what kind its object is, not which: how often and when it was acted on is hidden too.
    private static ObjectRef About(TrailObject o, bool covered) => new(o.Kind, covered ? Guid.Empty : o.ObjectId);
}
