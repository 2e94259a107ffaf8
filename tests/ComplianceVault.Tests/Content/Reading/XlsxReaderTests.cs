using System.IO.Compression;
using ComplianceVault.Content.Reading;

namespace ComplianceVault.Tests.Content.Reading;

public sealed class XlsxReaderTests
{
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    internal static byte[] Build(string sheet, string workbook = "", string second = "<sheetData/>", string secondState = "")
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            WordFile.Add(zip, "_rels/.rels", WordFile.Relationships(("officeDocument", "/xl/workbook.xml")));
            WordFile.Add(zip, "xl/workbook.xml", $"<workbook {Main}>{workbook}<sheets><sheet name=\"清单\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"草稿\" sheetId=\"2\" {secondState} r:id=\"rId2\"/></sheets></workbook>");
            WordFile.Add(zip, "xl/_rels/workbook.xml.rels", WordFile.Relationships(("worksheet", "worksheets/sheet1.xml"), ("worksheet", "worksheets/sheet2.xml"), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")));
            WordFile.Add(zip, "xl/worksheets/sheet1.xml", $"<worksheet {Main}>{sheet}</worksheet>");
            WordFile.Add(zip, "xl/worksheets/sheet2.xml", $"<worksheet {Main}>{second}</worksheet>");
            WordFile.Add(zip, "xl/sharedStrings.xml", $"<sst {Main}><si><t>受控文件清单</t></si><si><r><t>文件</t></r><r><t>控制程序</t></r><rPh><t>wen</t></rPh></si></sst>");
            WordFile.Add(zip, "xl/styles.xml", $"<styleSheet {Main}><numFmts><numFmt numFmtId=\"176\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"176\"/><xf numFmtId=\"10\"/><xf numFmtId=\"22\"/><xf numFmtId=\"4\"/></cellXfs></styleSheet>");
        }

        return file.ToArray();
    }

    private static DocumentText Read(byte[] bytes)
    {
        var read = WordFile.ReadBytes(bytes, "清单.xlsx");
        Assert.True(read.Succeeded, read.Error?.ToString());
        return read.Value;
    }

    [Fact]
    public void Read_Sheet_GivesValuesAsAPersonReadsThem()
    {
        var text = Read(Build("<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"3\"><c r=\"A3\" t=\"s\"><v>1</v></c><c r=\"B3\" s=\"1\"><v>45352</v></c><c r=\"D3\" s=\"2\"><v>45352</v></c></row>"
            + "<row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><t>合格率</t></is></c><c r=\"B4\" s=\"3\"><v>0.985</v></c><c r=\"D4\" s=\"4\"><v>45352.5</v></c></row>"
            + "<row r=\"5\"><c r=\"A5\" t=\"b\"><v>1</v></c><c r=\"B5\" s=\"5\"><v>1234.5</v></c><c r=\"D5\"><v>0.1</v></c></row></sheetData><mergeCells><mergeCell ref=\"A1:D1\"/></mergeCells>"));

        Assert.Equal(["清单", "草稿"], text.Sections.Select(s => s.Heading));
        Assert.Equal("受控文件清单↔3 / 文件控制程序 ; 2024-03-01 ; 2024-03-01 / 合格率 ; 98.50% ; 2024-03-01 12:00 / TRUE ; 1,234.50 ; 0.1", Outlines.Body(text.Sections[0]));
    }

    [Fact]
    public void Read_1904Dates_CountFrom1904()
    {
        var text = Read(Build("<sheetData><row><c s=\"1\"><v>43890</v></c></row></sheetData>", "<workbookPr date1904=\"1\"/>"));

        Assert.Equal("2024-03-01", Outlines.Body(text.Sections[0]));
    }

    [Fact]
    public void Read_HiddenSheet_IsLeftOutWithARemark()
    {
        var text = Read(Build("<sheetData><row><c><v>1</v></c></row></sheetData>", second: "<sheetData><row><c><v>2</v></c></row></sheetData>", secondState: "state=\"hidden\""));

        Assert.Equal(["清单"], text.Sections.Select(s => s.Heading));
        Assert.Contains(text.Remarks, r => r.Code == "reading.hidden-sheet" && r.Arguments[0] == "草稿");
    }

    [Fact]
    public void Read_CellsInFarColumns_CostNothing()
    {
        var rows = string.Concat(Enumerable.Range(1, 2000).Select(i => FormattableString.Invariant($"<row r=\"{i}\"><c r=\"XFD{i}\"><v>{i}</v></c></row>")));
        var text = Read(Build($"<sheetData>{rows}</sheetData>"));

        Assert.Equal(2000, text.Sections[0].Blocks.OfType<Table>().Single().Rows.Sum(r => r.Cells.Count));
    }
}
