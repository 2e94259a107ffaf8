using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Content.Comparing;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Import;

/// <summary>Compares a file of a batch with what the vault has (decision 34).</summary>
public sealed class Matching(EditionTexts texts)
{
    /// <summary>From this share of equal text on, two files are formats of one edition.</summary>
    public const double SameText = 0.9;

    /// <summary>Sets what the item is; it may be asked again whenever the number or the label was corrected.</summary>
    internal async Task MatchAsync(VaultDbContext db, ImportItem item, CancellationToken ct)
    {
        (item.Match, item.MatchId, item.Similarity) = (null, null, null);
        if (await db.Set<EditionFile>().Where(f => f.Hash == item.Hash && db.Set<Edition>().Any(e => e.Id == f.EditionId && e.State != EditionState.Discarded)).Select(f => (Guid?)f.EditionId).FirstOrDefaultAsync(ct) is { } same)
            (item.Match, item.MatchId, item.Similarity) = (ImportMatch.SameFile, same, 1);
        else if (string.IsNullOrWhiteSpace(item.Number))
            item.Match = ImportMatch.NumberMissing;
        else if (await db.Set<Document>().AsNoTracking().FirstOrDefaultAsync(d => d.Number == item.Number, ct) is { } document)
            await MatchDocumentAsync(db, item, document, ct);
        else
            item.Match = ImportMatch.NewDocument;
    }

    private async Task MatchDocumentAsync(VaultDbContext db, ImportItem item, Document document, CancellationToken ct)
    {
        (item.Match, item.MatchId) = (ImportMatch.NewEdition, document.Id);
        if (document.IsSample)
        {
            item.Match = ImportMatch.SampleNumber;
            return;
        }

        var edition = await db.Set<Edition>().AsNoTracking().FirstOrDefaultAsync(e => e.DocumentId == document.Id && e.Label == item.Label && e.State != EditionState.Discarded, ct);
        if (edition is null)
            return;
        item.MatchId = edition.Id;
        item.Similarity = await SimilarityAsync(item.TextHash!, edition.TextHash, ct);
        item.Match = item.Similarity >= SameText ? ImportMatch.OtherFormat : ImportMatch.OtherText;
    }

    private async Task<double> SimilarityAsync(string oneHash, string otherHash, CancellationToken ct)
    {
        var (one, other) = (await texts.GetAsync(oneHash, ct), await texts.GetAsync(otherHash, ct));
        return one.Succeeded && other.Succeeded ? TextSimilarity.Of(one.Value, other.Value) : 0;
    }
}
