using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ComplianceVault.Content.Sheets;

/// <summary>Rows and cells of a sheet. Text is an inline string in a text format, so no spreadsheet program takes it for a formula, not even after editing.</summary>
internal static class SheetCells
{
    private const double MinWidth = 8;
    private const double MaxWidth = 60;

    // Excel counts a 29 February 1900 that never was: earlier dates would shift by a day.
    private static readonly DateTime FirstExactDate = new(1900, 3, 1, 0, 0, 0, DateTimeKind.Unspecified);

    internal static void WriteHeadings(OpenXmlWriter xml, IReadOnlyList<SheetColumn> columns)
    {
        xml.WriteStartElement(new Row { RowIndex = 1 });
        foreach (var column in columns)
            WriteText(xml, column.Heading, SheetStyles.Heading);
        xml.WriteEndElement();
    }

    internal static void WriteRow(OpenXmlWriter xml, IReadOnlyList<SheetColumn> columns, IReadOnlyList<object?> row, long number)
    {
        if (row.Count > columns.Count)
            throw new ArgumentException($"Row {number} has {row.Count} values for {columns.Count} columns.", nameof(row));
        xml.WriteStartElement(new Row { RowIndex = (uint)number + 1 });
        for (var i = 0; i < row.Count; i++)
            WriteCell(xml, columns[i].Kind, row[i]);
        xml.WriteEndElement();
    }

    /// <summary>Width in digits of the default font; a CJK character takes two.</summary>
    internal static double FitWidth(SheetColumn column, IEnumerable<object?> values)
    {
        var widest = values.Select(v => WidthOf(Shown(column.Kind, v))).Append(WidthOf(column.Heading) + 3).Max();
        return Math.Clamp(widest + 2, MinWidth, MaxWidth);
    }

    private static void WriteCell(OpenXmlWriter xml, SheetColumnKind kind, object? value)
    {
        if (value is null)
            xml.WriteElement(new Cell());
        else if (kind == SheetColumnKind.Number && value is byte or short or int or long or float or double or decimal && IsFinite(value))
            WriteNumber(xml, Convert.ToString(value, CultureInfo.InvariantCulture)!, SheetStyles.Number);
        else if (Moment(kind, value) is { } moment && moment >= FirstExactDate)
            WriteNumber(xml, moment.ToOADate().ToString("R", CultureInfo.InvariantCulture), kind == SheetColumnKind.Date ? SheetStyles.Date : SheetStyles.DateTime);
        else
            WriteText(xml, Shown(kind, value), SheetStyles.Text);
    }

    private static bool IsFinite(object value) => value is not (double.NaN or double.PositiveInfinity or double.NegativeInfinity or float.NaN or float.PositiveInfinity or float.NegativeInfinity);

    private static DateTime? Moment(SheetColumnKind kind, object? value) => (kind, value) switch
    {
        (SheetColumnKind.Date or SheetColumnKind.DateTime, DateOnly date) => date.ToDateTime(TimeOnly.MinValue),
        (SheetColumnKind.Date or SheetColumnKind.DateTime, DateTime time) => kind == SheetColumnKind.Date ? time.Date : time,
        (SheetColumnKind.Date or SheetColumnKind.DateTime, DateTimeOffset time) => kind == SheetColumnKind.Date ? time.Date : time.DateTime,
        _ => null,
    };

    private static string Shown(SheetColumnKind kind, object? value) => (Moment(kind, value), value) switch
    {
        ({ } moment, _) => moment.ToString(kind == SheetColumnKind.Date ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        (_, DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        (_, DateTime time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        (_, DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static void WriteNumber(OpenXmlWriter xml, string value, uint style) =>
        xml.WriteElement(new Cell { StyleIndex = style, CellValue = new CellValue(value) });

    private static void WriteText(OpenXmlWriter xml, string text, uint style) => xml.WriteElement(new Cell
    {
        StyleIndex = style,
        DataType = CellValues.InlineString,
        InlineString = new InlineString(new Text(SheetNames.CleanText(text)) { Space = SpaceProcessingModeValues.Preserve }),
    });

    private static double WidthOf(string text)
    {
        double widest = 0, line = 0;
        foreach (var c in text)
        {
            line = c == '\n' ? 0 : line + (c >= 0x2E80 ? 2 : 1.05);
            widest = Math.Max(widest, line);
        }

        return widest;
    }
}
