using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace ComplianceVault.Content.Reading.Docx;

/// <summary>One list level: how its number looks and when it starts anew.</summary>
internal sealed record DocxLevel(int Start, string Format, string Text, int? RestartAfter, bool AllDecimal, string? Style);

/// <summary>
/// Word's automatic numbering: counters live with the abstract list, so that two lists of one abstract list continue each other,
/// unless a start override is met first (ECMA-376 part 1, 17.9).
/// </summary>
internal sealed class DocxNumbering
{
    private const int Levels = 9;

    private readonly Dictionary<string, Abstract> abstracts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Instance> instances = new(StringComparer.Ordinal);

    public DocxNumbering(XElement? numbering, Func<string, string?> numIdOfStyle)
    {
        foreach (var element in numbering?.Elements() ?? [])
        {
            if (element.Name.LocalName == "abstractNum" && element.Value("abstractNumId") is { } id)
            {
                abstracts.TryAdd(id, new Abstract(element));
            }
            else if (element.Name.LocalName == "num" && element.Value("numId") is { } num)
            {
                instances.TryAdd(num, new Instance(element));
            }
        }

        foreach (var list in abstracts.Values.Where(a => a.StyleLink is not null))
        {
            // The list of a numbering style: the style names a num, whose abstract list holds the levels.
            list.Target = numIdOfStyle(list.StyleLink!) is { } n && instances.TryGetValue(n, out var found) && found.AbstractId is { } a && abstracts.TryGetValue(a, out var real)
                ? real
                : abstracts.Values.FirstOrDefault(other => other.Link == list.StyleLink && other != list);
        }
    }

    /// <summary>The level of a list that a paragraph style is bound to.</summary>
    public int? LevelOfStyle(string numId, string? style)
    {
        if (style is null || Find(numId) is not var (instance, list))
        {
            return null;
        }

        for (var level = 0; level < Levels; level++)
        {
            if (LevelOf(instance, list, level)?.Style == style)
            {
                return level;
            }
        }

        return null;
    }

    /// <summary>Counts one paragraph and gives its number as printed; bullets give their sign. Null where the list does not exist.</summary>
    public (string Text, bool IsBullet)? Next(string numId, int level)
    {
        if (level is < 0 or >= Levels || Find(numId) is not var (instance, list) || LevelOf(instance, list, level) is not { } definition)
        {
            return null;
        }

        Count(instance, list, level, definition);
        return definition.Format == "bullet"
            ? (DocxSymbols.Bullet(definition.Text), true)
            : (Render(instance, list, definition), false);
    }

    private (Instance Instance, Abstract List)? Find(string numId)
    {
        if (!instances.TryGetValue(numId, out var instance) || instance.AbstractId is null || !abstracts.TryGetValue(instance.AbstractId, out var list))
        {
            return null;
        }

        return (instance, list.Target ?? list);
    }

    private static DocxLevel? LevelOf(Instance instance, Abstract list, int level) => instance.Levels[level] ?? list.Levels[level];

    private static void Count(Instance instance, Abstract list, int level, DocxLevel definition)
    {
        if (!instance.Used[level] && instance.StartOverrides[level] is { } start)
        {
            list.Counters[level] = start;
        }
        else
        {
            list.Counters[level] = list.Counters[level] is { } last ? last + 1 : definition.Start;
        }

        instance.Used[level] = true;
        for (var deeper = level + 1; deeper < Levels; deeper++)
        {
            // lvlRestart 0 never restarts; n restarts when level n or a higher one was used; without it, any higher level restarts.
            if (LevelOf(instance, list, deeper)?.RestartAfter is not { } after || (after > 0 && level < after))
            {
                list.Counters[deeper] = null;
            }
        }
    }

    private static string Render(Instance instance, Abstract list, DocxLevel definition)
    {
        var text = new StringBuilder();
        for (var i = 0; i < definition.Text.Length; i++)
        {
            if (definition.Text[i] == '%' && i + 1 < definition.Text.Length && definition.Text[i + 1] is >= '1' and <= '9')
            {
                var level = definition.Text[++i] - '1';
                var own = LevelOf(instance, list, level);
                text.Append(NumberFormats.Format(list.Counters[level] ?? own?.Start ?? 1, definition.AllDecimal ? "decimal" : own?.Format ?? "decimal"));
            }
            else
            {
                text.Append(definition.Text[i]);
            }
        }

        return text.ToString().Trim();
    }

    private static DocxLevel ReadLevel(XElement level) => new(
        level.Child("start")?.Number("val") ?? 0,
        level.Child("numFmt")?.Value("val") ?? AlternateFormat(level) ?? "decimal",
        level.Child("lvlText")?.Value("val") ?? "",
        level.Child("lvlRestart")?.Number("val"),
        level.Flag("isLgl") ?? false,
        level.Child("pStyle")?.Value("val"));

    /// <summary>Newer formats stand in alternate content; its fallback is what older programs show.</summary>
    private static string? AlternateFormat(XElement level) =>
        level.Child("AlternateContent")?.Child("Fallback")?.Child("numFmt")?.Value("val");

    private static void ReadLevels(XElement parent, DocxLevel?[] levels)
    {
        foreach (var element in parent.Elements())
        {
            if (element.Name.LocalName == "lvl" && element.Number("ilvl") is >= 0 and < Levels and var index)
            {
                levels[index] = ReadLevel(element);
            }
        }
    }

