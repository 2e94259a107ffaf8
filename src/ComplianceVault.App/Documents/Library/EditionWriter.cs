using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Content.Comparing;
using ComplianceVault.Content.Reading;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Library;

/// <summary>A file as it stands in the content store.</summary>
public sealed record KeptFile(string FileName, SourceFormat Format, string Hash, long Length);

/// <summary>Whose text it is, and how numbers of documents are known in it.</summary>
internal sealed record TextOf(string Number, string Title, NumberingRules Numbering);

/// <summary>Writes what belongs to an edition's text: outline with the match to the edition before, citations, file.</summary>
internal static class EditionWriter
{
    public static void AddFile(Act act, Guid editionId, KeptFile file, bool isMain) => act.Db.Add(new EditionFile
    {
        Id = act.NewId(),
        EditionId = editionId,
        Format = file.Format,
        FileName = file.FileName,
        Hash = file.Hash,
        Length = file.Length,
        AddedAt = act.Now,
        IsMain = isMain,
    });

    public static void AddText(Act act, Guid editionId, TextOf document, DocumentText text, DocumentText? before)
    {
        var matches = before is null ? [] : SectionMatcher.Match(before, text).ToDictionary(m => m.NewKey);
        act.Db.AddRange(text.Sections.Select((section, i) => Section(editionId, i, section, matches.GetValueOrDefault(section.Key))));
        act.Db.AddRange(CitationFinder.Find(text, document.Number, document.Title, document.Numbering).Select((c, i) => new Citation
        {
            EditionId = editionId,
            Ordinal = i,
            SectionKey = c.SectionKey,
            Number = c.Number,
            Title = c.Title,
            Quote = c.Quote,
        }));
    }

    /// <summary>Takes the outline and citations of a draft's former upload out.</summary>
    public static async Task RemoveTextAsync(Act act, Guid editionId)
    {
        await act.Db.Set<EditionSection>().Where(s => s.EditionId == editionId).ExecuteDeleteAsync(act.Token);
        await act.Db.Set<Citation>().Where(c => c.EditionId == editionId).ExecuteDeleteAsync(act.Token);
    }

    private static EditionSection Section(Guid editionId, int ordinal, Section section, SectionMatch? match) => new()
    {
        EditionId = editionId,
        Ordinal = ordinal,
        Key = section.Key,
        Number = section.Number,
        Heading = section.Heading.Length <= 500 ? section.Heading : section.Heading[..500],
        Level = section.Level,
        Page = section.Page,
        PredecessorKey = match?.OldKey,
        PredecessorConfidence = match?.Confidence,
    };
}
