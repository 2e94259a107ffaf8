namespace ComplianceVault.Kernel.WorkingTime;

/// <summary>
/// Which days people work: published holidays and make-up days, the company's own days, weekends for the rest. A year without published data is
/// provisional, and every result that touches it says so (a deadline in such a year may still move). Days are civil dates of the company's zone.
/// </summary>
public sealed class WorkingCalendar
{
    /// <summary>No deadline of the field is longer; a larger count is a bug and throws.</summary>
    public const int MostWorkingDays = 5_000;

    private readonly HashSet<int> published;
    private readonly Dictionary<DateOnly, string> holidays = [];
    private readonly HashSet<DateOnly> makeUpDays = [];
    private readonly Dictionary<DateOnly, CompanyDay> companyDays;

    public WorkingCalendar(IEnumerable<CalendarYear> years, IEnumerable<CompanyDay>? companyDays = null)
    {
        var known = years.Where(year => !year.Provisional).ToList();
        published = [.. known.Select(year => year.Year)];
        foreach (var holiday in known.SelectMany(year => year.Holidays))
        {
            for (var day = holiday.From; day <= holiday.To; day = day.AddDays(1))
                holidays[day] = holiday.Name;
        }
        makeUpDays.UnionWith(known.SelectMany(year => year.MakeUpDays));
        this.companyDays = (companyDays ?? []).ToDictionary(day => day.Date);
    }

    public bool IsWorkingDay(DateOnly date) => Judge(date).IsWorkingDay;

    /// <summary>Whether a day is worked, why, and whether its year has published data.</summary>
    public DayVerdict Judge(DateOnly date)
    {
        int? provisional = published.Contains(date.Year) ? null : date.Year;
        if (companyDays.TryGetValue(date, out var own))
            return new(date, own.IsWorkingDay, own.IsWorkingDay ? DayReason.CompanyWorkingDay : DayReason.CompanyHoliday, own.Name, provisional);
        if (holidays.TryGetValue(date, out var name))
            return new(date, false, DayReason.Holiday, name, provisional);
        if (makeUpDays.Contains(date))
            return new(date, true, DayReason.MakeUpDay, null, provisional);
        var weekend = date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        return new(date, !weekend, weekend ? DayReason.Weekend : DayReason.Weekday, null, provisional);
    }

    /// <summary>
    /// The working day <paramref name="days"/> after a date, or before it when negative. The day itself never counts (《民法典》第二百零一条),
    /// worked or not; zero gives the date back.
    /// </summary>
    public CountedDate AddWorkingDays(DateOnly date, int days)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, MostWorkingDays);
        ArgumentOutOfRangeException.ThrowIfLessThan(days, -MostWorkingDays);
        int? provisional = null;
        for (var left = Math.Abs(days); left > 0;)
        {
            date = date.AddDays(Math.Sign(days));
            var verdict = Judge(date);
            provisional ??= verdict.ProvisionalYear;
            if (verdict.IsWorkingDay)
                left--;
        }
        return new(date, provisional ?? Judge(date).ProvisionalYear);
    }

    /// <summary>Working days after <paramref name="from"/> up to and including <paramref name="to"/>; negative when <paramref name="to"/> is earlier.</summary>
    public CountedDays WorkingDaysBetween(DateOnly from, DateOnly to)
    {
        if (to < from)
            return WorkingDaysBetween(to, from) is var back ? back with { Days = -back.Days } : back;
        var count = 0;
        int? provisional = null;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            var verdict = Judge(day);
            provisional ??= verdict.ProvisionalYear;
            if (verdict.IsWorkingDay)
                count++;
        }
        return new(count, provisional);
    }

    /// <summary>The day itself when it is worked, otherwise the next one that is.</summary>
    public CountedDate OnOrAfter(DateOnly date) =>
        Judge(date) is { IsWorkingDay: true } verdict ? new(date, verdict.ProvisionalYear) : AddWorkingDays(date, 1);
}
