using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Withdrawal;
using ComplianceVault.App.Platform.Data;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>What the reviews of editions came to, for queries.</summary>
internal static class ReviewsHeld
{
    /// <summary>仍适用: only these count the next review from their day.</summary>
    public static IQueryable<EditionReview> Suitable(VaultDbContext db) => db.Set<EditionReview>().Where(v => v.Result == ReviewResult.StillSuitable);

    /// <summary>The last word is that the document is to be revised or withdrawn: its review stays due until that has begun.</summary>
    public static IQueryable<EditionReview> Wanting(VaultDbContext db) =>
        db.Set<EditionReview>().Where(v => v.Result != ReviewResult.StillSuitable && !Suitable(db).Any(s => s.EditionId == v.EditionId && s.At > v.At));

    /// <summary>Documents whose next edition is in work, or whose withdrawal was applied for.</summary>
    public static IQueryable<Guid> Begun(VaultDbContext db) =>
        db.Set<Edition>().Where(e => Drafts.InWork.Contains(e.State)).Select(e => e.DocumentId)
            .Union(db.Set<DocumentWithdrawal>().Where(w => WithdrawalWorkflow.Open.Contains(w.State)).Select(w => w.DocumentId));
}
