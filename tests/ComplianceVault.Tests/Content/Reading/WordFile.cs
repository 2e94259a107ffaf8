using System.IO.Compression;
using System.Security;
using System.Text;
using ComplianceVault.Content.Reading;
using ComplianceVault.Kernel;

namespace ComplianceVault.Tests.Content.Reading;

/// <summary>A small Word file written by hand, so that a test can say exactly what stands in its XML.</summary>
internal sealed class WordFile
{
    public const string Namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
        + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
        + "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"";

    public const string HeadingStyles =
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"a\"/></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"2\"><w:name w:val=\"heading 2\"/><w:basedOn w:val=\"a\"/></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"own\"><w:name w:val=\"公司条款\"/><w:basedOn w:val=\"2\"/></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"TOC1\"><w:name w:val=\"toc 1\"/></w:style>";

    public string Body { get; init; } = "";

    public string? Styles { get; init; }

    public string? Numbering { get; init; }

    public string? Footnotes { get; init; }

    public string? Header { get; init; }

    public string? Footer { get; init; }

    public string Prolog { get; init; } = "";

    public static string P(string text, string? style = null, string properties = "", string run = "") =>
        $"<w:p><w:pPr>{(style is null ? "" : $"<w:pStyle w:val=\"{style}\"/>")}{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space=\"preserve\">{SecurityElement.Escape(text)}</w:t></w:r></w:p>";

    public static string Bold(string text) => P(text, run: "<w:b/>");

    public static string Numbered(string text, string numId, int level = 0, string? style = null) =>
        P(text, style, $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{numId}\"/></w:numPr>");

    public static string Level(int level, string format, string text, string extra = "") =>
        $"<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{extra}<w:lvlText w:val=\"{text}\"/></w:lvl>";

    public static string Table(params string[][] rows) =>
        $"<w:tbl>{string.Concat(rows.Select(r => $"<w:tr>{string.Concat(r.Select(c => $"<w:tc>{P(c)}</w:tc>"))}</w:tr>"))}</w:tbl>";

    public byte[] Build()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
            Add(zip, "_rels/.rels", Relationships(("officeDocument", "word/document.xml")));
            Add(zip, "word/document.xml", $"{Prolog}<w:document {Namespaces}><w:body>{Body}<w:sectPr/></w:body></w:document>");
            var parts = new List<(string Type, string Target)>();
            Part(zip, parts, "styles", Styles, "styles");
            Part(zip, parts, "numbering", Numbering, "numbering");
            Part(zip, parts, "footnotes", Footnotes, "footnotes");
            Part(zip, parts, "header", Header, "hdr");
            Part(zip, parts, "footer", Footer, "ftr");
            Add(zip, "word/_rels/document.xml.rels", Relationships([.. parts]));
        }

        return file.ToArray();
    }

    public DocumentText Read(string name = "示例.docx")
    {
        var read = ReadBytes(Build(), name);
        Assert.True(read.Succeeded, read.Error?.ToString());
        return read.Value;
    }

    public static Result<DocumentText> ReadBytes(byte[] file, string name, ReadingLimits? limits = null) =>
        DocumentReader.Read(new MemoryStream(file), name, limits ?? new ReadingLimits(), TestContext.Current.CancellationToken);

    public static void Add(ZipArchive zip, string name, string text)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }

    public static string Relationships(params (string Type, string Target)[] parts) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(parts.Select((p, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{p.Type}\" Target=\"{p.Target}\"/>"))
        + "</Relationships>";

    private static void Part(ZipArchive zip, List<(string Type, string Target)> parts, string type, string? content, string root)
    {
        if (content is not null)
        {
            Add(zip, $"word/{type}.xml", $"<w:{root} {Namespaces}>{content}</w:{root}>");
            parts.Add((type, $"{type}.xml"));
        }
    }
}

/// <summary>A read text as one line per section, which tests compare with.</summary>
internal static class Outlines
{
    public static string[] Of(DocumentText text) =>
        [.. text.Sections.Where(s => s.Level > 0).Select(s => $"{new string('>', s.Level)} {s.Number} {s.Heading}".TrimEnd())];

    public static string Body(Section section) => string.Join('|', section.Blocks.Select(b => b switch
    {
        Paragraph { Kind: ParagraphKind.Body } p => p.Text,
        Paragraph p => $"[{p.Kind} {p.Marker}]{p.Text}",
        Table t => string.Join(" / ", t.Rows.Select(r => string.Join(" ; ", r.Cells.Select(c => c.Text + (c.ColumnSpan > 1 ? $"↔{c.ColumnSpan}" : "") + (c.RowSpan > 1 ? $"↕{c.RowSpan}" : ""))))),
        _ => "?",
    }));
}
