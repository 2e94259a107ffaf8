using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ComplianceVault.Content.Reading.Docx;

namespace ComplianceVault.Content.Reading.Xlsx;

/// <summary>What a number format says of a number.</summary>
internal enum XlsxLook
{
    Number,
    Percent,
    Moment,
}

/// <summary>Cell styles and what their number formats make of a value (ECMA-376 part 1, 18.8.30): dates, times, percent, decimals.</summary>
internal sealed partial class XlsxFormats
{
    private readonly List<string> codes = [];
    private readonly bool from1904;

    public XlsxFormats(XElement? styles, bool from1904)
    {
        this.from1904 = from1904;
        var custom = (styles?.Child("numFmts")?.Elements() ?? []).Where(f => f.Number("numFmtId") is not null)
            .GroupBy(f => f.Number("numFmtId")!.Value).ToDictionary(g => g.Key, g => g.First().Value("formatCode") ?? "");
        foreach (var style in styles?.Child("cellXfs")?.Elements() ?? [])
        {
            var id = style.Number("numFmtId") ?? 0;
            codes.Add(custom.TryGetValue(id, out var code) ? code : BuiltIn(id));
        }
    }

    /// <summary>What the style makes of a number: a day or a moment, a share, or nothing but a number.</summary>
    public XlsxLook LookOf(int? style)
    {
        var bare = Bare(style);
        return DatePattern().IsMatch(bare) ? XlsxLook.Moment : bare.Contains('%', StringComparison.Ordinal) ? XlsxLook.Percent : XlsxLook.Number;
    }

    /// <summary>A serial number as day and, where it has one, time; null: it is none.</summary>
    public DateTime? Moment(double number) => number is >= 0 and < 2_958_466 ? Origin(number).AddSeconds(Math.Round(number * 86_400)) : null;

    /// <summary>The value as a person reads it; dates are yyyy-MM-dd, with HH:mm or HH:mm:ss where the format shows time.</summary>
    public string Show(string value, int? style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return value;
        }

        var bare = Bare(style);
        if (DatePattern().IsMatch(bare) && number is >= 0 and < 2_958_466)
        {
            return Date(number, bare);
        }

        if (bare.Length is > 1 and < 20 && bare.All(c => c == '0') && Math.Abs(number) < 1e15)
        {
            return number.ToString(bare, CultureInfo.InvariantCulture); // numbers of things keep their leading zeros
        }

        var decimals = DecimalsPattern().Match(bare) is { Success: true } match ? match.Groups["d"].Length : 0;
        if (bare.Contains('%', StringComparison.Ordinal))
        {
            return (number * 100).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + "%";
        }

        return bare.Contains('0', StringComparison.Ordinal) && Math.Abs(number) < 1e15 && !bare.Contains('E', StringComparison.Ordinal)
            ? number.ToString((bare.Contains(',', StringComparison.Ordinal) ? "N" : "F") + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            : number.ToString("G15", CultureInfo.InvariantCulture);
    }

    private string Date(double number, string code)
    {
        var hasTime = code.Contains('h', StringComparison.OrdinalIgnoreCase) || code.Contains('s', StringComparison.OrdinalIgnoreCase);
        var hasDate = code.Contains('y', StringComparison.OrdinalIgnoreCase) || code.Contains('d', StringComparison.OrdinalIgnoreCase) || !hasTime;

        var date = Origin(number).AddSeconds(Math.Round(number * 86_400));
        var time = code.Contains('s', StringComparison.OrdinalIgnoreCase) ? "HH:mm:ss" : "HH:mm";
        return date.ToString(hasDate && hasTime ? "yyyy-MM-dd " + time : hasDate ? "yyyy-MM-dd" : time, CultureInfo.InvariantCulture);
    }

    private string Bare(int? style) => QuotedPattern().Replace((style is { } s && s >= 0 && s < codes.Count ? codes[s] : "").Split(';')[0], "");

    /// <summary>1900 counts a 29 February that never was: days before 1 March stand one higher.</summary>
    private DateTime Origin(double number) => from1904 ? new DateTime(1904, 1, 1) : number < 60 ? new DateTime(1899, 12, 31) : new DateTime(1899, 12, 30);

    private static string BuiltIn(int id) => id switch
    {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        37 or 38 => "#,##0",
        39 or 40 => "#,##0.00",
        14 or 15 or 16 or 17 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58 => "yyyy-mm-dd",
        18 or 20 or 32 or 33 or 34 or 35 or 55 or 56 => "h:mm",
        19 or 21 or 45 or 46 or 47 => "h:mm:ss",
        22 => "yyyy-mm-dd h:mm",
        _ => "",
    };

    [GeneratedRegex("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?!h|m|s)[^\\]]*\\]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex QuotedPattern();

    [GeneratedRegex("[ymdhs]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex DatePattern();

    [GeneratedRegex(@"\.(?<d>[0#?]{1,15})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex DecimalsPattern();
}
