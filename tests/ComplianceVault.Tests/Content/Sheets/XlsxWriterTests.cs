using ComplianceVault.Content.Sheets;
using ComplianceVault.Tests.Content.Rendition;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace ComplianceVault.Tests.Content.Sheets;

public class XlsxWriterTests
{
    private static readonly SheetColumn[] Columns =
    [
        new("文件编号"), new("名称"), new("页数", SheetColumnKind.Number), new("发布日期", SheetColumnKind.Date), new("登记时间", SheetColumnKind.DateTime),
    ];

    private static readonly object?[] Sample =
        ["EX-P01", "文件控制程序", 12, new DateOnly(2026, 3, 1), new DateTime(2026, 3, 2, 9, 30, 0, DateTimeKind.Unspecified)];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sheet_IsValid_WithFrozenHeadingsAndFilter()
    {
        using var file = await Write([Sample, ["EX-P02", null, 3.5m, null, null]]);
        using var book = SpreadsheetDocument.Open(file, isEditable: false);

        Assert.Empty(new OpenXmlValidator().Validate(book, Cancelled));
        Assert.Equal("文件清单", book.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Single().Name);
        var sheet = book.WorkbookPart.WorksheetParts.Single().Worksheet!;
        Assert.Equal(PaneStateValues.Frozen, sheet.Descendants<Pane>().Single().State!.Value);
        Assert.Equal("A1:E3", sheet.Elements<AutoFilter>().Single().Reference);
        Assert.Equal(3, sheet.Descendants<Row>().Count());
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+SUM(A1)")]
    [InlineData("@cmd|' /C calc'!A0")]
    [InlineData("-2")]
    public async Task FormulaLikeText_StaysText(string text)
    {
        using var file = await Write([[text, null, "=2+2", "=3+3", "=4+4"]]);
        using var book = SpreadsheetDocument.Open(file, isEditable: false);

        var cells = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().Last().Elements<Cell>().Where(c => c.HasChildren).ToList();
        Assert.Empty(cells.SelectMany(c => c.Elements<CellFormula>()));
        Assert.Equal([text, "=2+2", "=3+3", "=4+4"], cells.Select(c => c.InlineString!.InnerText));
    }

    [Fact]
    public async Task WideCjkText_MakesTheColumnWider_WithinBounds()
    {
        using var file = await Write([["x", new string('文', 20), 1, null, null], ["y", new string('字', 500), 1, null, null]]);
        using var book = SpreadsheetDocument.Open(file, isEditable: false);

        var widths = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Column>().Select(c => c.Width!.Value).ToList();
        Assert.Equal(60, widths[1]);
        Assert.InRange(widths[0], 8, 20);
    }

    [Fact]
    public async Task Rows_AreWrittenWhileTheyCome()
    {
        var ahead = 0L;
        using var target = new MemoryStream();
        IEnumerable<IReadOnlyList<object?>> Rows()
        {
            for (var i = 0; i < 50_000; i++)
            {
                ahead = Math.Max(ahead, i - (target.Length * 5));
                yield return [$"EX-{i}", Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddDays(i)).ToString(), i, null, null];
            }
        }

        var written = await XlsxWriter.WriteAsync(target, "大表", Columns, Rows(), cancellationToken: Cancelled);

        Assert.Equal(50_000, written.Value);
        Assert.True(target.Length > 500_000);
        Assert.True(ahead < 20_000, $"{ahead} rows were read before anything was written");
    }

    [Fact]
    public async Task MoreRowsThanASheetHolds_AreRefused()
    {
        object?[] row = [];
        var written = await XlsxWriter.WriteAsync(Stream.Null, "x", Columns, Enumerable.Repeat(row, XlsxWriter.MaxRows), cancellationToken: Cancelled);

        Assert.Equal("content.sheet-too-long", written.Error?.Code);
    }

    [Theory]
    [InlineData("a/b:c*d?e[f]", "a b c d e f")]
    [InlineData("", "Sheet1")]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一")]
    public async Task SheetNames_AreMadeAcceptable(string given, string expected)
    {
        using var file = new MemoryStream();
        await XlsxWriter.WriteAsync(file, given, Columns, [Sample], cancellationToken: Cancelled);
        using var book = SpreadsheetDocument.Open(file, isEditable: false);

        Assert.Equal(expected, book.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Single().Name);
    }

    [Fact]
    public async Task ControlCharactersAndLoneSurrogates_DoNotBreakTheFile()
    {
        using var file = await Write([["a\u0001b\uD800c\r\n𠀀", null, double.NaN, DateOnly.MinValue, null]]);
        using var book = SpreadsheetDocument.Open(file, isEditable: false);

        Assert.Equal("ab\uFFFDc\n𠀀", book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<InlineString>().Skip(5).First().InnerText);
    }

    [Fact]
    public async Task WhereTheRowsComeFrom_IsADescriptionOfTheFile_AndPrintedBelowEachPage()
    {
        using var file = new MemoryStream();
        await XlsxWriter.WriteAsync(file, "文件清单", Columns, [Sample], "操作留痕 7 <ab> & cd", Cancelled);
        using var book = SpreadsheetDocument.Open(file, isEditable: false);

        Assert.Equal("操作留痕 7 <ab> & cd", book.PackageProperties.Description);
        Assert.Equal("&L&8 操作留痕 7 <ab> && cd", book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<OddFooter>().Single().Text);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(book, Cancelled));
    }

    [Fact]
    public async Task LibreOffice_OpensIt()
    {
        using var folder = new TempFolder();
        var office = Office.WithCalcOrSkip(folder.File("profiles"));
        var xlsx = folder.File("清单.xlsx");
        await using (var file = File.Create(xlsx))
            await XlsxWriter.WriteAsync(file, "文件清单", Columns, [Sample, ["=1+1", "带,逗号", null, null, null]], cancellationToken: Cancelled);

        var converted = await office.ConvertAsync(xlsx, folder.File("out.csv"), "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true", Cancelled);

        Assert.True(converted.Succeeded, converted.Error?.ToString());
        var lines = await File.ReadAllLinesAsync(folder.File("out.csv"), Cancelled);
        Assert.Equal("文件编号,名称,页数,发布日期,登记时间", lines[0].TrimStart('\uFEFF'));
        Assert.Equal("EX-P01,文件控制程序,12,2026-03-01,2026-03-02 09:30", lines[1]);
        Assert.Equal("=1+1,\"带,逗号\",,,", lines[2]);
    }

    private static async Task<MemoryStream> Write(IEnumerable<object?[]> rows)
    {
        var file = new MemoryStream();
        var written = await XlsxWriter.WriteAsync(file, "文件清单", Columns, rows, cancellationToken: Cancelled);
        Assert.True(written.Succeeded);
        return file;
    }
}
