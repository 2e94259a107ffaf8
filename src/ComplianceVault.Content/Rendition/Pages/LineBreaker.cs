using System.Text;

namespace ComplianceVault.Content.Rendition.Pages;

/// <summary>
/// Breaks text into lines as Chinese typesetting does (GB/T 15834, W3C clreq): between ideographs, at blanks, inside Latin words only when
/// one is longer than the line; no line begins with a closing sign and none ends with an opening one.
/// </summary>
internal static class LineBreaker
{
    private const string NotAtStart = "，。、；：？！）》】〉」』〕”’％‰℃…—·,.;:?!)]}%";
    private const string NotAtEnd = "（《【〈「『〔“‘([{￥$";

    /// <summary>Lines no wider than <paramref name="width"/>; the first is shorter by <paramref name="indent"/>. Line feeds are kept.</summary>
    public static List<string> Break(string text, float width, float indent, Func<string, float> measure)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Replace("\r", "", StringComparison.Ordinal).Replace('\t', ' ').Split('\n'))
        {
            Fill(lines, paragraph, width, lines.Count == 0 ? indent : 0, measure);
        }

        return lines;
    }

    private static void Fill(List<string> lines, string text, float width, float indent, Func<string, float> measure)
    {
        var line = new StringBuilder();
        var used = indent;
        foreach (var piece in Pieces(text).SelectMany(p => Fitting(p, width - indent, measure)))
        {
            var wide = measure(piece);
            if (line.Length > 0 && used + measure(piece.TrimEnd(' ')) > width)
            {
                lines.Add(line.ToString().TrimEnd(' '));
                line.Clear();
                used = 0;
            }

            if (line.Length == 0 && used <= indent && piece.TrimStart(' ').Length == 0 && lines.Count > 0)
            {
                continue;
            }

            line.Append(piece);
            used += wide;
        }

        lines.Add(line.ToString().TrimEnd(' '));
    }

    /// <summary>The smallest pieces a line may be broken between: an ideograph or a Latin word, with the signs that must stay with it.</summary>
    internal static IEnumerable<string> Pieces(string text)
    {
        var piece = new StringBuilder();
        Rune before = default, sign = default;
        foreach (var rune in text.EnumerateRunes())
        {
            if (piece.Length > 0 && !In(NotAtEnd, sign) && MayBreak(before, rune))
            {
                yield return piece.ToString();
                piece.Clear();
            }

            piece.Append(rune);
            before = rune;
            // A blank behind an opening sign does not part it from its text.
            sign = rune.Value == ' ' ? sign : rune;
        }

        if (piece.Length > 0)
        {
            yield return piece.ToString();
        }
    }

    private static bool MayBreak(Rune before, Rune next)
    {
        if (In(NotAtStart, next) || next.Value == ' ')
        {
            return false;
        }

        return before.Value == ' ' || IsWide(before) || IsWide(next);
    }

    private static bool In(string signs, Rune rune) => rune.IsBmp && signs.Contains((char)rune.Value, StringComparison.Ordinal);

    private static bool IsWide(Rune rune) => rune.Value is (>= 0x2E80 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE4F) or (>= 0xFF00 and <= 0xFFEF) or > 0xFFFF
        || In("“”‘’…—·①②③④⑤⑥⑦⑧⑨⑩□☑☐√", rune);

    private static List<string> Fitting(string piece, float width, Func<string, float> measure)
    {
        if (measure(piece.TrimEnd(' ')) <= width)
        {
            return [piece];
        }

        var parts = new List<string>();
        var part = new StringBuilder();
        foreach (var rune in piece.EnumerateRunes())
        {
            if (part.Length > 0 && measure(part.ToString() + rune) > width)
            {
                parts.Add(part.ToString());
                part.Clear();
            }

            part.Append(rune);
        }

        parts.Add(part.ToString());
        return parts;
    }
}
