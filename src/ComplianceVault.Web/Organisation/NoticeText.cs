using System.Globalization;
using ComplianceVault.App.Organisation;
using ComplianceVault.Kernel;

namespace ComplianceVault.Web.Organisation;

/// <summary>
/// A year's notice as a person types it from the State Council's page, a line a period: <c>2026-10-01~2026-10-07 休 国庆节</c>, make-up days
/// as <c>2026-10-10 班</c>. English letters work too: <c>off</c>, <c>work</c>.
/// </summary>
public static class NoticeText
{
    private const int LongestPeriod = 31;

    public static Result<IReadOnlyList<NoticeDay>> Parse(string text)
    {
        var days = new List<NoticeDay>();
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Days(line) is not { } read)
                return Error.Invalid("calendar.line-unreadable", line);
            days.AddRange(read);
        }

        return days;
    }

    /// <summary>The days of a notice written so that they can be edited: neighbours of one name become one line.</summary>
    public static string Write(IReadOnlyList<NoticeDay> days)
    {
        var lines = new List<(DateOnly From, DateOnly To, bool Working, string Name)>();
        foreach (var day in days.OrderBy(d => d.Date))
        {
            if (lines.Count > 0 && lines[^1] is var last && last.To.AddDays(1) == day.Date && last.Working == day.Working && last.Name == day.NameZh)
                lines[^1] = last with { To = day.Date };
            else
                lines.Add((day.Date, day.Date, day.Working, day.NameZh));
        }

        return string.Join('\n', lines.Select(l => string.Create(
            CultureInfo.InvariantCulture, $"{l.From:yyyy-MM-dd}{(l.To == l.From ? "" : $"~{l.To:yyyy-MM-dd}")} {(l.Working ? "班" : "休")} {l.Name}")));
    }

    private static IEnumerable<NoticeDay>? Days(string line)
    {
        var parts = line.Split([' ', '\t', '　'], 3, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2 || Working(parts[1]) is not { } working || (parts.Length < 3 && !working))
            return null;
        var ends = parts[0].Split(['~', '～']);
        if (ends.Length > 2 || Date(ends[0]) is not { } from || Date(ends[^1]) is not { } to || to < from || to.DayNumber - from.DayNumber >= LongestPeriod)
            return null;
        var name = parts.Length < 3 ? "调休上班" : parts[2].Trim();
        return Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(n => new NoticeDay(from.AddDays(n), working, name));
    }

    private static bool? Working(string word) => word.ToUpperInvariant() switch
    {
        "班" or "WORK" => true,
        "休" or "OFF" => false,
        _ => null,
    };

    private static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
