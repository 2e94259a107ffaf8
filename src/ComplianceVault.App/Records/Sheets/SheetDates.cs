using System.Globalization;
using System.Text.RegularExpressions;
using ComplianceVault.Content.Sheets;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Records.Sheets;

/// <summary>Days and moments as they stand in sheets: dates of the program, serial numbers, digits, words in any of the usual orders.</summary>
internal static partial class SheetDates
{
    /// <summary>Serial numbers of 1950 to 2149: what is less or more is a number.</summary>
    private static readonly (double From, double To) Serials = (18_264, 91_313);

    /// <summary>The day, with its time unless only a day is wanted, as <c>yyyy-MM-dd HH:mm:ss</c>; words that are none stay as they are.</summary>
    public static string Words(SheetValue cell, bool dayOnly, DateOrder? order)
    {
        var words = cell.Kind switch
        {
            SheetValueKind.Number when IsSerial(cell) => cell.Serial!.Value.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            SheetValueKind.Moment => cell.Words,
            _ => Written(FullWidth.Narrow(cell.Words), order),
        };
        return (words.EndsWith(" 00:00:00", StringComparison.Ordinal) || dayOnly) && DayPattern().IsMatch(words) ? words[..10] : words;
    }

    /// <summary>What the cell says of the order of day and month: one, or null where it can be read both ways; false: it says nothing.</summary>
    public static bool Tells(SheetValue cell, out DateOrder? order)
    {
        order = null;
        if (cell.Kind != SheetValueKind.Text || LastYearPattern().Match(FullWidth.Narrow(cell.Words)) is not { Success: true } match)
            return false;
        var (first, second) = (Number(match, "a"), Number(match, "b"));
        order = first == second ? DateOrder.DayFirst : first > 12 ? DateOrder.DayFirst : second > 12 ? DateOrder.MonthFirst : null;
        return first != second;
    }

    private static bool IsSerial(SheetValue cell) =>
        cell.Serial is not null && double.TryParse(cell.Words, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= Serials.From && number <= Serials.To;

    private static string Written(string words, DateOrder? order)
    {
        if (FirstYearPattern().Match(words) is { Success: true } year)
            return Say(Number(year, "y"), Number(year, "m"), Number(year, "d"), year);
        if (DigitsPattern().Match(words) is { Success: true } digits)
            return Say(Number(digits, "y"), Number(digits, "m"), Number(digits, "d"), digits);
        if (LastYearPattern().Match(words) is not { Success: true } last)
            return words;
        var (a, b) = (Number(last, "a"), Number(last, "b"));
        var known = a > 12 || a == b ? DateOrder.DayFirst : b > 12 ? DateOrder.MonthFirst : order;
        return known switch
        {
            DateOrder.DayFirst => Say(Number(last, "y"), b, a, last),
            DateOrder.MonthFirst => Say(Number(last, "y"), a, b, last),
            _ => words,
        };
    }

    private static string Say(int year, int month, int day, Match match)
    {
        var said = string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}");
        return match.Groups["h"].Success ? string.Create(CultureInfo.InvariantCulture, $"{said} {Number(match, "h"):00}:{Number(match, "n"):00}:{(match.Groups["s"].Success ? Number(match, "s") : 0):00}") : said;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d( |$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex DayPattern();

    [GeneratedRegex(@"^\s*(?<y>\d{4})\s*[-/.年]\s*(?<m>\d{1,2})\s*[-/.月]\s*(?<d>\d{1,2})\s*日?(?:[T\s]*(?<h>\d{1,2})[:时](?<n>\d{1,2})(?:[:分](?<s>\d{1,2}))?[秒分]?)?\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex FirstYearPattern();

    [GeneratedRegex(@"^\s*(?<a>\d{1,2})\s*[-/.]\s*(?<b>\d{1,2})\s*[-/.]\s*(?<y>\d{4})(?:\s+(?<h>\d{1,2}):(?<n>\d{1,2})(?::(?<s>\d{1,2}))?)?\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex LastYearPattern();

    [GeneratedRegex(@"^(?<y>(19|20|21)\d{2})(?<m>\d{2})(?<d>\d{2})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex DigitsPattern();
}
