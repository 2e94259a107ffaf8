using System.Globalization;
using System.Text.RegularExpressions;
using ComplianceVault.Kernel.WorkingTime;

namespace ComplianceVault.App.Records.Sample;

/// <summary>
/// Words of an example with the days it speaks of: <c>{date-3}</c>, <c>{workday+2}</c>, <c>{time-90m}</c>, <c>{month-1}</c>, <c>{monthend-1}</c>, <c>{quarter}</c>, <c>{year+1}</c>, <c>{n}</c>. Days are those of the moment at
/// which they are written, so that the sample's year lies as far back as it is loaded late.
/// </summary>
public sealed partial class ExampleMoment(DateTime local, WorkingCalendar calendar, int n)
{
    public DateTime Local => local;

    public int N => n;

    public string Words(string text) => Placeholder().Replace(text, m => Word(m.Groups["what"].Value, m.Groups["by"].Value, m.Groups["unit"].Value));

    public static bool IsKnown(string text) => !Braces().Matches(text).Any(m => !Placeholder().IsMatch(m.Value));

    /// <summary>After so much: minutes and hours by the clock, days by the calendar of work at the same time of day.</summary>
    public static DateTime After(DateTime local, string span, WorkingCalendar calendar)
    {
        var count = int.Parse(span.AsSpan(0, span.Length - 1), CultureInfo.InvariantCulture);
        return span[^1] switch
        {
            'm' => local.AddMinutes(count),
            'h' => local.AddHours(count),
            _ => calendar.AddWorkingDays(DateOnly.FromDateTime(local), count).Date.ToDateTime(TimeOnly.FromDateTime(local)),
        };
    }

    public static bool IsSpan(string span) => Span().IsMatch(span);

    private string Word(string what, string by, string unit)
    {
        var count = by.Length == 0 ? 0 : int.Parse(by, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return what switch
        {
            "date" => Shift(count, unit).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "workday" => Workday(count).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "time" => Time(count, unit).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            "month" => string.Create(CultureInfo.InvariantCulture, $"{local.AddMonths(count):yyyy年M月}"),
            "monthend" => new DateTime(local.Year, local.Month, 1).AddMonths(count + 1).AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "monthstart" => new DateTime(local.Year, local.Month, 1).AddMonths(count).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "quarter" => Quarter(local.AddMonths(3 * count)),
            "year" => (local.Year + count).ToString(CultureInfo.InvariantCulture),
            _ => n.ToString(CultureInfo.InvariantCulture),
        };
    }

    private DateTime Shift(int count, string unit) => unit switch
    {
        "mo" => local.AddMonths(count),
        "y" => local.AddYears(count),
        _ => local.AddDays(count),
    };

    private DateTime Time(int count, string unit) => unit switch
    {
        "m" => local.AddMinutes(count),
        "d" => local.AddDays(count),
        _ => local.AddHours(count),
    };

    private DateOnly Workday(int count)
    {
        var day = DateOnly.FromDateTime(local);
        if (count >= 0)
            return calendar.AddWorkingDays(day, count).Date;
        for (; count < 0; count++)
        {
            do
                day = day.AddDays(-1);
            while (!calendar.IsWorkingDay(day));
        }

        return day;
    }

    private static string Quarter(DateTime at) => string.Create(CultureInfo.InvariantCulture, $"{at.Year}年第{((at.Month - 1) / 3) + 1}季度");

    [GeneratedRegex(@"\{(?<what>date|workday|time|monthstart|monthend|month|quarter|year|n)(?<by>[+-]\d{1,4})?(?<unit>mo|m|h|d|y)?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Braces();

    [GeneratedRegex(@"^\d{1,4}[mhd]$", RegexOptions.None, 1000)]
    private static partial Regex Span();
}
