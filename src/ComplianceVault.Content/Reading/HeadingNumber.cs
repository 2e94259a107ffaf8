using System.Globalization;
using System.Text.RegularExpressions;

namespace ComplianceVault.Content.Reading;

/// <summary>The ways a heading or list number is written.</summary>
internal enum NumberForm
{
    /// <summary>第一编, 第一部分, 第一篇.</summary>
    Part,

    /// <summary>第一章.</summary>
    Chapter,

    /// <summary>第一节.</summary>
    Section,

    /// <summary>第三条, 第3款.</summary>
    Article,

    /// <summary>附录A, 附件1, 附表一.</summary>
    Annex,

    /// <summary>A.1, A.1.2 inside an annex.</summary>
    AnnexDecimal,

    /// <summary>4, 4.7, 4.7.1 with or without a dot, comma or blank behind.</summary>
    Decimal,

    /// <summary>一、.</summary>
    Chinese,

    /// <summary>（一）.</summary>
    ChineseBracket,

    /// <summary>(1), 1).</summary>
    Bracket,

    /// <summary>a), (a), a..</summary>
    Letter,

    /// <summary>①.</summary>
    Circled,

    /// <summary>Ⅰ、.</summary>
    Roman,
}

/// <summary>
/// A number printed at the start of a line: <see cref="Printed"/> without the separator behind it (<c>4.7.1</c>, <c>第一章</c>, <c>（一）</c>),
/// <see cref="Marker"/> with it (<c>1、</c>), <see cref="Rest"/> the line after both, <see cref="Parts"/> the values (4, 7, 1).
/// </summary>
internal sealed partial record HeadingNumber(string Printed, string Separator, string Rest, NumberForm Form, IReadOnlyList<int> Parts)
{
    private const int LongestNumber = 48;
    private const string ChineseDigits = "零〇一二三四五六七八九十百千两";

    /// <summary>What may follow a plain number that counts something instead of numbering it: 3 年, 2.5 小时, 50%.</summary>
    private const string Measures = "年月日号时分秒天周个名人次份页台套项种级层阶元万亿千百倍度版位家岁米%‰℃+-–—~～/×*=≥≤<>％／";

    private static readonly string[] References = ["规定", "所述", "所列", "中", "的", "至", "和", "及", "、第", "与", "或", "，", ",", "）", ")", "》", "”"];

    /// <summary>4.7.1 has depth 3; every other form has depth 1.</summary>
    public int Depth => Parts.Count;

    public int Last => Parts[^1];

    public string Marker => Printed + Separator.Trim();

    /// <summary>The printed number in half-width letters without blanks: what keys are made of.</summary>
    public string Normalized => string.Concat(HalfWidth(Printed).Where(c => !char.IsWhiteSpace(c)));

    /// <summary>Recognises the number at the start of a line, full-width or half-width; null where there is none.</summary>
    public static HeadingNumber? Parse(string line)
    {
        var start = 0;
        while (start < line.Length && IsBlank(line[start]))
        {
            start++;
        }

        var head = HalfWidth(line.AsSpan(start, Math.Min(LongestNumber, line.Length - start)));
        if (head.Length == 0)
        {
            return null;
        }

        return Ordinal(head, line, start) ?? Annex(head, line, start) ?? Plain(head, line, start) ?? Lettered(head, line, start);
    }

    /// <summary>一百二十三 → 123; 0 where it is no number.</summary>
    public static int ChineseValue(string text)
    {
        int total = 0, digit = 0;
        foreach (var c in text)
        {
            var unit = c switch { '十' => 10, '百' => 100, '千' => 1000, _ => 0 };
            if (unit > 0)
            {
                total += Math.Max(digit, 1) * unit;
                digit = 0;
            }
            else
            {
                digit = c == '两' ? 2 : Math.Max(0, "零一二三四五六七八九".IndexOf(c, StringComparison.Ordinal));
            }
        }

        return total + digit;
    }

    /// <summary>Full-width letters, digits and signs as half-width ones, character by character.</summary>
    public static string HalfWidth(ReadOnlySpan<char> text)
    {
        var result = text.ToString().ToCharArray();
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = result[i] switch
            {
                >= '\uFF01' and <= '\uFF5E' => (char)(result[i] - 0xFEE0),
                '\u3000' or '\u00A0' or '\t' => ' ',
                var c => c,
            };
        }

        return new string(result);
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF';

    private static HeadingNumber? Ordinal(string head, string line, int start)
    {
        var match = OrdinalPattern().Match(head);
        if (!match.Success)
        {
            return null;
        }

        var rest = line[(start + match.Length)..];
        if (match.Groups["sep"].Length == 0 && References.Any(r => rest.StartsWith(r, StringComparison.Ordinal)))
        {
            return null;
        }

        var form = match.Groups["unit"].Value switch
        {
            "章" => NumberForm.Chapter,
            "节" => NumberForm.Section,
            "条" or "款" => NumberForm.Article,
            _ => NumberForm.Part,
        };
        return Make(match, line, start, form, [Value(match.Groups["n"].Value)]);
    }

