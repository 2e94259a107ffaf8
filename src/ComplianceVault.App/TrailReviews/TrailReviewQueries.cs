using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.TrailReviews;

/// <summary>A review that was signed. <paramref name="Review"/> is null where its file is damaged.</summary>
public sealed record SignedReview(Guid Id, TrailReview? Review, string ByName, DateTime At, bool IsSample, bool Holds);

/// <summary>The next period: what the trail says of it so far, and whether it is over and may be signed. <paramref name="Hash"/> is that of exactly what is shown.</summary>
public sealed record ReviewSheet(TrailReview Review, DateOnly PeriodEnd, bool MaySign, string Hash);

/// <summary>Reviews of the trail (R05): the period that waits, and those that were signed.</summary>
[Needs(Permission.ReadTrail)]
public sealed class TrailReviewQueries(IDbContextFactory<VaultDbContext> databases, CompanyTime time, WorkingCalendars calendars, StoredFiles store)
{
    private readonly TrailReading reading = new(time, calendars);

    /// <summary>
    /// From the day after the last review up to <paramref name="to"/>; without it to the end of the period, or to yesterday where that is earlier. Refusals: <c>trail-review.nothing</c>
    /// (no day is over yet), <c>trail-review.day</c> (from, to: no day between).
    /// </summary>
    public async Task<Result<ReviewSheet>> SheetAsync(Actor actor, DateOnly? to, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var yesterday = time.Today.AddDays(-1);
        if (await reading.NextFromAsync(db, ct) is not { } from || from > yesterday)
            return Error.Conflict("trail-review.nothing");
        var end = await TrailReading.EndAsync(db, from, ct);
        var last = to ?? (end < yesterday ? end : yesterday);
        if (last < from || last > yesterday)
            return Error.Invalid("trail-review.day", from, yesterday);
        var review = await reading.ReadAsync(db, from, last, ct);
        return new ReviewSheet(review, end, actor.Can(Permission.DecideSigners), review.Hash);
    }

    /// <summary>The newest first.</summary>
    public async Task<Result<IReadOnlyList<SignedReview>>> SignedAsync(Actor actor, int most, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var signatures = await db.Set<Signature>().AsNoTracking().Where(s => s.ObjectKind == TrailReview.Kind).OrderByDescending(s => s.At).ThenBy(s => s.Id).Take(most).ToListAsync(ct);
        var found = new List<SignedReview>();
        foreach (var signature in signatures)
        {
            var review = await ReadAsync(signature.ContentHash, ct);
            var holds = review is not null && signature.HoldsFor(new ObjectRef(TrailReview.Kind, signature.ObjectId), review.Hash);
            found.Add(new(signature.ObjectId, review, signature.PersonName, signature.At, signature.IsSample, holds));
        }

        return found;
    }

    private async Task<TrailReview?> ReadAsync(string hash, CancellationToken ct)
    {
        var opened = await store.OpenAsync(hash, ct);
        if (!opened.Succeeded)
            return null;
        await using var content = opened.Value;
        return TrailReview.Read(content);
    }
}

/// <summary>A signed review stays as long as its signature.</summary>
internal sealed class TrailReviewContent : IContentReferences
{
    public IQueryable<string> Hashes(VaultDbContext db) => db.Set<Signature>().Where(s => s.ObjectKind == TrailReview.Kind).Select(s => s.ContentHash);
}
