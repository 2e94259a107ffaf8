namespace ComplianceVault.App.Obligations.Occurrences;

/// <summary>Which times of a duty are planned when (decision 40): pure, so that its tests are a table.</summary>
public static class OccurrencePlan
{
    /// <summary>A period is planned so many days before it begins.</summary>
    public const int AheadDays = 31;

    /// <summary>
    /// The periods still to be planned, oldest first: from the one after the last planned, or from the one of today; a duty that began within a period is owed from the next
    /// whole one. Days on which nobody planned are made good.
    /// </summary>
    public static IEnumerable<DutyPeriod> Missing(Cadence cadence, DateOnly countedSince, DateOnly? plannedTo, DateOnly today) =>
        Missing(cadence, countedSince, plannedTo, today, today.AddDays(AheadDays));

    /// <summary>The same up to the last period that begins by <paramref name="until"/>: what a plan of a year shows beyond what is planned.</summary>
    public static IEnumerable<DutyPeriod> Missing(Cadence cadence, DateOnly countedSince, DateOnly? plannedTo, DateOnly today, DateOnly until)
    {
        var period = cadence.PeriodOf(plannedTo?.AddDays(1) ?? today);
        if (plannedTo is null && period.From < countedSince)
            period = Next(cadence, period);
        for (; period.From <= until; period = Next(cadence, period))
            yield return period;
    }

    /// <summary>From when on it is in the inbox: a weekly one the whole week, a monthly one its last two weeks, a yearly one its last two months.</summary>
    public static DateOnly ShowFrom(Cadence cadence, DutyPeriod period)
    {
        var day = period.To.AddDays(-Lead(cadence));
        return day > period.From ? day : period.From;
    }

    private static DutyPeriod Next(Cadence cadence, DutyPeriod period) => cadence.PeriodOf(period.To.AddDays(1));

    private static int Lead(Cadence cadence) => cadence switch
    {
        Cadence.Weekly => 7,
        Cadence.Daily or Cadence.Monthly => 14,
        Cadence.Quarterly => 30,
        Cadence.Triennial => 90,
        _ => 60,
    };
}