    private static HeadingNumber? Annex(string head, string line, int start)
    {
        var match = AnnexPattern().Match(head);
        if (!match.Success)
        {
            return null;
        }

        var rest = line[(start + match.Length)..];
        return match.Groups["sep"].Length == 0 && References.Any(r => rest.StartsWith(r, StringComparison.Ordinal))
            ? null
            : Make(match, line, start, NumberForm.Annex, [Value(match.Groups["n"].Value)]);
    }

    private static HeadingNumber? Plain(string head, string line, int start)
    {
        var match = DecimalPattern().Match(head);
        if (!match.Success)
        {
            match = AnnexDecimalPattern().Match(head);
            return match.Success ? Make(match, line, start, NumberForm.AnnexDecimal, Values(match.Groups["no"].Value)) : null;
        }

        var next = match.Length < head.Length ? head[match.Length] : ' ';
        var parts = Values(match.Groups["no"].Value);
        var sep = match.Groups["sep"].Value;
        if (sep.Length == 0 && next != ' ' && (head.AsSpan(match.Length) is ['小', '时', ..] or ['工', '作', '日', ..] || Measures.Contains(next, StringComparison.Ordinal) || (parts.Length == 1 && char.IsAsciiLetter(next))))
        {
            return null;
        }

        // "1 年内", "2.5 %": a blank does not make a counted thing a heading.
        return sep is " " && parts.Length <= 2 && "%‰℃+=≥≤<>～~×".Contains(next, StringComparison.Ordinal)
            ? null
            : Make(match, line, start, NumberForm.Decimal, parts);
    }

    private static HeadingNumber? Lettered(string head, string line, int start)
    {
        var chinese = ChinesePattern().Match(head);
        if (chinese.Success)
        {
            return Make(chinese, line, start, NumberForm.Chinese, [ChineseValue(chinese.Groups["no"].Value)]);
        }

        var bracket = BracketPattern().Match(head);
        if (bracket.Success)
        {
            var n = bracket.Groups["n"].Value;
            var form = char.IsAsciiDigit(n[0]) ? NumberForm.Bracket : char.IsAsciiLetter(n[0]) ? NumberForm.Letter : NumberForm.ChineseBracket;
            return Make(bracket, line, start, form, [Value(n)]);
        }

        var sign = SignPattern().Match(head);
        if (!sign.Success)
        {
            return null;
        }

        var c = sign.Groups["no"].Value[0];
        return c switch
        {
            >= '①' and <= '⑳' => Make(sign, line, start, NumberForm.Circled, [c - '①' + 1]),
            >= 'Ⅰ' and <= 'Ⅻ' => Make(sign, line, start, NumberForm.Roman, [c - 'Ⅰ' + 1]),
            _ => Make(sign, line, start, NumberForm.Letter, [Value(c.ToString())]),
        };
    }

    private static HeadingNumber Make(Match match, string line, int start, NumberForm form, IReadOnlyList<int> parts)
    {
        var no = match.Groups["no"];
        var separator = match.Groups["sep"];
        return new HeadingNumber(
            line.Substring(start + no.Index, no.Length).Trim(),
            line.Substring(start + separator.Index, separator.Length),
            line[(start + match.Length)..].Trim(),
            form,
            parts);
    }

    private static int Value(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : char.IsAsciiLetter(text[0]) ? char.ToUpperInvariant(text[0]) - 'A' + 1
        : ChineseValue(text);

    private static int[] Values(string text) =>
        [.. text.Split('.', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Value)];

    [GeneratedRegex("^(?<no>第 ?(?<n>[0-9]{1,4}|[" + ChineseDigits + "]{1,7}) ?(?<unit>章|节|条|款|编|篇|部分))(?<sep>[ 、:.]*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex OrdinalPattern();

    [GeneratedRegex("^(?<no>附 ?[录件表图] ?(?<n>[A-Z](?![A-Za-z])|[0-9]{1,3}(?![0-9.])|[" + ChineseDigits + "]{1,3}))(?<sep>[ 、:.]*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex AnnexPattern();

    [GeneratedRegex(@"^(?<no>[0-9]{1,3}(?: ?\. ?[0-9]{1,3}(?![0-9])){0,8})(?![0-9])(?! ?\))(?<sep>[ ]*[.、][ ]*|[ ]*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex DecimalPattern();

    [GeneratedRegex(@"^(?<no>[A-Z](?:\.[0-9]{1,3}){1,6})(?![0-9A-Za-z.])(?<sep>[ 、]+|(?=[^\x00-\x7F]))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex AnnexDecimalPattern();

    [GeneratedRegex("^(?<no>[" + ChineseDigits + "]{1,5})(?<sep> ?[、.] ?| +)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex ChinesePattern();

    [GeneratedRegex(@"^(?<no>\(? ?(?<n>[0-9]{1,3}|[a-zA-Z]|[" + ChineseDigits + @"]{1,5}) ?\))(?<sep>[ 、.]*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex BracketPattern();

    [GeneratedRegex(@"^(?<no>[①-⑳])(?<sep>[ 、.]*)|^(?<no>[Ⅰ-Ⅻ])(?<sep>[ 、.]+)|^(?<no>[a-z])(?<sep>[.、] ?)(?![a-z])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex SignPattern();
}
