using System.Text;

namespace ComplianceVault.Content.Reading.Pdf;

/// <summary>Puts the characters of a page on lines by where they stand, not by the order they were drawn in.</summary>
internal static class LineMaker
{
    /// <summary>Letters on one line differ in height by less than this share of their size.</summary>
    private const double SameLine = 0.3;

    /// <summary>A gap of this many letter widths ends a segment: the next column or cell begins.</summary>
    private const double WideGap = 1.7;

    public static List<TextLine> Make(IEnumerable<Glyph> glyphs)
    {
        var rows = Raise(Rows(glyphs));
        var lines = new List<TextLine>(rows.Count);
        foreach (var row in rows)
        {
            if (Line(row) is { } line)
            {
                lines.Add(line);
            }
        }

        return lines;
    }

    /// <summary>The text of the characters with line feeds dropped where a line goes on: what a cell says.</summary>
    public static string CellText(IEnumerable<Glyph> glyphs)
    {
        var lines = Make(glyphs);
        var right = lines.Count == 0 ? 0 : lines.Max(l => l.Right);
        var text = new StringBuilder();
        TextLine? before = null;
        foreach (var line in lines)
        {
            if (before is not null && (Script.EndsSentence(before.Text) || right - before.Right > Math.Max(line.FirstUnit, line.Size) + 1 || StartsItem(line.Text)))
            {
                text.Append('\n').Append(line.Text);
            }
            else
            {
                Script.Append(text, line.Text);
            }

            before = line;
        }

        return text.ToString();
    }

    private static bool StartsItem(string text) => HeadingNumber.Parse(text) is { Rest.Length: > 0, Form: not NumberForm.Decimal };

    private static List<List<Glyph>> Rows(IEnumerable<Glyph> glyphs)
    {
        var rows = new List<List<Glyph>>();
        List<Glyph>? row = null;
        foreach (var glyph in glyphs.OrderByDescending(g => g.Baseline).ThenBy(g => g.Left))
        {
            if (row is null || row[0].Baseline - glyph.Baseline > SameLine * Math.Max(glyph.Size, row[0].Size))
            {
                rows.Add(row = []);
            }

            row.Add(glyph);
        }

        return rows;
    }

    /// <summary>Puts raised and lowered small letters (footnote marks, m², H₂O) back on the line they belong to.</summary>
    private static List<List<Glyph>> Raise(List<List<Glyph>> rows)
    {
        for (var i = rows.Count - 1; i >= 0; i--)
        {
            foreach (var near in (ReadOnlySpan<int>)[i + 1, i - 1])
            {
                if (near >= 0 && near < rows.Count && IsRaised(rows[i], rows[near]))
                {
                    rows[near].AddRange(rows[i]);
                    rows.RemoveAt(i);
                    break;
                }
            }
        }

        return rows;
    }

    private static bool IsRaised(List<Glyph> small, List<Glyph> line)
    {
        double size = small.Max(g => g.Size), full = line.Max(g => g.Size);
        return size < full * 0.8 && Math.Abs(small[0].Baseline - line[0].Baseline) < full * 0.6
            && small.TrueForAll(g => line.Exists(l => Math.Abs(l.Right - g.Left) < full || Math.Abs(g.Right - l.Left) < full || (l.Left <= g.Left && g.Left <= l.Right)));
    }

    private static TextLine? Line(List<Glyph> row)
    {
        row.Sort((a, b) => a.Left.CompareTo(b.Left));
        var segments = new List<Segment>();
        var text = new StringBuilder();
        Glyph? first = null, last = null;
        double unit = 0;
        var blank = false;
        foreach (var glyph in row)
        {
            if (glyph.IsBlank)
            {
                blank = true;
                continue;
            }

            if (last is { } before && glyph.Left - before.Right > WideGap * Math.Max(glyph.Size, before.Size))
            {
                segments.Add(new Segment(text.ToString(), first!.Value.Left, before.Right, unit > 0 ? unit : before.Right - first.Value.Left));
                (first, last, unit, blank) = (null, null, 0, false);
                text.Clear();
            }

            if (last is { } previous)
            {
                if (unit == 0 && (blank || Script.MayBreak(previous.Text[^1], glyph.Text[0])))
                {
                    unit = previous.Right - first!.Value.Left;
                }

                text.Append(NeedsBlank(previous, glyph, blank) ? " " : "");
            }

            text.Append(glyph.Text);
            first ??= glyph;
            last = glyph;
            blank = false;
        }

        if (last is { } end)
        {
            segments.Add(new Segment(text.ToString(), first!.Value.Left, end.Right, unit > 0 ? unit : end.Right - first.Value.Left));
        }

        return segments.Count == 0 ? null : new TextLine(segments, Baseline(row), Size(row), Bold(row));
    }

    // Typesetters put a quarter of a letter between ideographs and Latin: that gap is no blank, a drawn blank is.
    private static bool NeedsBlank(Glyph before, Glyph next, bool drawn)
    {
        if (drawn)
        {
            return true;
        }

        double gap = next.Left - before.Right, size = Math.Max(before.Size, next.Size);
        return Script.IsCjk(before.Text[^1]) || Script.IsCjk(next.Text[0]) ? gap > 0.6 * size : gap > 0.18 * size;
    }

    private static double Baseline(List<Glyph> row) => row.Where(g => !g.IsBlank).MaxBy(g => g.Size).Baseline;

    private static double Size(List<Glyph> row) =>
        row.Where(g => !g.IsBlank).GroupBy(g => Math.Round(g.Size, 1)).MaxBy(g => g.Count())!.Key;

    private static bool Bold(List<Glyph> row) => row.Count(g => g is { IsBlank: false, IsBold: true }) * 10 >= row.Count(g => !g.IsBlank) * 8;
}
