using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using ComplianceVault.Content.Reading;
using ComplianceVault.Content.Reading.Docx;
using ComplianceVault.Content.Reading.Xlsx;
using ComplianceVault.Kernel;

namespace ComplianceVault.Content.Sheets;

/// <summary>Goes through the lines of a sheet.</summary>
public sealed class SheetCursor : IDisposable
{
    private readonly XmlReader reader;
    private readonly IReadOnlyList<string> shared;
    private readonly XlsxFormats formats;
    private readonly SheetMerges merges;
    private readonly ReadingBudget budget;
    private readonly Dictionary<int, (SheetValue Value, int LastRow)> held = [];
    private int nextRow;
    private int cells;

    internal SheetCursor(XmlReader reader, IReadOnlyList<string> shared, XlsxFormats formats, SheetMerges merges, ReadingBudget budget)
    {
        (this.reader, this.shared, this.formats, this.merges, this.budget) = (reader, shared, formats, merges, budget);
        reader.MoveToContent();
    }

    /// <summary>The next line that holds something; null: there is none.</summary>
    public Result<SheetLine?> Next() => SheetBook.Guarded<SheetLine?>(budget.Limits, () =>
    {
        while (!reader.EOF)
        {
            budget.Step();
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "row")
                reader.Read();
            else if (ReadLine((XElement)XNode.ReadFrom(reader)) is { } line)
                return line;
        }

        return (SheetLine?)null;
    }, budget.CancellationToken);

    public void Dispose() => reader.Dispose();

    private SheetLine? ReadLine(XElement row)
    {
        var index = row.Number("r") is { } given and > 0 and <= XlsxWriter.MaxRows ? given - 1 : nextRow;
        nextRow = index + 1;
        var (values, column) = (new Dictionary<int, SheetValue>(), 0);
        foreach (var cell in row.Elements().Where(e => e.Name.LocalName == "c"))
        {
            budget.Step();
            column = XlsxSheet.Position(cell.Value("r"))?.Column ?? column;
            if (ValueOf(cell) is { } value)
            {
                if (++cells > budget.Limits.Cells)
                    throw new ReadingRefusedException(Error.Invalid("content.too-many-cells", budget.Limits.Cells));
                values[column] = value;
            }

            column++;
        }

        if (values.Count == 0)
            return null;
        var above = Above(index, values);
        foreach (var (at, last) in merges.Beginning(index).Where(m => values.ContainsKey(m.Column)))
            held[at] = (values[at], last);
        return new(index + 1, values, above);
    }

    private HashSet<int> Above(int index, Dictionary<int, SheetValue> values)
    {
        var above = new HashSet<int>();
        foreach (var (column, (value, last)) in held.ToList())
        {
            if (last < index)
                held.Remove(column);
            else if (values.TryAdd(column, value))
                above.Add(column);
        }

        return above;
    }

    private SheetValue? ValueOf(XElement cell)
    {
        var raw = cell.Child("v")?.Value ?? "";
        switch (cell.Value("t"))
        {
            case "s":
                return Text(int.TryParse(raw, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index >= 0 && index < shared.Count ? shared[index] : "");
            case "inlineStr":
                return Text(cell.Child("is") is { } inline ? XlsxReader.RichText(inline) : "");
            case "b":
                return new(SheetValueKind.Boolean, raw == "1" ? "TRUE" : "FALSE", raw == "1" ? "TRUE" : "FALSE");
            case "e":
                return new(SheetValueKind.Fault, raw, raw);
            case "str" or "d":
                return Text(raw);
            default:
                return raw.Length > 0 ? Number(raw, cell.Number("s")) : cell.Child("f") is null ? null : new(SheetValueKind.Uncalculated, "", "");
        }
    }

    private SheetValue? Text(string text)
    {
        budget.Take(text.Length);
        var words = text.ReplaceLineEndings("\n").Trim();
        return words.Length == 0 ? null : new(SheetValueKind.Text, words, words);
    }

    /// <summary>Fifteen digits are what a sheet keeps of a number; more would only be those of its binary form.</summary>
    private SheetValue? Number(string raw, int? style)
    {
        budget.Take(raw.Length);
        if (!double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return Text(raw);
        var (shown, serial) = (formats.Show(raw, style), formats.Moment(number));
        var look = formats.LookOf(style);
        if (look == XlsxLook.Moment && serial is { } at)
            return new(SheetValueKind.Moment, at.ToString(at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), shown) { Serial = serial };
        var words = Math.Abs(number) < 1e28 ? ((decimal)number).ToString(CultureInfo.InvariantCulture) : raw;
        return look == XlsxLook.Percent
            ? new(SheetValueKind.Percent, string.Create(CultureInfo.InvariantCulture, $"{(Math.Abs(number) < 1e26 ? (decimal)number * 100 : 0m):0.############}%"), shown)
            : new(SheetValueKind.Number, words, shown) { Serial = serial };
    }
}
