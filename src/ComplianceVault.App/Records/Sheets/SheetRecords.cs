using System.Security.Cryptography;
using System.Text;
using ComplianceVault.Content.Sheets;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Records.Sheets;

/// <summary>A record as it stands in a sheet: one line, or with the rows of its tables several. <paramref name="Key"/>: see <see cref="SheetImportRow.Key"/>.</summary>
internal sealed record SheetRecord(int Row, IReadOnlyList<SheetLine> Lines, string Key);

/// <summary>
/// Puts the lines of a sheet together to records. A line that fills only columns of tables, or whose other cells are merged with those above, goes on with the record above;
/// headings that are repeated are left out.
/// </summary>
internal sealed class SheetRecords(SheetCursor lines, SheetPlan plan, int most)
{
    private readonly List<SheetColumnPlan> scalars = [.. plan.Columns.Where(c => c.Place is { } p && !p.Contains(SheetTarget.Separator))];
    private readonly List<SheetColumnPlan> cells = [.. plan.Columns.Where(c => c.Place is { } p && p.Contains(SheetTarget.Separator))];
    private readonly SheetColumnPlan? number = plan.Columns.FirstOrDefault(c => SheetTargets.IsRecordNumber(c.Heading));
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);
    private SheetLine? next;
    private bool begun;
    private int count;

    /// <summary>Null: there is none. Refuses with <c>records.sheet-too-many-rows</c> (how many there may be), and what the reading refuses.</summary>
    public Result<SheetRecord?> Next()
    {
        if (!begun)
        {
            begun = true;
            if (Advance() is { } refused)
                return refused;
        }

        if (next is not { } first)
            return (SheetRecord?)null;
        if (++count > most)
            return Error.Invalid("records.sheet-too-many-rows", most);
        var of = new List<SheetLine> { first };
        do
        {
            if (Advance() is { } refused)
                return refused;
            if (next is not null && GoesOn(next))
                of.Add(next);
            else
                break;
        }
        while (true);
        return new SheetRecord(first.Number, of, Key(of));
    }

    /// <summary>The next line with something in a column that goes anywhere.</summary>
    private Error? Advance()
    {
        do
        {
            var line = lines.Next();
            if (!line.Succeeded)
                return line.Error;
            next = line.Value;
        }
        while (next is not null && (next.Number <= plan.HeadingRow || IsNothing(next) || IsHeading(next)));
        return null;
    }

    /// <summary>Where the sheet numbers its records, as one that was exported does, every number begins one.</summary>
    private bool GoesOn(SheetLine line) => cells.Exists(c => Own(line, c)) && !scalars.Exists(c => Own(line, c)) && !(number is not null && Own(line, number));

    private bool IsNothing(SheetLine line) => !scalars.Exists(c => Own(line, c)) && !cells.Exists(c => Own(line, c));

    private bool IsHeading(SheetLine line) => plan.Columns.Where(c => c.Place is not null && line.Values.ContainsKey(c.Column)).ToList() is { Count: > 1 } named && named.TrueForAll(c => line.Values[c.Column].Shown == c.Heading);

    private static bool Own(SheetLine line, SheetColumnPlan column) => line.Values.ContainsKey(column.Column) && !line.FromAbove.Contains(column.Column);

    private string Key(List<SheetLine> of)
    {
        var words = of.SelectMany((line, i) => scalars.Concat(cells).Where(c => line.Values.ContainsKey(c.Column)).Select(c => $"{i}\u001f{c.Place}\u001f{line.Values[c.Column].Words}"));
        var same = Hash(string.Join('\u001e', words));
        return Hash($"{same}#{seen[same] = seen.GetValueOrDefault(same) + 1}");
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
