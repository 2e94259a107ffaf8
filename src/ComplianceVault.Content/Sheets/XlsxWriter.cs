using System.IO.Compression;
using System.Runtime.CompilerServices;
using ComplianceVault.Kernel;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ComplianceVault.Content.Sheets;

/// <summary>
/// Writes one sheet of rows as an xlsx file while they come, holding only the first rows for the column widths. Row values stand in the
/// order of the columns; null is an empty cell. The first row carries the headings, bold, frozen, with a filter.
/// The target needs to be writable only; it is left open. Limits of the format (ECMA-376, Excel): 1,048,576 rows, 32,767 characters a cell,
/// 31 characters in a sheet's name.
/// </summary>
public static class XlsxWriter
{
    /// <summary>Rows of a sheet with its heading row.</summary>
    public const int MaxRows = 1_048_576;

    private const int RowsForWidths = 200;

    public static Task<Result<long>> WriteAsync(
        Stream target, string sheetName, IReadOnlyList<SheetColumn> columns, IEnumerable<IReadOnlyList<object?>> rows, string? origin = null, CancellationToken cancellationToken = default) =>
        WriteAsync(target, sheetName, columns, Enumerate(rows, cancellationToken), origin, cancellationToken);

    /// <summary>Returns the number of rows written; refuses with <c>content.sheet-too-long</c> when there are more than a sheet can hold (the target is then unusable).</summary>
    /// <param name="target">Where the file goes.</param>
    /// <param name="sheetName">Cleaned of what the format does not allow.</param>
    /// <param name="columns">Their headings, kinds and widths.</param>
    /// <param name="rows">In their order.</param>
    /// <param name="origin">Where the rows come from: kept as the file's description and printed below each page.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public static async Task<Result<long>> WriteAsync(
        Stream target, string sheetName, IReadOnlyList<SheetColumn> columns, IAsyncEnumerable<IReadOnlyList<object?>> rows, string? origin = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Count == 0)
            throw new ArgumentException("A sheet needs a column.", nameof(columns));
        await using var zip = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        var written = await WriteSheetAsync(zip, columns, rows, origin, cancellationToken);
        if (!written.Succeeded)
            return written;
        XlsxParts.Write(zip, SheetNames.Clean(sheetName), columns.Count, written.Value + 1, origin);
        return written;
    }

    private static async Task<Result<long>> WriteSheetAsync(
        ZipArchive zip, IReadOnlyList<SheetColumn> columns, IAsyncEnumerable<IReadOnlyList<object?>> rows, string? origin, CancellationToken cancellationToken)
    {
        await using var reader = rows.GetAsyncEnumerator(cancellationToken);
        var first = new List<IReadOnlyList<object?>>();
        while (first.Count < RowsForWidths && await reader.MoveNextAsync())
            first.Add(reader.Current);

        await using var part = await zip.CreateEntry(XlsxParts.SheetPath, CompressionLevel.Fastest).OpenAsync(cancellationToken);
        using var xml = OpenXmlWriter.Create(part);
        WriteHead(xml, columns, first);
        long count = 0;
        foreach (var row in first)
            SheetCells.WriteRow(xml, columns, row, ++count);
        while (first.Count == RowsForWidths && await reader.MoveNextAsync())
        {
            if (count + 1 >= MaxRows)
                return Error.Invalid("content.sheet-too-long", MaxRows - 1);
            SheetCells.WriteRow(xml, columns, reader.Current, ++count);
        }

        xml.WriteEndElement();
        xml.WriteElement(new AutoFilter { Reference = XlsxParts.Range(columns.Count, count + 1) });
        if (origin is not null)
            xml.WriteElement(new HeaderFooter(new OddFooter("&L&8 " + origin.Replace("&", "&&", StringComparison.Ordinal))));
        xml.WriteEndElement();
        return count;
    }

    private static void WriteHead(OpenXmlWriter xml, IReadOnlyList<SheetColumn> columns, IReadOnlyList<IReadOnlyList<object?>> first)
    {
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement(new Worksheet());
        xml.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        {
            WorkbookViewId = 0,
        }));
        xml.WriteElement(new Columns(columns.Select((column, i) => new Column
        {
            Min = (uint)i + 1,
            Max = (uint)i + 1,
            Width = column.Width ?? SheetCells.FitWidth(column, first.Select(row => i < row.Count ? row[i] : null)),
            CustomWidth = true,
        })));
        xml.WriteStartElement(new SheetData());
        SheetCells.WriteHeadings(xml, columns);
    }

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Enumerate(
        IEnumerable<IReadOnlyList<object?>> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return row;
        }
    }
}