    private sealed class Abstract
    {
        public Abstract(XElement element)
        {
            ReadLevels(element, Levels);
            StyleLink = element.Child("numStyleLink")?.Value("val");
            Link = element.Child("styleLink")?.Value("val");
        }

        public DocxLevel?[] Levels { get; } = new DocxLevel?[DocxNumbering.Levels];

        public int?[] Counters { get; } = new int?[DocxNumbering.Levels];

        public string? StyleLink { get; }

        public string? Link { get; }

        public Abstract? Target { get; set; }
    }

    private sealed class Instance
    {
        public Instance(XElement element)
        {
            AbstractId = element.Child("abstractNumId")?.Value("val");
            foreach (var change in element.Elements().Where(e => e.Name.LocalName == "lvlOverride"))
            {
                if (change.Number("ilvl") is >= 0 and < DocxNumbering.Levels and var level)
                {
                    StartOverrides[level] = change.Child("startOverride")?.Number("val");
                    Levels[level] = change.Child("lvl") is { } own ? ReadLevel(own) : null;
                }
            }
        }

        public string? AbstractId { get; }

        public int?[] StartOverrides { get; } = new int?[DocxNumbering.Levels];

        public DocxLevel?[] Levels { get; } = new DocxLevel?[DocxNumbering.Levels];

        public bool[] Used { get; } = new bool[DocxNumbering.Levels];
    }
}

/// <summary>The number formats of ECMA-376 part 1, 17.18.59 that Chinese documents use; an unknown one prints as decimal.</summary>
internal static class NumberFormats
{
    private const string Digits = "〇一二三四五六七八九";

    public static string Format(int value, string format) => format switch
    {
        "none" => "",
        "decimalZero" => value.ToString("00", CultureInfo.InvariantCulture),
        "upperRoman" => Roman(value),
        "lowerRoman" => Roman(value).ToLowerInvariant(),
        "upperLetter" => Letters(value, 'A'),
        "lowerLetter" => Letters(value, 'a'),
        "chineseCounting" or "chineseCountingThousand" or "taiwaneseCounting" or "taiwaneseCountingThousand" or "japaneseCounting" => Chinese(value, "零一二三四五六七八九", "十百千万", shortTen: true),
        "chineseLegalSimplified" or "ideographLegalTraditional" => Chinese(value, "零壹贰叁肆伍陆柒捌玖", "拾佰仟万", shortTen: false),
        "ideographDigital" or "japaneseDigitalTenThousand" or "taiwaneseDigital" => string.Concat(Plain(value).Select(c => Digits[c - '0'])),
        "ideographTraditional" => Among(value, "甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => Among(value, "子丑寅卯辰巳午未申酉戌亥"),
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" => value is >= 1 and <= 20 ? ((char)('①' + value - 1)).ToString() : Plain(value),
        "decimalEnclosedParen" => value is >= 1 and <= 20 ? ((char)('⑴' + value - 1)).ToString() : $"({Plain(value)})",
        "decimalEnclosedFullstop" => value is >= 1 and <= 20 ? ((char)('⒈' + value - 1)).ToString() : $"{Plain(value)}.",
        "ideographEnclosedCircle" => value is >= 1 and <= 10 ? ((char)('㊀' + value - 1)).ToString() : Plain(value),
        "decimalFullWidth" or "decimalFullWidth2" => string.Concat(Plain(value).Select(c => (char)(c + 0xFEE0))),
        _ => Plain(value),
    };

    private static string Plain(int value) => Math.Max(0, value).ToString(CultureInfo.InvariantCulture);

    private static string Among(int value, string signs) => value >= 1 && value <= signs.Length ? signs[value - 1].ToString() : Plain(value);

    /// <summary>a … z, aa, bb …: Word repeats the letter.</summary>
    private static string Letters(int value, char first) =>
        value is >= 1 and <= 780 ? new string((char)(first + ((value - 1) % 26)), ((value - 1) / 26) + 1) : Plain(value);

    private static string Roman(int value)
    {
        if (value is < 1 or > 3999)
        {
            return Plain(value);
        }

        var text = new StringBuilder();
        foreach (var (worth, sign) in ((int, string)[])[(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")])
        {
            for (; value >= worth; value -= worth)
            {
                text.Append(sign);
            }
        }

        return text.ToString();
    }

    private static string Chinese(int value, string digits, string units, bool shortTen)
    {
        if (value is < 0 or > 99_999)
        {
            return Plain(value);
        }

        if (value == 0)
        {
            return digits[0].ToString();
        }

        var text = new StringBuilder();
        var pendingZero = false;
        for (var power = 4; power >= 0; power--)
        {
            var digit = value / (int)Math.Pow(10, power) % 10;
            if (digit == 0)
            {
                pendingZero = text.Length > 0;
                continue;
            }

            text.Append(pendingZero ? digits[0].ToString() : "").Append(digits[digit]).Append(power > 0 ? units[power - 1].ToString() : "");
            pendingZero = false;
        }

        return shortTen && value is >= 10 and < 20 ? text.ToString(1, text.Length - 1) : text.ToString();
    }
}
