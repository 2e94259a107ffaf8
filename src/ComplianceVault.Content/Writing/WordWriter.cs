using System.Xml.Linq;
using ComplianceVault.Kernel;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ComplianceVault.Content.Writing;

/// <summary>
/// Makes a Word file of a document source: cover with approval cells, revision record, header with number and edition, footer with page x of y,
/// headings with typed or automatic numbers, lists and ruled tables. Equal sources give equal bytes, on any machine at any time.
/// </summary>
public static class WordWriter
{
    /// <summary>Reads the source and writes the file. Refusals as in <see cref="DocumentSource.Parse"/>; then nothing is written.</summary>
    public static Result Write(string markdown, Stream docx)
    {
        var source = DocumentSource.Parse(markdown);
        if (!source.Succeeded)
            return source.Error;
        Write(source.Value, docx);
        return Result.Success;
    }

    public static void Write(DocumentSource source, Stream docx) => Write(source.Front(), source.Text, docx);

    /// <summary>Writes a file to begin a new document with: the same cover, header and styles, cells and revision record empty.</summary>
    public static void Write(DocumentTemplate template, Stream docx) => Write(template.Front(), template.Text(), docx);

    private static void Write(FrontFacts front, SourceText text, Stream docx)
    {
        using var package = new MemoryStream();
        using (var word = WordprocessingDocument.Create(package, WordprocessingDocumentType.Document))
            Fill(word, front, text);
        package.Position = 0;
        StablePackage.Copy(package, docx);
    }

    private static void Fill(WordprocessingDocument word, FrontFacts front, SourceText text)
    {
        var numbering = new WordNumbering();
        var body = new Body();
        body.Append(WordFront.Cover(front));
        body.Append(WordFront.RevisionRecord(front));
        body.Append(new WordBody(text, numbering).Build());
        body.Append(Page());

        var main = word.AddNewPart<MainDocumentPart>("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "rId1");
        main.Document = new(body);
        main.AddNewPart<StyleDefinitionsPart>("rId1").Styles = WordStyles.Build();
        main.AddNewPart<NumberingDefinitionsPart>("rId2").Numbering = numbering.Build();
        main.AddNewPart<FontTablePart>("rId3").Fonts = WordStyles.FontTable();
        main.AddNewPart<DocumentSettingsPart>("rId4").Settings = Settings();
        main.AddNewPart<HeaderPart>("rId5").Header = WordFront.Header(front);
        main.AddNewPart<FooterPart>("rId6").Footer = WordFront.Footer(front);
        main.AddNewPart<HeaderPart>("rId7").Header = new(WordFront.Line(string.Empty, "Header"));
        main.AddNewPart<FooterPart>("rId8").Footer = new(WordFront.Line(string.Empty, "Footer"));

        using var properties = word.AddNewPart<CoreFilePropertiesPart>("application/vnd.openxmlformats-package.core-properties+xml", "rId2").GetStream(FileMode.Create);
        CoreProperties(front).Save(properties, SaveOptions.DisableFormatting);
    }

    private static SectionProperties Page() => new(
        new HeaderReference { Type = HeaderFooterValues.Default, Id = "rId5" },
        new HeaderReference { Type = HeaderFooterValues.First, Id = "rId7" },
        new FooterReference { Type = HeaderFooterValues.Default, Id = "rId6" },
        new FooterReference { Type = HeaderFooterValues.First, Id = "rId8" },
        new PageSize { Width = 11906, Height = 16838 },
        new PageMargin { Top = 1440, Bottom = 1304, Left = 1418, Right = 1418, Header = 794, Footer = 680, Gutter = 0 },
        new TitlePage());

    private static Settings Settings() => new(
        new CharacterSpacingControl { Val = CharacterSpacingValues.CompressPunctuation },
        new Compatibility(
            new UseFarEastLayout(),
            new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }));

    private static XDocument CoreProperties(FrontFacts front)
    {
        XNamespace core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        XNamespace dublin = "http://purl.org/dc/elements/1.1/";
        XNamespace terms = "http://purl.org/dc/terms/";
        XNamespace schema = "http://www.w3.org/2001/XMLSchema-instance";
        return new(new XElement(
            core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", core),
            new XAttribute(XNamespace.Xmlns + "dc", dublin),
            new XAttribute(XNamespace.Xmlns + "dcterms", terms),
            new XAttribute(XNamespace.Xmlns + "xsi", schema),
            new XElement(dublin + "title", front.Title),
            new XElement(dublin + "subject", front.Number),
            new XElement(dublin + "creator", front.Author),
            new XElement(core + "version", front.Edition),
            front.Issued.Length == 0 ? null : new XElement[] { Day("created"), Day("modified") }));

        XElement Day(string name) => new(terms + name, new XAttribute(schema + "type", "dcterms:W3CDTF"), front.Issued + "T00:00:00Z");
    }
}
