using System.IO.Compression;
using System.Security;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ComplianceVault.Content.Sheets;

/// <summary>The small parts around the sheet. They are written by hand because a package opened for writing only cannot be built through the object model without holding every part in memory.</summary>
internal static class XlsxParts
{
    internal const string SheetPath = "xl/worksheets/sheet1.xml";

    private const string CorePath = "docProps/core.xml";
    private const string Main = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";

    internal static string Range(int columns, long rows) => $"A1:{ColumnName(columns)}{rows}";

    internal static void Write(ZipArchive zip, string sheetName, int columns, long rows, string? origin)
    {
        WriteElement(zip, "xl/workbook.xml", Workbook(sheetName, columns, rows));
        WriteElement(zip, "xl/styles.xml", SheetStyles.Build());
        WriteText(zip, "xl/_rels/workbook.xml.rels", $"""
            {Declaration}<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Relation}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Relation}/styles" Target="styles.xml"/></Relationships>
            """);
        WriteText(zip, "_rels/.rels", $"""
            {Declaration}<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Relation}/officeDocument" Target="xl/workbook.xml"/>{(origin is null ? "" : $"""<Relationship Id="rId2" Type="{Package}/relationships/metadata/core-properties" Target="{CorePath}"/>""")}</Relationships>
            """);
        WriteText(zip, "[Content_Types].xml", $"""
            {Declaration}<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{Main}sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Main}styles+xml"/><Override PartName="/{SheetPath}" ContentType="{Main}worksheet+xml"/>{(origin is null ? "" : $"""<Override PartName="/{CorePath}" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>""")}</Types>
            """);
        if (origin is not null)
        {
            WriteText(zip, CorePath, $"""
                {Declaration}<cp:coreProperties xmlns:cp="{Package}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description>{SecurityElement.Escape(origin)}</dc:description></cp:coreProperties>
                """);
        }
    }

    private static Workbook Workbook(string sheetName, int columns, long rows)
    {
        var quoted = sheetName.Replace("'", "''", StringComparison.Ordinal);
        var workbook = new Workbook(
            new DocumentFormat.OpenXml.Spreadsheet.Sheets(new Sheet { Name = sheetName, SheetId = 1, Id = "rId1" }),
            new DefinedNames(new DefinedName($"'{quoted}'!$A$1:${ColumnName(columns)}${rows}") { Name = "_xlnm._FilterDatabase", LocalSheetId = 0, Hidden = true }));
        workbook.AddNamespaceDeclaration("r", Relation);
        return workbook;
    }

    private static void WriteElement(ZipArchive zip, string path, OpenXmlElement element)
    {
        using var part = zip.CreateEntry(path, CompressionLevel.Fastest).Open();
        using var xml = OpenXmlWriter.Create(part);
        xml.WriteStartDocument(standalone: true);
        xml.WriteElement(element);
    }

    private static void WriteText(ZipArchive zip, string path, string text)
    {
        using var part = zip.CreateEntry(path, CompressionLevel.Fastest).Open();
        part.Write(Encoding.UTF8.GetBytes(text));
    }

    private static string ColumnName(int column)
    {
        var name = "";
        for (; column > 0; column = (column - 1) / 26)
            name = (char)('A' + ((column - 1) % 26)) + name;
        return name;
    }
}
