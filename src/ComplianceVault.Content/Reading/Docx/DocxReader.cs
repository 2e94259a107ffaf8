using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace ComplianceVault.Content.Reading.Docx;

/// <summary>Word files (ECMA-376) to text. The body is streamed block by block, so memory follows the largest table, not the file.</summary>
internal static partial class DocxReader
{
    private const int CoverLines = 60;

    public static DocumentText Read(OfficePackage package, string fileName, ReadingBudget budget)
    {
        var main = package.MainPart ?? throw new InvalidDataException("No main part.");
        var body = ReadBody(package, main, budget, ignoreFieldMarks: false, out var context);
        if (body.HasOpenField)
        {
            body = ReadBody(package, main, budget, ignoreFieldMarks: true, out context);
        }

        var facts = new CoverFacts();
        facts.AddFileName(fileName);
        var headers = Running(package, main, context, "header", facts, CoverFactPlace.Header);
        var footers = Running(package, main, context, "footer", facts, CoverFactPlace.Footer);
        var builder = Assemble(body.Items, facts, budget);
        AddProperties(package, facts);
        return new DocumentText
        {
            Format = SourceFormat.Docx,
            Sections = builder.Build(),
            Headers = headers,
            Footers = footers,
            CoverFacts = facts.ToList(),
            Remarks = [.. builder.Remarks, .. Remarks(context)],
        };
    }

    private static DocxBlocks ReadBody(OfficePackage package, string main, ReadingBudget budget, bool ignoreFieldMarks, out DocxContext context)
    {
        XElement? Part(string type) => package.Related(main, type).Select(r => package.Load(r.Target)).FirstOrDefault();

        var styles = new DocxStyles(Part("styles"));
        context = new DocxContext(styles, new DocxNumbering(Part("numbering"), id => styles.Paragraph(id).NumId), budget);
        foreach (var (type, reference) in ((string, string)[])[("footnotes", "footnoteReference"), ("endnotes", "endnoteReference")])
        {
            if (Part(type) is { } notes)
            {
                context.ReadNotes(notes, reference);
            }
        }

        var blocks = new DocxBlocks(context, ignoreFieldMarks);
        foreach (var block in Stream(package, main))
        {
            blocks.Add(block);
        }

        return blocks;
    }

