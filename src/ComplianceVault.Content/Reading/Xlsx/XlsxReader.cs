using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using ComplianceVault.Content.Reading.Docx;

namespace ComplianceVault.Content.Reading.Xlsx;

/// <summary>Excel files: one section per visible sheet, its cells as a table; hidden sheets are left out with a remark.</summary>
internal static partial class XlsxReader
{
    private const int CoverRows = 15;

    public static DocumentText Read(OfficePackage package, string fileName, ReadingBudget budget)
    {
        var main = package.MainPart ?? throw new InvalidDataException("No main part.");
        var workbook = package.Load(main);
        var sheets = package.Related(main, "worksheet").GroupBy(r => r.Id).ToDictionary(g => g.Key, g => g.First().Target);
        var formats = new XlsxFormats(Part(package, main, "styles"), workbook.Child("workbookPr")?.Value("date1904") is "1" or "true");
        var shared = Shared(package, main, budget);
        var facts = new CoverFacts();
        facts.AddFileName(fileName);
        var builder = new SectionBuilder();
        var remarks = new List<ReadingRemark>();
        var headers = new List<string>();
        foreach (var sheet in workbook.Child("sheets")?.Elements() ?? [])
        {
            var name = sheet.Value("name") ?? "";
            if (sheet.Value("state") is "hidden" or "veryHidden")
            {
                remarks.Add(new ReadingRemark("reading.hidden-sheet", [name]));
            }
            else if (Relationship(sheet) is { } id && sheets.TryGetValue(id, out var part))
            {
                builder.AddHeading(null, name, 1);
                AddSheet(new XlsxSheet(shared, formats, budget), package.Read(part), builder, facts, headers);
            }
        }

        return new DocumentText { Format = SourceFormat.Xlsx, Sections = builder.Build(), Headers = [.. headers.Distinct(StringComparer.Ordinal)], CoverFacts = facts.ToList(), Remarks = [.. builder.Remarks, .. remarks] };
    }

    /// <summary>The runs of a rich string, without the phonetic ones.</summary>
    public static string RichText(XElement item) =>
        string.Concat(item.Elements().Where(e => e.Name.LocalName is "t" or "r").Select(e => e.Name.LocalName == "t" ? e.Value : e.Child("t")?.Value ?? ""));

    private static void AddSheet(XlsxSheet sheet, XmlReader part, SectionBuilder builder, CoverFacts facts, List<string> headers)
    {
        using (part)
        {
            if (sheet.Read(part) is { } table)
            {
                facts.AddTable(new Table([.. table.Rows.Take(CoverRows)]), CoverFactPlace.CoverTable);
                builder.Add(table);
            }
        }

        foreach (var line in sheet.HeaderFooter.SelectMany(h => CodePattern().Replace(h, "\n").Split('\n')).Select(l => l.Trim()).Where(l => l.Any(char.IsLetterOrDigit)))
        {
            facts.AddLine(line, CoverFactPlace.Header);
            headers.Add(line);
        }
    }

    internal static List<string> Shared(OfficePackage package, string main, ReadingBudget budget)
    {
        var strings = new List<string>();
        if (package.Related(main, "sharedStrings") is not [var (_, part), ..])
        {
            return strings;
        }

        using var reader = package.Read(part);
        reader.MoveToContent();
        reader.Read();
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                var text = RichText((XElement)XNode.ReadFrom(reader));
                budget.Take(text.Length);
                strings.Add(text);
            }
            else
            {
                reader.Read();
            }
        }

        return strings;
    }

    internal static XElement? Part(OfficePackage package, string main, string type) =>
        package.Related(main, type).Select(r => package.Load(r.Target)).FirstOrDefault();

    /// <summary>The relationship id, which shares its local name with sheetId's neighbours only by namespace.</summary>
    internal static string? Relationship(XElement sheet) =>
        sheet.Attributes().FirstOrDefault(a => a.Name.LocalName == "id" && a.Name.NamespaceName.Length > 0)?.Value;

    [GeneratedRegex("&[LCRPNDTZFAGBIUESXYOH+-]|&\"[^\"]*\"|&[0-9]{1,3}|&K[0-9A-F]{6}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex CodePattern();
}
