namespace ComplianceVault.Kernel.WorkingTime;

/// <summary>A moment that was counted out; <see cref="ProvisionalYear"/> as in <see cref="CountedDate"/>.</summary>
public sealed record CountedMoment(DateTimeOffset At, int? ProvisionalYear = null);

/// <summary>
/// A clock that runs only in service hours of the days the calendar allows (response and resolution times: 工作时间，不含放假时间). Takes moments of
/// any offset; answers are in UTC. The zone decides which civil day and hour a moment belongs to.
/// </summary>
public sealed class WorkingClock(WorkingCalendar calendar, DailyHours hours, TimeZoneInfo zone)
{
    /// <summary>Longest working time a clock is asked for; more is a bug and throws.</summary>
    public static readonly TimeSpan Most = TimeSpan.FromHours(20_000);

    /// <summary>The moment at which <paramref name="amount"/> of working time has run since <paramref name="start"/>; zero gives the start back.</summary>
    public CountedMoment Add(DateTimeOffset start, TimeSpan amount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(amount, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(amount, Most);
        if (amount == TimeSpan.Zero)
            return new(start.ToUniversalTime(), calendar.Judge(Civil(start)).ProvisionalYear);
        int? provisional = null;
        for (var day = Civil(start); ; day = day.AddDays(1))
        {
            provisional ??= calendar.Judge(day).ProvisionalYear;
            foreach (var (from, to) in SpansOf(day))
            {
                var begin = from > start ? from : start.ToUniversalTime();
                if (to <= begin)
                    continue;
                if (to - begin >= amount)
                    return new(begin + amount, provisional);
                amount -= to - begin;
            }
        }
    }

    /// <summary>Working time that runs from one moment to a later one; zero when the second is not later.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset to)
    {
        var sum = TimeSpan.Zero;
        for (var day = Civil(from); from < to && day <= Civil(to); day = day.AddDays(1))
        {
            foreach (var (begin, end) in SpansOf(day))
            {
                var length = (end < to ? end : to) - (begin > from ? begin : from);
                if (length > TimeSpan.Zero)
                    sum += length;
            }
        }
        return sum;
    }

    private IEnumerable<(DateTimeOffset From, DateTimeOffset To)> SpansOf(DateOnly day) =>
        hours.OnWorkingDaysOnly && !calendar.IsWorkingDay(day)
            ? []
            : hours.Spans.Select(span => (Moment(day, span.From), Moment(day, span.To)));

    private DateTimeOffset Moment(DateOnly day, TimeSpan time)
    {
        var local = day.ToDateTime(TimeOnly.MinValue) + time;
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private DateOnly Civil(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);
}
