using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Withdrawal;

/// <summary>The document that was named to take the place of a withdrawn one.</summary>
public sealed record Replacement(string Number, string Title);

/// <summary>What became of a document that was withdrawn without a successor.</summary>
internal static class Replacements
{
    /// <summary>
    /// Null while an edition is in force, and where nothing was named. The title is left out of a 受限 or 保密 document: whoever follows an old link need not
    /// be one of its readers.
    /// </summary>
    public static async Task<Replacement?> OfAsync(VaultDbContext db, Guid documentId, CancellationToken ct)
    {
        if (await db.Set<Edition>().AnyAsync(e => e.DocumentId == documentId && e.State == EditionState.Effective, ct))
            return null;
        var found = await db.Set<DocumentWithdrawal>().Where(w => w.DocumentId == documentId && w.State == WithdrawalState.Withdrawn).OrderByDescending(w => w.AppliedAt)
            .Join(db.Set<Document>(), w => w.ReplacedById, d => (Guid?)d.Id, (w, d) => new { d.Number, d.Title, d.Classification, w.AppliedAt })
            .OrderByDescending(x => x.AppliedAt).FirstOrDefaultAsync(ct);
        return found is null ? null : new(found.Number, DocumentRights.OpenToStaff.Contains(found.Classification) ? found.Title : "");
    }
}
