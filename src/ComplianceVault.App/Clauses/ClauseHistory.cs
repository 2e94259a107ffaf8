using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Clauses;

/// <summary>An act on a clause; <paramref name="Content"/> is what the trail says about it as JSON, null where it names something that the reader may not read.</summary>
public sealed record ClauseHistoryRow(long Seq, DateTime At, string PersonName, string Act, string? Content);

/// <summary>What happened to a clause and what hangs on it, newest first, from the trail; for people of the company.</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class ClauseHistory(IDbContextFactory<VaultDbContext> databases, IEnumerable<IObjectRights> features)
{
    private const int Most = 300;
    private readonly TrailVeil veil = new(features);

    public async Task<Result<IReadOnlyList<ClauseHistoryRow>>> ListAsync(Actor actor, string number, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var id = await db.Set<Clause>().Where(c => c.Number == number).Select(c => c.Id).FirstOrDefaultAsync(ct);
        var entries = await db.Set<TrailEntry>().AsNoTracking().Where(e => e.Objects.Any(o => o.Kind == Clause.Kind && o.ObjectId == id))
            .OrderByDescending(e => e.Seq).Take(Most).Include(e => e.Objects).ToListAsync(ct);
        var seqs = entries.ConvertAll(e => e.Seq);
        var said = await db.Set<TrailDetail>().AsNoTracking().Where(d => seqs.Contains(d.Seq) && d.Ordinal == 0).ToDictionaryAsync(d => d.Seq, d => d.Content, ct);
        var covered = await veil.CoveredAsync(db, actor, entries, ct);
        return entries.ConvertAll(e => new ClauseHistoryRow(e.Seq, e.At, e.PersonName, e.Act, covered.Contains(e.Seq) ? null : said.GetValueOrDefault(e.Seq)));
    }
}
