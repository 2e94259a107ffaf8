namespace ComplianceVault.App.Obligations;

/// <summary>A time for which a duty is owed, both days included; it is due by the last.</summary>
public readonly record struct DutyPeriod(DateOnly From, DateOnly To);

/// <summary>
/// The periods of a cadence: calendar weeks, months, quarters, half-years, years. A daily duty is one monthly sheet (decision 40), so its
/// periods are months.
/// </summary>
public static class CadencePeriods
{
    /// <summary>A continuous duty and one by agreement recur without periods.</summary>
    public static bool HasPeriods(this Cadence cadence) => cadence is not (Cadence.Continuous or Cadence.PerAgreement);

    /// <summary>The period in which the day lies.</summary>
    public static DutyPeriod PeriodOf(this Cadence cadence, DateOnly day)
    {
        if (cadence == Cadence.Weekly)
        {
            var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
            return new(monday, monday.AddDays(6));
        }

        var months = Months(cadence);
        var index = ((day.Year - 1) * 12) + day.Month - 1;
        var first = DateOnly.MinValue.AddMonths(index / months * months);
        return new(first, first.AddMonths(months).AddDays(-1));
    }

    /// <summary>The whole periods that began on or after one day and ended before another, but not before a third; oldest first.</summary>
    public static IEnumerable<DutyPeriod> Ended(this Cadence cadence, DateOnly begunFrom, DateOnly before, DateOnly endedFrom)
    {
        var period = cadence.PeriodOf(begunFrom > endedFrom ? begunFrom : endedFrom);
        for (; period.To < before; period = cadence.PeriodOf(period.To.AddDays(1)))
        {
            if (period.From >= begunFrom && period.To >= endedFrom)
                yield return period;
        }
    }

    /// <summary>
    /// The last day on which a record is fresh. Short cadences go by the calendar: what was done in one period is fresh to the end of the next, when the next
    /// is due. From half a year on, the interval itself counts: a yearly review is at most a year old.
    /// </summary>
    public static DateOnly FreshUntil(this Cadence cadence, DateOnly newest, int? withinDays) => cadence switch
    {
        Cadence.Continuous => newest.AddDays(withinDays ?? 0),
        Cadence.Semiannual or Cadence.Annual or Cadence.Triennial => newest.AddMonths(Months(cadence)),
        _ => cadence.PeriodOf(cadence.PeriodOf(newest).To.AddDays(1)).To,
    };

    /// <summary>The last day of the first interval of a duty that began on the day: until then nothing can be missing.</summary>
    public static DateOnly FirstDue(this Cadence cadence, DateOnly began, int? withinDays) => cadence switch
    {
        Cadence.Continuous => began.AddDays(withinDays ?? 0),
        Cadence.Semiannual or Cadence.Annual or Cadence.Triennial => began.AddMonths(Months(cadence)),
        _ when cadence.PeriodOf(began).From == began => cadence.PeriodOf(began).To,
        _ => cadence.PeriodOf(cadence.PeriodOf(began).To.AddDays(1)).To,
    };

    /// <summary>So many days before the end it is 即将到期.</summary>
    public static int WarningDays(this Cadence cadence, int? withinDays) => cadence switch
    {
        Cadence.Weekly => 2,
        Cadence.Daily or Cadence.Monthly => 7,
        Cadence.Quarterly => 14,
        Cadence.Triennial => 90,
        Cadence.Continuous => Math.Max(1, (withinDays ?? 0) / 5),
        _ => 30,
    };

    private static int Months(Cadence cadence) => cadence switch
    {
        Cadence.Quarterly => 3,
        Cadence.Semiannual => 6,
        Cadence.Annual => 12,
        Cadence.Triennial => 36,
        _ => 1,
    };
}
