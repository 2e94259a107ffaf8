using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Content.Comparing;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Comparing;

/// <summary>The documents in force that name a document, with the very sentences and the sections these name; its own forms are told of elsewhere.</summary>
internal static class CitingDocuments
{
    private const int MostPlaces = 2_000;

    /// <param name="since">First day of the edition when it is in force: who came into force from then on names its sections, not those before.</param>
    public static async Task<Bounded<CitingDocument>> OfAsync(
        VaultDbContext db, Actor actor, Document document, IReadOnlyCollection<string> forms, DocumentDifference? difference, DateOnly? since, CancellationToken ct)
    {
        var citations = DocumentRights.Readable(db, actor).Where(e => e.State == EditionState.Effective && e.DocumentId != document.Id)
            .Join(db.Set<Citation>().Where(c => c.Number == document.Number || c.Title == document.Title), e => e.Id, c => c.EditionId, (e, c) => new { e.DocumentId, e.EffectiveDate, c })
            .Join(db.Set<Document>().Where(d => !forms.Contains(d.Number)), x => x.DocumentId, d => d.Id, (x, d) => new { d.Number, d.Title, x.EffectiveDate, x.c.SectionKey, x.c.Quote, x.c.Ordinal });
        var total = await citations.Select(c => c.Number).Distinct().CountAsync(ct);
        var found = await citations.OrderBy(c => c.Number).ThenBy(c => c.Ordinal).Take(MostPlaces).ToListAsync(ct);
        var (named, fates) = (new CitedSections(document.Number, document.Title), Fates(difference));
        var documents = found.GroupBy(c => (c.Number, c.Title)).Select(g => new CitingDocument(
            g.Key.Number, g.Key.Title,
            Sentences(g.DistinctBy(c => (c.SectionKey, c.Quote)).Select(c => new CitingPlace(
                c.SectionKey, c.Quote, c.EffectiveDate >= since ? [] : [.. named.In(c.Quote).Select(n => fates.GetValueOrDefault(n)).OfType<CitedSection>()])), document)));
        return new([.. documents.OrderByDescending(d => d.IsTouched).ThenBy(d => d.Number, StringComparer.Ordinal).Take(Bounded.Most)], total);
    }

    /// <summary>A line that is the bare number or title stands in a list of related documents; it says something only where no sentence does.</summary>
    private static IReadOnlyList<CitingPlace> Sentences(IEnumerable<CitingPlace> places, Document document)
    {
        var bare = places.ToLookup(p => p.Quote.Trim(' ', '。', '；', '、', '《', '》') is var line && (line == document.Number || line == document.Title));
        return bare[false].Any() ? [.. bare[false]] : [.. bare[true].Take(1)];
    }

    /// <summary>By the number that the text before had; sections that stay as they are need no word.</summary>
    private static Dictionary<string, CitedSection> Fates(DocumentDifference? difference) => difference is null ? [] : difference.Sections
        .Where(s => s.Old?.Number is not null && s.State != SectionState.Unchanged)
        .Select(s => new CitedSection(s.Old!.Number!, s.New is null ? null : s.New.Number ?? s.Old.Number, Fate(s))).DistinctBy(s => s.From).ToDictionary(s => s.From);

    /// <summary>For who names a section, another number weighs more than other words.</summary>
    private static SectionState Fate(SectionDifference section) =>
        section.New is null || !section.IsRenumbered ? section.State : section.IsMoved ? SectionState.Moved : SectionState.Renumbered;
}
