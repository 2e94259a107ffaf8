using System.Text;
using ComplianceVault.Content.Reading;
using ComplianceVault.Content.Sheets;
using ComplianceVault.Kernel;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ComplianceVault.Tests.Content.Sheets;

/// <summary>Somebody's sheet, line by line: what was typed in each cell, whatever program wrote it.</summary>
public sealed class SheetBookTests
{
    private static readonly ReadingLimits Limits = new();

    [Fact]
    public void Cells_SayWhatWasTyped_NotWhatTheirFormatMakesOfIt()
    {
        using var file = Sheet("""
            <row r="1"><c r="A1" t="inlineStr"><is><t>编号</t></is></c><c r="C1" t="inlineStr"><is><t> 日期 </t></is></c></row>
            <row r="3"><c r="A3" s="3"><v>7</v></c><c r="B3" s="2"><v>0.955</v></c><c r="C3" s="1"><v>45352</v></c><c r="D3" s="1"><v>45352.5625</v></c><c r="E3"><f>A3*2</f><v>14.000000000000002</v></c></row>
            <row r="4"><c r="A4" t="e"><v>#N/A</v></c><c r="B4"><f>NOW()</f></c><c r="C4" t="b"><v>1</v></c><c r="D4" t="s"><v>0</v></c><c r="E4" s="1"/></row>
            """);
        var lines = Lines(file);

        Assert.Equal([1, 3, 4], lines.Select(l => l.Number));
        Assert.Equal(["编号", "日期"], lines[0].Values.Values.Select(v => v.Words));
        Assert.Equal(((SheetValueKind.Number, "7"), (SheetValueKind.Percent, "95.5%"), (SheetValueKind.Moment, "2024-03-01"), (SheetValueKind.Moment, "2024-03-01 13:30:00"), (SheetValueKind.Number, "14")),
            (Said(lines[1], 0), Said(lines[1], 1), Said(lines[1], 2), Said(lines[1], 3), Said(lines[1], 4)));
        Assert.Equal("0007", lines[1].Values[0].Shown);
        Assert.Equal([SheetValueKind.Fault, SheetValueKind.Uncalculated, SheetValueKind.Boolean, SheetValueKind.Text], lines[2].Values.Values.Select(v => v.Kind));
        Assert.Equal("共用的话", lines[2].Values[3].Words);
    }

    [Fact]
    public void MergedCells_HoldForEveryLineTheyReachOver()
    {
        using var file = Sheet("""
            <row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>10</v></c></row>
            <row r="2"><c r="B2"><v>20</v></c></row>
            <row r="3"><c r="B3"><v>30</v></c></row>
            """, """<mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells>""");
        var lines = Lines(file);

        Assert.Equal(["1", "1", ""], lines.Select(l => l.Values.TryGetValue(0, out var v) ? v.Words : ""));
        Assert.Equal([0, 1, 0], lines.Select(l => l.FromAbove.Count));
    }

    [Fact]
    public void WhatIsNoSheet_IsRefused_InWords()
    {
        Assert.Equal("content.not-a-sheet", Refusal(Encoding.UTF8.GetBytes("a;b;c"), "台账.csv"));
        Assert.Equal("content.not-a-sheet", Refusal(Encoding.UTF8.GetBytes("a;b;c"), "台账.xlsx"));
        Assert.Equal("content.empty", Refusal([], "台账.xlsx"));
        Assert.Equal("content.encrypted", Refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[600]], "台账.xlsx"));
        Assert.Equal("content.old-office", Refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes("Workbook"), .. new byte[600]], "台账.xls"));
        Assert.Equal("content.too-large", Refusal(new byte[2 << 20], "台账.xlsx", Limits with { FileBytes = 1 << 20 }));
        using var cut = new MemoryStream();
        using (var file = Sheet("""<row r="1"><c r="A1"><v>1</v></c></row>"""))
            cut.Write(file.ToArray().AsSpan(0, (int)file.Length / 2));
        Assert.Equal("content.damaged", Refusal(cut.ToArray(), "台账.xlsx"));
    }

    [Fact]
    public void ASheetWithTooManyCells_IsRefused_WhereTheyEnd()
    {
        var rows = string.Concat(Enumerable.Range(1, 20).Select(n => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"""<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>""")));
        using var file = Sheet(rows);
        using var book = Open(file, Limits with { Cells = 10 }).Value;
        using var cursor = book.Read(0).Value;
        Result<SheetLine?> last;
        do
            last = cursor.Next();
        while (last is { Succeeded: true, Value: not null });
        Assert.Equal("content.too-many-cells", last.Error?.Code);
    }

    [Fact]
    public void EveryReading_MayUseUpWhatAFileMay_HoweverOftenItIsRead()
    {
        using var file = Sheet($""""<row r="1"><c r="A1" t="inlineStr"><is><t>{new string('字', 60)}</t></is></c></row>"""");
        using var book = Open(file, Limits with { Characters = 100 }).Value;
        for (var reading = 0; reading < 3; reading++)
        {
            using var cursor = book.Read(0).Value;
            Assert.Equal(60, cursor.Next().Value?.Values[0].Words.Length);
        }
    }

    private static (SheetValueKind Kind, string Words) Said(SheetLine line, int column) => (line.Values[column].Kind, line.Values[column].Words);

    private static List<SheetLine> Lines(Stream file)
    {
        using var book = Open(file, Limits).Value;
        using var cursor = book.Read(0).Value;
        var lines = new List<SheetLine>();
        while (cursor.Next() is { Succeeded: true, Value: { } line })
            lines.Add(line);
        return lines;
    }

    private static Result<SheetBook> Open(Stream file, ReadingLimits limits) => SheetBook.Open(file, "台账.xlsx", limits, TestContext.Current.CancellationToken);

    private static string? Refusal(byte[] content, string name, ReadingLimits? limits = null) => SheetBook.Open(new MemoryStream(content), name, limits ?? Limits, TestContext.Current.CancellationToken).Error?.Code;

    private static MemoryStream Sheet(string rows, string after = "")
    {
        var file = new MemoryStream();
        using (var book = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var main = book.AddWorkbookPart();
            var sheet = main.AddNewPart<WorksheetPart>("r1");
            main.Workbook = new Workbook(new DocumentFormat.OpenXml.Spreadsheet.Sheets(new Sheet { Name = "台账", SheetId = 1, Id = "r1" }));
            main.AddNewPart<SharedStringTablePart>("r2").SharedStringTable = new SharedStringTable(new SharedStringItem(new Text("共用的话")));
            main.AddNewPart<WorkbookStylesPart>("r3").Stylesheet = new Stylesheet(
                new NumberingFormats(new NumberingFormat { NumberFormatId = 170, FormatCode = "yyyy\"年\"m\"月\"d\"日\"" }, new NumberingFormat { NumberFormatId = 171, FormatCode = "0000" }),
                new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()), new CellStyleFormats(new CellFormat()),
                new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 170 }, new CellFormat { NumberFormatId = 10 }, new CellFormat { NumberFormatId = 171 }));
            using var part = new StreamWriter(sheet.GetStream(FileMode.Create));
            part.Write($"""<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData>{after}</worksheet>""");
        }

        file.Position = 0;
        return file;
    }
}
