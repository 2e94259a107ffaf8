using ComplianceVault.App.Platform.Data;
using ComplianceVault.Content.Comparing;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Library;

/// <summary>Which section of an edition continues which section of the edition that was in force before it.</summary>
internal sealed class SectionTrace(EditionTexts texts)
{
    /// <summary>Below it the match is only a guess.</summary>
    public const double Sure = 0.5;

    /// <summary>Old section key → key in the new edition with the confidence of the match; a section without successor is not there.</summary>
    public async Task<IReadOnlyDictionary<string, (string? Key, double Confidence)>> FollowAsync(VaultDbContext db, Guid before, Edition edition, CancellationToken ct)
    {
        var stored = await IsPredecessorAsync(db, before, edition, ct) ? await StoredAsync(db, edition.Id, ct) : null;
        return stored is { Count: > 0 } ? stored : await ComparedAsync(db, before, edition, ct);
    }

    /// <summary>The stored match is to the highest edition that was there when this one came in: usually, not always, the one that was in force.</summary>
    private static async Task<bool> IsPredecessorAsync(VaultDbContext db, Guid before, Edition edition, CancellationToken ct)
    {
        var others = db.Set<Edition>().Where(e => e.DocumentId == edition.DocumentId && e.Id != edition.Id);
        if (await others.AnyAsync(e => e.Ordinal > edition.Ordinal && e.CreatedAt < edition.CreatedAt, ct))
            return false;
        return before == await others.Where(e => e.Ordinal < edition.Ordinal && e.CreatedAt <= edition.CreatedAt)
            .OrderByDescending(e => e.Ordinal).Select(e => e.Id).FirstOrDefaultAsync(ct);
    }

    private static async Task<Dictionary<string, (string? Key, double Confidence)>> StoredAsync(VaultDbContext db, Guid editionId, CancellationToken ct)
    {
        var sections = await db.Set<EditionSection>().AsNoTracking().Where(s => s.EditionId == editionId && s.PredecessorKey != null)
            .Select(s => new { s.Key, s.PredecessorKey, s.PredecessorConfidence }).ToListAsync(ct);
        return sections.ToDictionary(s => s.PredecessorKey!, s => ((string?)s.Key, s.PredecessorConfidence ?? 0));
    }

    private async Task<Dictionary<string, (string? Key, double Confidence)>> ComparedAsync(VaultDbContext db, Guid before, Edition edition, CancellationToken ct)
    {
        var hash = await db.Set<Edition>().Where(e => e.Id == before).Select(e => e.TextHash).FirstAsync(ct);
        var (older, newer) = (await texts.GetAsync(hash, ct), await texts.GetAsync(edition.TextHash, ct));
        return older.Succeeded && newer.Succeeded
            ? SectionMatcher.Match(older.Value, newer.Value, ct).Where(m => m.OldKey is not null).ToDictionary(m => m.OldKey!, m => ((string?)m.NewKey, m.Confidence))
            : [];
    }
}
