using System.Globalization;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.Content.Reading;
using ComplianceVault.Content.Rendition.Pages;

namespace ComplianceVault.App.Documents.Controlled;

/// <summary>The 签署页 at the end of a copy, controlled or taken away: what was signed, by whom, as what, when, over which content, and whether that still holds (R12, R13).</summary>
internal sealed class SignaturePage(CompanyTime time)
{
    private const int ShownHash = 12;

    private static readonly string[] Columns = ["column-meaning", "column-name", "column-role", "column-time", "column-content", "column-check"];

    /// <summary>Without <paramref name="copy"/>: of an uncontrolled one; its other pages carry <paramref name="line"/>, and so does this.</summary>
    public PageDocument Of(BasePdf edition, StampedCopy? copy, IReadOnlyList<SignatureLine> signatures, string maker, string line = "") => new()
    {
        Title = PaperWords.Of("signatures"),
        RunningHeader = line.Length > 0 ? line : PaperWords.Line(edition.Number, edition.Title, PaperWords.Of("edition", edition.Label)),
        RunningFooter = PaperWords.Of("made-by", maker, Moment(time.Offset(time.Now))),
        Part = PaperWords.Of("signatures"),
        Created = time.Offset(time.Now),
        Blocks = [Facts(edition, copy), .. Signed(edition, signatures), new PageNote(PaperWords.Of("signatures-note"))],
    };

    private static PageFacts Facts(BasePdf edition, StampedCopy? copy) => new([.. new (string Key, string Value)[]
    {
        ("fact-number", edition.Number), ("fact-edition", edition.Label), ("fact-title", edition.Title), ("fact-issued", PaperWords.Day(edition.IssueDate)),
        ("fact-effective", PaperWords.Day(edition.EffectiveDate)), ("fact-kind", copy is null ? "" : PaperWords.Of(copy.Kind)), ("fact-copy-number", copy?.CopyNumber ?? ""),
        ("fact-holder", copy?.Holder ?? ""),
    }.Where(f => f.Value.Length > 0).Select(f => KeyValuePair.Create(PaperWords.Of(f.Key), f.Value))]);

    private static IEnumerable<PageBlock> Signed(BasePdf edition, IReadOnlyList<SignatureLine> signatures)
    {
        if (signatures.Count > 0)
            yield return new PageTable([new TableRow([.. Columns.Select(c => new TableCell(PaperWords.Of(c)))], IsHeader: true), .. signatures.Select(Row)]);
        else
            yield return new PageText(PaperWords.Of("signatures-none"));
        if (OnPaper(edition) is { Length: > 0 } named)
            yield return new PageText(PaperWords.Of("approved-on-paper", named));
    }

    private static TableRow Row(SignatureLine s) => new([
        new(PaperWords.Of(s.Meaning) + (s.IsSample ? PaperWords.Of("sample") : "")), new(s.Name), new(s.Role), new(Moment(s.At)),
        new(s.ContentHash[..Math.Min(ShownHash, s.ContentHash.Length)]), new(PaperWords.Of(s.Holds ? "holds" : "fails"))]);

    /// <summary>An imported edition was approved before: who, as its cover says.</summary>
    private static string OnPaper(BasePdf edition) => edition.Source != EditionSource.Imported ? "" : string.Join(PaperWords.Of("comma"), new (string Key, string? Name)[]
    {
        ("author", edition.Author), ("review", edition.Reviewer), ("approve", edition.Approver),
    }.Where(n => !string.IsNullOrEmpty(n.Name)).Select(n => $"{PaperWords.Of(n.Key)} {n.Name}"));

    /// <summary>With the zone: 2026-03-02 09:00:05 UTC+08:00.</summary>
    private static string Moment(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm:ss 'UTC'zzz", CultureInfo.InvariantCulture);
}
