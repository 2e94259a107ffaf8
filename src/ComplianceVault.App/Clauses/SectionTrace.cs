using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Content.Comparing;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Clauses;

/// <summary>Which section of an edition continues which section of the edition that was in force before it.</summary>
internal sealed class SectionTrace(EditionTexts texts)
{
    /// <summary>Old section key → key in the new edition with the confidence of the match; a section without successor is not there.</summary>
    public async Task<IReadOnlyDictionary<string, (string? Key, double Confidence)>> FollowAsync(Act act, Guid before, Edition edition)
    {
        var stored = await IsPredecessorAsync(act, before, edition) ? await StoredAsync(act, edition.Id) : null;
        return stored is { Count: > 0 } ? stored : await ComparedAsync(act, before, edition);
    }

    /// <summary>The stored match is to the highest edition that was there when this one came in: usually, not always, the one that was in force.</summary>
    private static async Task<bool> IsPredecessorAsync(Act act, Guid before, Edition edition)
    {
        var others = act.Db.Set<Edition>().Where(e => e.DocumentId == edition.DocumentId && e.Id != edition.Id);
        if (await others.AnyAsync(e => e.Ordinal > edition.Ordinal && e.CreatedAt < edition.CreatedAt, act.Token))
            return false;
        return before == await others.Where(e => e.Ordinal < edition.Ordinal && e.CreatedAt <= edition.CreatedAt)
            .OrderByDescending(e => e.Ordinal).Select(e => e.Id).FirstOrDefaultAsync(act.Token);
    }

    private static async Task<Dictionary<string, (string? Key, double Confidence)>> StoredAsync(Act act, Guid editionId)
    {
        var sections = await act.Db.Set<EditionSection>().AsNoTracking().Where(s => s.EditionId == editionId && s.PredecessorKey != null)
            .Select(s => new { s.Key, s.PredecessorKey, s.PredecessorConfidence }).ToListAsync(act.Token);
        return sections.ToDictionary(s => s.PredecessorKey!, s => ((string?)s.Key, s.PredecessorConfidence ?? 0));
    }

    private async Task<Dictionary<string, (string? Key, double Confidence)>> ComparedAsync(Act act, Guid before, Edition edition)
    {
        var hash = await act.Db.Set<Edition>().Where(e => e.Id == before).Select(e => e.TextHash).FirstAsync(act.Token);
        var (older, newer) = (await texts.GetAsync(hash, act.Token), await texts.GetAsync(edition.TextHash, act.Token));
        return older.Succeeded && newer.Succeeded
            ? SectionMatcher.Match(older.Value, newer.Value, act.Token).Where(m => m.OldKey is not null).ToDictionary(m => m.OldKey!, m => ((string?)m.NewKey, m.Confidence))
            : [];
    }
}
