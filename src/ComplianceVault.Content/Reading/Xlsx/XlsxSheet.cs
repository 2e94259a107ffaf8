using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using ComplianceVault.Content.Reading.Docx;
using ComplianceVault.Kernel;

namespace ComplianceVault.Content.Reading.Xlsx;

/// <summary>
/// The filled cells of one worksheet as a table: blank rows and columns left out, merged cells with their spans. Cells are kept
/// sparsely, since a single cell in the last column of every row must not cost sixteen thousand.
/// </summary>
internal sealed class XlsxSheet(IReadOnlyList<string> shared, XlsxFormats formats, ReadingBudget budget)
{
    private readonly SortedDictionary<int, SortedDictionary<int, string>> rows = [];
    private readonly List<(int Row, int Column, int Rows, int Columns)> merges = [];
    private int filled;

    public List<string> HeaderFooter { get; } = [];

    public Table? Read(XmlReader reader)
    {
        var nextRow = 0;
        reader.MoveToContent();
        while (!reader.EOF)
        {
            budget.Step();
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "row")
            {
                nextRow = ReadRow((XElement)XNode.ReadFrom(reader), nextRow);
            }
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName is "mergeCell")
            {
                AddMerge(reader.GetAttribute("ref"));
                reader.Read();
            }
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName is "oddHeader" or "oddFooter")
            {
                HeaderFooter.Add(reader.ReadElementContentAsString());
            }
            else
            {
                reader.Read();
            }
        }

        return rows.Count == 0 ? null : ToTable();
    }

    private int ReadRow(XElement row, int expected)
    {
        var index = row.Number("r") is { } given and > 0 and <= 1_048_576 ? given - 1 : expected;
        var column = 0;
        foreach (var cell in row.Elements().Where(e => e.Name.LocalName == "c"))
        {
            budget.Step();
            column = Position(cell.Value("r"))?.Column ?? column;
            if (Text(cell) is { Length: > 0 } text)
            {
                if (++filled > budget.Limits.Cells)
                {
                    throw TooMany();
                }

                budget.Take(text.Length);
                if (!rows.TryGetValue(index, out var cells))
                {
                    rows[index] = cells = [];
                }

                cells[column] = text;
            }

            column++;
        }

        return index + 1;
    }

    private string Text(XElement cell)
    {
        var value = cell.Child("v")?.Value ?? "";
        return (cell.Value("t") switch
        {
            "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index >= 0 && index < shared.Count ? shared[index] : "",
            "inlineStr" => cell.Child("is") is { } inline ? XlsxReader.RichText(inline) : "",
            "b" => value == "1" ? "TRUE" : "FALSE",
            "str" or "e" or "d" => value,
            _ => value.Length == 0 ? "" : formats.Show(value, cell.Number("s")),
        }).Trim();
    }

    private void AddMerge(string? reference)
    {
        var ends = reference?.Split(':');
        if (ends?.Length == 2 && Position(ends[0]) is { } from && Position(ends[1]) is { } to && to.Row >= from.Row && to.Column >= from.Column && merges.Count < budget.Limits.Cells / 10)
        {
            merges.Add((from.Row, from.Column, to.Row - from.Row + 1, to.Column - from.Column + 1));
        }
    }

    private Table ToTable()
    {
        int[] usedRows = [.. rows.Keys];
        int[] columns = [.. rows.Values.SelectMany(r => r.Keys).Distinct().Order()];
        if ((long)usedRows.Length * columns.Length > budget.Limits.Cells)
        {
            throw TooMany();
        }

        var covered = new HashSet<(int, int)>();
        var spans = Spans(usedRows, columns, covered);
        var table = new List<TableRow>(usedRows.Length);
        foreach (var row in usedRows)
        {
            var cells = new List<TableCell>(columns.Length);
            foreach (var column in columns)
            {
                budget.Step();
                if (!covered.Contains((row, column)))
                {
                    var (down, across) = spans.GetValueOrDefault((row, column), (1, 1));
                    cells.Add(new TableCell(rows[row].GetValueOrDefault(column, ""), across, down));
                }
            }

            if (cells.Count > 0)
            {
                table.Add(new TableRow(cells));
            }
        }

        return new Table(table);
    }

    /// <summary>Spans counted in rows and columns that are shown; a merge over unused cells only costs nothing.</summary>
    private Dictionary<(int Row, int Column), (int Down, int Across)> Spans(int[] usedRows, int[] columns, HashSet<(int, int)> covered)
    {
        var spans = new Dictionary<(int, int), (int, int)>();
        foreach (var merge in merges)
        {
            var within = Within(usedRows, merge.Row, merge.Rows);
            var across = Within(columns, merge.Column, merge.Columns);
            if (within.Length == 0 || across.Length == 0 || within[0] != merge.Row || across[0] != merge.Column || covered.Count + ((long)within.Length * across.Length) > budget.Limits.Cells)
            {
                continue;
            }

            spans[(merge.Row, merge.Column)] = (within.Length, across.Length);
            foreach (var row in within)
            {
                foreach (var column in across)
                {
                    budget.Step();
                    if ((row, column) != (merge.Row, merge.Column))
                    {
                        covered.Add((row, column));
                    }
                }
            }
        }

        return spans;
    }

    private static ReadOnlySpan<int> Within(int[] sorted, int from, int count)
    {
        var low = Array.BinarySearch(sorted, from);
        var high = Array.BinarySearch(sorted, from + count - 1);
        var start = low < 0 ? ~low : low;
        var end = high < 0 ? ~high : high + 1;
        return start < end ? sorted.AsSpan(start, end - start) : [];
    }

    private ReadingRefusedException TooMany() => new(Error.Invalid("content.too-many-cells", budget.Limits.Cells));

    /// <summary>B7 → row 6, column 1.</summary>
    internal static (int Row, int Column)? Position(string? reference)
    {
        int column = 0, row = 0;
        foreach (var c in reference ?? "")
        {
            if (char.IsAsciiLetterUpper(c) && row == 0)
            {
                column = (column * 26) + (c - 'A' + 1);
            }
            else if (char.IsAsciiDigit(c))
            {
                row = (row * 10) + (c - '0');
            }

            if (column > 16_384 || row > 1_048_576)
            {
                return null;
            }
        }

        return column > 0 && row > 0 ? (row - 1, column - 1) : null;
    }
}