    private static IEnumerable<XElement> Stream(OfficePackage package, string main)
    {
        using var reader = package.Read(main);
        reader.MoveToContent();
        if (reader.LocalName != "document" || !reader.ReadToDescendant("body", reader.NamespaceURI) || reader.IsEmptyElement)
        {
            yield break;
        }

        reader.Read();
        while (!reader.EOF && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth <= 1))
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                yield return (XElement)XNode.ReadFrom(reader);
            }
            else
            {
                reader.Read();
            }
        }
    }

    private static SectionBuilder Assemble(List<DocxItem> items, CoverFacts facts, ReadingBudget budget)
    {
        var entries = Outline.Of([.. items.Select(i => i.ToLine())], budget.CancellationToken);
        var builder = new SectionBuilder();
        var cover = items.TakeWhile((_, i) => entries[i].Role is not (OutlineRole.Heading or OutlineRole.Clause)).Take(CoverLines).ToList();
        AddTitle(cover, facts);
        var lastHeading = "";
        for (var i = 0; i < items.Count; i++)
        {
            if (i < cover.Count)
            {
                AddCover(items[i], facts);
            }
            else if (items[i].Table is { } table && RevisionHeadingPattern().IsMatch(lastHeading))
            {
                facts.AddTable(table, CoverFactPlace.RevisionTable);
            }

            lastHeading = entries[i].Role == OutlineRole.Heading ? entries[i].Text : lastHeading;
            Add(builder, items[i], entries[i]);
        }

        return builder;
    }

    private static void Add(SectionBuilder builder, DocxItem item, OutlineEntry entry)
    {
        if (entry.Role is OutlineRole.Heading or OutlineRole.Clause or OutlineRole.Contents)
        {
            builder.Add(entry);
        }
        else if (item.Table is { } table)
        {
            builder.Add(table);
        }
        else if (item.Text.Length > 0)
        {
            builder.Add(ToParagraph(item, entry));
        }

        foreach (var block in item.Anchored)
        {
            builder.Add(block);
        }
    }

    private static Paragraph ToParagraph(DocxItem item, OutlineEntry entry) => item switch
    {
        { Number: { } number } => new Paragraph(item.Text, ParagraphKind.ListItem, number, item.Depth),
        _ when entry.Role == OutlineRole.ListItem => new Paragraph(entry.Text, ParagraphKind.ListItem, entry.Marker),
        _ => new Paragraph(item.Text),
    };

    private static void AddCover(DocxItem item, CoverFacts facts)
    {
        if (item.Table is { } table)
        {
            facts.AddTable(table, CoverFactPlace.CoverTable);
        }

        foreach (var line in item.Text.Split('\n').Concat(item.Anchored.OfType<Paragraph>().SelectMany(p => p.Text.Split('\n'))))
        {
            facts.AddLine(line, CoverFactPlace.Cover);
        }
    }

    /// <summary>The title is the paragraph in the title style, or the largest text of the cover that is neither company nor label.</summary>
    private static void AddTitle(List<DocxItem> cover, CoverFacts facts)
    {
        var lines = cover.Where(i => i.Table is null && i.Text.Length is > 1 and <= 60 && !i.Text.Contains('：', StringComparison.Ordinal) && !CoverFacts.IsDate(i.Text)).ToList();
        var title = lines.Find(i => i.IsTitle)
            ?? lines.Where(i => i.Size >= 14 && !NotTitlePattern().IsMatch(i.Text)).GroupBy(i => i.Size).OrderByDescending(g => g.Key).Select(g => g.Last()).FirstOrDefault();
        if (title is not null)
        {
            facts.AddTitle(DocxItem.OneLine(title.Text), CoverFactPlace.Cover);
        }
    }

    private static IReadOnlyList<string> Running(OfficePackage package, string main, DocxContext context, string type, CoverFacts facts, CoverFactPlace place)
    {
        var lines = new List<string>();
        foreach (var (_, target) in package.Related(main, type).DistinctBy(r => r.Target))
        {
            var blocks = new DocxBlocks(context);
            blocks.AddAll(package.Load(target));
            foreach (var table in blocks.Items.Select(i => i.Table).OfType<Table>())
            {
                facts.AddTable(table, place);
            }

            var texts = blocks.Items.SelectMany(DocxBlocks.LinesOf)
                .Concat(blocks.Items.SelectMany(i => i.Anchored).OfType<Paragraph>().Where(p => p.Kind == ParagraphKind.TextBox).Select(p => p.Text));
            foreach (var line in texts.SelectMany(t => t.Split('\n')).Select(l => PagePattern().Replace(l, "").Trim()).Where(l => l.Any(char.IsLetterOrDigit)))
            {
                facts.AddLine(line, place);
                lines.Add(line);
            }
        }

        return [.. lines.Distinct(StringComparer.Ordinal)];
    }

    private static void AddProperties(OfficePackage package, CoverFacts facts)
    {
        foreach (var (_, part) in package.Related("", "core-properties"))
        {
            var core = package.Load(part);
            facts.AddProperty(CoverFactKind.Title, core.Child("title")?.Value);
            facts.AddProperty(CoverFactKind.Author, core.Child("creator")?.Value);
            facts.AddProperty(CoverFactKind.Edition, core.Child("version")?.Value);
        }

        foreach (var (_, part) in package.Related("", "extended-properties"))
        {
            facts.AddProperty(CoverFactKind.Organisation, package.Load(part).Child("Company")?.Value);
        }
    }

    private static IEnumerable<ReadingRemark> Remarks(DocxContext context)
    {
        static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

        if (context.Insertions + context.Deletions > 0)
        {
            yield return new ReadingRemark("reading.tracked-changes", [Text(context.Insertions), Text(context.Deletions)]);
        }

        if (context.Hidden > 0)
        {
            yield return new ReadingRemark("reading.hidden-text", [Text(context.Hidden)]);
        }

        if (context.Pictures > 0)
        {
            yield return new ReadingRemark("reading.pictures", [Text(context.Pictures)]);
        }
    }

    [GeneratedRegex("修订|修改|更改|变更|版本|履历", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex RevisionHeadingPattern();

    [GeneratedRegex("(公司|集团)$|^(版本|版次|编号|文件编号|受控|Version|V[0-9])|^[A-Za-z0-9/_. -]+$|(发布|实施)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex NotTitlePattern();

    [GeneratedRegex(@"第\s*[0-9]*\s*页|共\s*[0-9]*\s*页|[Pp]age\s*[0-9]*\s*(of\s*[0-9]*)?|^\s*[-—–]?\s*[0-9]{1,4}\s*(/\s*[0-9]{1,4})?\s*[-—–]?\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex PagePattern();
}
