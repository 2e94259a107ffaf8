using ComplianceVault.Content.Reading;
using ComplianceVault.Content.Reading.Pdf;
using ComplianceVault.Tests.Content.Rendition;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ComplianceVault.Tests.Content.Reading.Pdf;

public class WordAsPdfTests
{
    [Fact]
    public async Task WordFileConvertedByLibreOffice_IsReadBack()
    {
        var cancelled = TestContext.Current.CancellationToken;
        using var folder = new TempFolder();
        using var office = Office.OrSkip(folder.File("profiles"));
        WriteWord(folder.File("程序.docx"));

        var converted = await office.ToPdfAsync(folder.File("程序.docx"), folder.File("程序.pdf"), cancelled);

        Assert.True(converted.Succeeded, converted.Error?.ToString());
        await using var file = File.OpenRead(folder.File("程序.pdf"));
        var text = PdfReader.Read(file, new ReadingLimits(), cancelled).Value;
        Assert.Equal(["1", "1.1", "1.2", "2"], text.Sections.Where(s => s.Number is not null).Select(s => s.Number));
        Assert.Equal("目的", text.Sections.Single(s => s.Number == "1").Heading);
        var first = Assert.IsType<Paragraph>(text.Sections.Single(s => s.Number == "1.1").Blocks.Single());
        Assert.Equal(SampleText.Sentence + SampleText.Sentence, first.Text);
        var table = Assert.Single(text.Sections.Single(s => s.Number == "2").Blocks.OfType<Table>());
        Assert.Equal([["类别", "批准"], ["手册", "总经理"]], table.Rows.Select(r => r.Cells.Select(c => c.Text).ToArray()));
    }

    private static void WriteWord(string path)
    {
        using var word = WordprocessingDocument.Create(path, WordprocessingDocumentType.Document);
        var borders = new W.TableBorders(
            new W.TopBorder { Val = W.BorderValues.Single }, new W.LeftBorder { Val = W.BorderValues.Single }, new W.BottomBorder { Val = W.BorderValues.Single },
            new W.RightBorder { Val = W.BorderValues.Single }, new W.InsideHorizontalBorder { Val = W.BorderValues.Single }, new W.InsideVerticalBorder { Val = W.BorderValues.Single });
        word.AddMainDocumentPart().Document = new W.Document(new W.Body(
            Line("1 目的", bold: true),
            Line("1.1 " + SampleText.Sentence + SampleText.Sentence, bold: false),
            Line("1.2 每年评审一次。", bold: false),
            Line("2 权限", bold: true),
            new W.Table(new W.TableProperties(borders), new W.TableGrid(new W.GridColumn { Width = "3000" }, new W.GridColumn { Width = "3000" }), Row("类别", "批准"), Row("手册", "总经理")),
            Line("", bold: false)));
    }

    private static W.Paragraph Line(string text, bool bold) =>
        new(new W.Run(bold ? new W.RunProperties(new W.Bold()) : new W.RunProperties(), new W.Text(text) { Space = SpaceProcessingModeValues.Preserve }));

    private static W.TableRow Row(params string[] cells) =>
        new(cells.Select(c => new W.TableCell(new W.TableCellProperties(new W.TableCellWidth { Width = "3000", Type = W.TableWidthUnitValues.Dxa }), Line(c, bold: false))));
}
