using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using static ComplianceVault.Cli.Shared.Language;

namespace ComplianceVault.Cli.Shared;

/// <summary><c>--as-of DATE</c>: the day of which a verb tells; left out, today.</summary>
internal static class DayOption
{
    /// <summary>In the language of the run, which is known only once the arguments are read.</summary>
    public static string About => Say($"截至哪一天（YYYY-MM-DD），默认今天", $"the day (YYYY-MM-DD), default today");

    public static Option<DateOnly?> AsOf() => new("--as-of") { HelpName = "DATE", CustomParser = Day };

    private static DateOnly? Day(ArgumentResult result)
    {
        if (DateOnly.TryParseExact(result.Tokens.Single().Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        result.AddError(Say($"日期应写成 YYYY-MM-DD：{result.Tokens.Single().Value}", $"A date is written YYYY-MM-DD: {result.Tokens.Single().Value}"));
        return null;
    }
}
