using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Trail;

/// <summary>What is wrong with the first broken entry.</summary>
public enum TrailFault
{
    /// <summary>The number before it is not there: an entry was removed or reordered.</summary>
    Missing,

    /// <summary>The entry's own fields do not give its hash: it was changed, moved or the one before it was.</summary>
    HashDiffers,

    /// <summary>A detail does not give the hash that the entry holds.</summary>
    DetailDiffers,

    /// <summary>A detail is gone although no disposal certificate names its object.</summary>
    DetailMissing,

    /// <summary>The chain ends before or after what the head row says.</summary>
    HeadDiffers,

    /// <summary>The chain does not hold what a witness outside the database saw.</summary>
    WitnessDiffers,
}

/// <summary>The outcome of a verification: entries read, the first fault with its position, details disposed of under certificates.</summary>
public sealed record TrailVerification(long Entries, long? BrokenSeq, TrailFault? Fault, IReadOnlyList<string> Certificates, string HeadHash)
{
    public bool Holds => Fault is null;
}

/// <summary>Reads the whole chain in order and compares it with itself, with the head and with the witnesses (R03, decisions 3 and 4).</summary>
public sealed class TrailVerifier(IDbContextFactory<VaultDbContext> databases, TrailWitness witness)
{
    private const int BatchSize = 2000;

    public Task<TrailVerification> VerifyAsync(CancellationToken ct) => VerifyAsync(null, ct);

    public async Task<TrailVerification> VerifyAsync(IProgress<(int Done, int Of)>? progress, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var seen = witness.Read();
        var head = await db.Set<TrailHead>().AsNoTracking().SingleAsync(ct); // first: acts that are committed while the chain is read only come after it
        var certificates = new SortedSet<string>(StringComparer.Ordinal);
        var (seq, hash, atHead) = (0L, TrailHash.Start, TrailHash.Start);
        while (true)
        {
            var batch = await db.Set<TrailEntry>().AsNoTracking().Include(e => e.Objects)
                .Where(e => e.Seq > seq).OrderBy(e => e.Seq).Take(BatchSize).ToListAsync(ct);
            if (batch.Count == 0)
                break;
            var details = await DetailsAsync(db, batch, ct);
            foreach (var entry in batch)
            {
                if (Fault(entry, seq, hash, details, certificates, seen) is { } fault)
                    return new(seq, fault == TrailFault.Missing ? seq + 1 : entry.Seq, fault, [.. certificates], hash);
                (seq, hash) = (entry.Seq, entry.Hash);
                atHead = seq == head.Seq ? hash : atHead;
            }

            progress?.Report(((int)seq, (int)Math.Max(seq, head.Seq)));
        }

        var broken = seq < head.Seq ? seq + 1 : head.Hash != atHead ? head.Seq + 1 : await SetBackAsync(db, seq, hash, ct);
        if (broken is not null)
            return new(seq, broken, TrailFault.HeadDiffers, [.. certificates], hash);
        return seen.Count > 0 && seen.Keys.Max() > seq
            ? new(seq, seq + 1, TrailFault.WitnessDiffers, [.. certificates], hash)
            : new(seq, null, null, [.. certificates], hash);
    }

    private static TrailFault? Fault(
        TrailEntry entry, long before, string hash, Details details, SortedSet<string> certificates, IReadOnlyDictionary<long, string> seen)
    {
        if (entry.Seq != before + 1)
            return TrailFault.Missing;
        if (TrailHash.OfEntry(entry, hash) != entry.Hash)
            return TrailFault.HashDiffers;
        if (seen.TryGetValue(entry.Seq, out var witnessed) && witnessed != entry.Hash)
            return TrailFault.WitnessDiffers;
        return entry.Objects.Where(o => o.DetailHash.Length > 0).Select(o => DetailFault(o, details, certificates)).FirstOrDefault(f => f is not null);
    }

    private static TrailFault? DetailFault(TrailObject named, Details details, SortedSet<string> certificates)
    {
        if (details.Kept.TryGetValue((named.Seq, named.Ordinal), out var detail))
            return TrailHash.OfDetail(detail.Salt, detail.Content) == named.DetailHash ? null : TrailFault.DetailDiffers;
        if (!details.Disposed.TryGetValue((named.Kind, named.ObjectId), out var certificate))
            return TrailFault.DetailMissing;
        certificates.Add(certificate);
        return null;
    }

    /// <summary>Entry and head are committed together: a head that now stands before the last entry read was moved by other means. Null when it was not.</summary>
    private static async Task<long?> SetBackAsync(VaultDbContext db, long seq, string hash, CancellationToken ct)
    {
        var now = await db.Set<TrailHead>().AsNoTracking().SingleAsync(ct);
        return now.Seq < seq || (now.Seq == seq && now.Hash != hash) ? now.Seq + 1 : null;
    }

    private static async Task<Details> DetailsAsync(VaultDbContext db, List<TrailEntry> batch, CancellationToken ct)
    {
        var (first, last) = (batch[0].Seq, batch[^1].Seq);
        var kept = await db.Set<TrailDetail>().AsNoTracking().Where(d => d.Seq >= first && d.Seq <= last).ToListAsync(ct);
        var disposed = await db.Set<DisposedObject>().AsNoTracking()
            .Where(d => db.Set<TrailObject>().Any(o => o.Seq >= first && o.Seq <= last && o.Kind == d.Kind && o.ObjectId == d.ObjectId))
            .ToListAsync(ct);
        return new(
            kept.ToDictionary(d => (d.Seq, d.Ordinal)),
            disposed.ToDictionary(d => (d.Kind, d.ObjectId), d => d.Certificate));
    }

    private sealed record Details(Dictionary<(long, int), TrailDetail> Kept, Dictionary<(string, Guid), string> Disposed);
}
