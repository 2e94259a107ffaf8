using System.Text.RegularExpressions;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.Content.Reading;

namespace ComplianceVault.App.Records.Consistency;

/// <summary>Where the three differ.</summary>
public enum DifferenceKind
{
    /// <summary>记录 lists a number that no form has.</summary>
    ListedUnknown,

    /// <summary>记录 lists a form that is 停用.</summary>
    ListedInactive,

    /// <summary>记录 calls a form by another title.</summary>
    ListedOtherTitle,

    /// <summary>A form in use belongs to the document and is not in its 记录.</summary>
    NotListed,

    /// <summary>The text names a form of the document in 《》 that is not in its 记录.</summary>
    NamedNotListed,

    /// <summary>The text names a form in 《》 that is 停用.</summary>
    NamedInactive,

    /// <summary>The document has forms in use and no 记录.</summary>
    NoRecordSection,
}

/// <summary>A difference, with the form or number it is about, what the text calls it, and the section it stands in.</summary>
public sealed record Difference(DifferenceKind Kind, string Form, string? Title, string? SectionKey);

/// <summary>A form as the comparison needs it.</summary>
public sealed record KnownForm(string Number, string Title, IReadOnlyList<string> Aliases, string Parent, bool IsActive);

/// <summary>程序—表单—清单一致性 (decision 23): the forms that a document's 记录 lists, those it names in 《》, and the forms in use, compared.</summary>
public static partial class FormComparison
{
    private static readonly string[] RecordHeadings = ["记录", "相关记录", "质量记录", "记录表单", "相关表单", "形成的记录"];

    /// <summary>What differs in one document.</summary>
    /// <param name="documents">Titles of documents: 《服务管理计划》 in a text is the document, not the form of the same name that is its template (decision 22).</param>
    public static IReadOnlyList<Difference> Of(string number, DocumentText text, IReadOnlyCollection<KnownForm> forms, IReadOnlySet<string> documents, NumberingRules numbering)
    {
        var byNumber = forms.ToDictionary(f => f.Number);
        var own = forms.Where(f => f.Parent == number && f.IsActive).ToList();
        var section = Records(text);
        if (section is null)
            return own.Count == 0 ? [.. Named(number, text, forms, documents, [])] : [new(DifferenceKind.NoRecordSection, number, null, null)];
        var listed = Listed(section, numbering).ToList();
        return
        [
            .. listed.Select(l => Judge(l, byNumber, section.Key)).OfType<Difference>(),
            .. own.Where(f => listed.All(l => l.Number != f.Number)).Select(f => new Difference(DifferenceKind.NotListed, f.Number, f.Title, section.Key)),
            .. Named(number, text, forms, documents, listed.Select(l => l.Number).ToHashSet()),
        ];
    }

    /// <summary>Numbers of the forms that the document's 记录 lists.</summary>
    public static IReadOnlyList<string> ListedBy(DocumentText text, NumberingRules numbering) => Records(text) is { } section ? [.. Listed(section, numbering).Select(l => l.Number)] : [];

    private static Section? Records(DocumentText text) => text.Sections.LastOrDefault(s => s.Level > 0 && RecordHeadings.Contains(s.Heading.Trim()));

    private static Difference? Judge((string Number, string? Title) listed, Dictionary<string, KnownForm> forms, string section) =>
        !forms.TryGetValue(listed.Number, out var form) ? new(DifferenceKind.ListedUnknown, listed.Number, listed.Title, section)
        : !form.IsActive ? new(DifferenceKind.ListedInactive, listed.Number, listed.Title, section)
        : listed.Title is { } title && !IsCalled(form, title) ? new(DifferenceKind.ListedOtherTitle, listed.Number, title, section)
        : null;

    private static IEnumerable<Difference> Named(string number, DocumentText text, IReadOnlyCollection<KnownForm> forms, IReadOnlySet<string> documents, HashSet<string> listed)
    {
        var named = text.Sections.SelectMany(s => s.Blocks.SelectMany(Lines).SelectMany(l => Titles().Matches(l).Select(m => (Title: m.Groups["title"].Value.Trim(), s.Key)))).DistinctBy(n => n.Title).Where(n => !documents.Contains(n.Title));
        foreach (var (title, key) in named)
        {
            var called = forms.Where(f => f.Title == title).ToList();
            if (called.Count == 0)
                continue;
            if (called.TrueForAll(f => !f.IsActive))
                yield return new(DifferenceKind.NamedInactive, called[0].Number, title, key);
            else if (called.Find(f => f.IsActive && f.Parent == number) is { } own && !listed.Contains(own.Number))
                yield return new(DifferenceKind.NamedNotListed, own.Number, title, key);
        }
    }

    private static IEnumerable<(string Number, string? Title)> Listed(Section section, NumberingRules numbering)
    {
        foreach (var row in section.Blocks.OfType<Table>().SelectMany(t => t.Rows))
        {
            var cells = row.Cells.Select(c => (Text: c.Text.Trim(), Form: numbering.FormsNamedIn(c.Text).Select(f => f.Number).FirstOrDefault())).SkipWhile(c => c.Form is null).Take(2).ToList();
            if (cells is [{ Form: { } form }, ..])
                yield return (form, cells.Skip(1).Select(c => c.Text).FirstOrDefault());
        }

        foreach (var line in section.Blocks.OfType<Paragraph>())
        {
            foreach (var (form, index) in numbering.FormsNamedIn(line.Text))
                yield return (form, TitledBefore().Match(line.Text[..index]) is { Success: true } title ? title.Groups["title"].Value.Trim() : null);
        }
    }

    private static bool IsCalled(KnownForm form, string title) =>
        Plain(title) is var plain && (plain == Plain(form.Title) || form.Aliases.Any(a => Plain(a) == plain));

    private static string Plain(string title) => title.Trim('《', '》', ' ');

    private static IEnumerable<string> Lines(Block block) => block switch
    {
        Paragraph p => [p.Text],
        Table t => t.Rows.SelectMany(r => r.Cells).Select(c => c.Text),
        _ => [],
    };

    [GeneratedRegex("《(?<title>[^《》]{2,60})》", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Titles();

    /// <summary>《会议纪要》（ITSMS-M01-R07: the title stands right before its number.</summary>
    [GeneratedRegex(@"《(?<title>[^《》]{2,60})》[（(\s]*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TitledBefore();
}
