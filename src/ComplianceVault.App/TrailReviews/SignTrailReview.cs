using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.TrailReviews;

/// <summary>
/// The management representative, not who runs the system, signs that the trail of a period was reviewed and what was found (R05). The review is kept as signed; the trail
/// keeps its hash with its own head, so that neither can be exchanged.
/// </summary>
[Needs(Permission.DecideSigners)]
public sealed class SignTrailReview(Vault vault, Signing signing, TrailReviewQueries reviews, CompanyTime time, WorkingCalendars calendars, StoredFiles store)
{
    private const int LongestFinding = 2000;

    /// <summary>Refusals: those of the sheet and of <c>Signing.ProveAsync</c>, <c>trail-review.finding-required</c>, <c>signing.content-changed</c>, <c>trail-review.done</c> (somebody was faster).</summary>
    public async Task<Result<Guid>> ExecuteAsync(Actor actor, ReviewSheet shown, string finding, SigningProof proof, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(finding) || finding.Length > LongestFinding)
            return Error.Invalid("trail-review.finding-required", LongestFinding);
        var now = await reviews.SheetAsync(actor, shown.Review.To, ct);
        if (!now.Succeeded)
            return now.Error;
        if (now.Value.Hash != shown.Hash)
            return Error.Conflict("signing.content-changed");
        var review = now.Value.Review with { Finding = finding.Trim() };
        var what = new ToSign(SignatureMeaning.Review, new ObjectRef(TrailReview.Kind, time.Clock.NewId()), review.Hash);
        var proven = await signing.ProveAsync(actor, proof, what, ct);
        if (!proven.Succeeded)
            return proven.Error;
        using var content = new MemoryStream(review.ToBytes());
        var stored = await store.PutAsync(content, long.MaxValue, ct);
        return stored.Succeeded ? await KeepAsync(actor, review, what, proven.Value, ct) : stored.Error;
    }

    private Task<Result<Guid>> KeepAsync(Actor actor, TrailReview review, ToSign what, Proven proven, CancellationToken ct) =>
        vault.ActAsync<Guid>(this, actor, async act =>
        {
            await act.Db.Set<TrailHead>().ExecuteUpdateAsync(s => s.SetProperty(h => h.Seq, h => h.Seq), act.Token); // two at once follow one another
            if (await new TrailReading(time, calendars).NextFromAsync(act.Db, act.Token) != review.From)
                return Error.Conflict("trail-review.done");
            var role = await SigningRole.OfAsync(act, Permission.DecideSigners, Role.Representative);
            var signature = await Signing.SignAsync(act, proven, role, what);
            if (!signature.Succeeded)
                return signature.Error;
            var head = await act.Db.Set<TrailHead>().AsNoTracking().SingleAsync(act.Token);
            act.Note(TrailReading.Reviewed, what.About, new
            {
                review.From,
                review.To,
                review.Entries,
                review.LastSeq,
                review.LastHash,
                HeadSeq = head.Seq,
                HeadHash = head.Hash,
                review.Finding,
                what.ContentHash,
            });
            return what.About.Id;
        }, ct);
}
