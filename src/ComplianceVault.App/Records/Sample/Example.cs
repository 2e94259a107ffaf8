using ComplianceVault.App.Organisation;
using ComplianceVault.Kernel.WorkingTime;

namespace ComplianceVault.App.Records.Sample;

/// <summary>A record to be kept at a moment of the history (the company's wall clock).</summary>
public sealed class Example(string file, ExampleSeries series, ExampleRecord record, int n, DateTime begins)
{
    public string File => file;

    public ExampleSeries Series => series;

    public ExampleRecord Record => record;

    /// <summary>Which of its series, from 1.</summary>
    public int N => n;

    public DateTime Begins => begins;

    public string By => record.By ?? series.By ?? "";

    /// <summary>Its place in refusals.</summary>
    public string Place => $"{file} {series.Form} {record.Id ?? $"#{n}"}";

    /// <summary>The record once it is begun.</summary>
    public Guid? RecordId { get; set; }

    /// <summary>It was begun before the program ended in the middle.</summary>
    public bool Resumed { get; set; }

    /// <summary>A step of it was refused; the ones after it mean nothing.</summary>
    public bool Failed { get; set; }

    /// <summary>Its steps with the moments of each.</summary>
    public IEnumerable<(int Index, ExampleStep Step, DateTime At)> Steps(WorkingCalendar calendar)
    {
        var at = begins;
        foreach (var (index, step) in (record.Steps ?? series.Steps).Index())
        {
            at = index == 0 ? at : ExampleMoment.After(at, step.After, calendar);
            yield return (index, step, at);
            if (step.Move == record.Until)
                yield break;
        }
    }

    /// <summary>What is written with a step: of the series, over it of the record.</summary>
    public IEnumerable<KeyValuePair<string, object>> FillOf(ExampleStep step, bool isFirst)
    {
        var own = record.With.GetValueOrDefault(step.Move, []);
        return (isFirst ? Fill : []).Concat(step.Fill.Where(f => !own.ContainsKey(f.Key))).Concat(own);
    }

    /// <summary>What stands on it from the beginning: of the series, over it of the record.</summary>
    public IEnumerable<KeyValuePair<string, object>> Fill => series.Fill.Where(f => !record.Fill.ContainsKey(f.Key)).Concat(record.Fill);
}

/// <summary>
/// Lays the records of the year on its days, in their order. Days count as days of work: so two records keep their distance and their order whenever the sample is loaded, be it
/// before the longest holidays.
/// </summary>
public static class ExamplePlan
{
    public static IReadOnlyList<Example> Of(IEnumerable<(string File, ExamplesFile Content)> files, DateTime began, CompanyTime time, WorkingCalendar calendar)
    {
        var first = DateOnly.FromDateTime(time.Local(began));
        var all = files.SelectMany(f => f.Content.Series.SelectMany(s => Of(f.File, s, first, calendar)));
        return [.. all.OrderBy(e => e.Begins)];
    }

    private static IEnumerable<Example> Of(string file, ExampleSeries series, DateOnly first, WorkingCalendar calendar)
    {
        foreach (var (i, day) in Occasions(series, first, calendar).Index())
        {
            var record = series.Records.Count == 0 ? new ExampleRecord() : series.Records[i % series.Records.Count];
            yield return new(file, series, record, i + 1, day.ToDateTime(TimeOnly.Parse(record.At ?? series.At, System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Its days: those it recurs on, its own, or those of its records.</summary>
    private static IEnumerable<DateOnly> Occasions(ExampleSeries series, DateOnly first, WorkingCalendar calendar)
    {
        if (series.Every is not { } every)
            return (series.On.Count > 0 ? series.On : series.Records.Select(r => r.On!.Value)).Select(day => calendar.AddWorkingDays(first, day).Date);
        var (from, to) = (calendar.AddWorkingDays(first, series.From).Date, calendar.AddWorkingDays(first, series.To).Date);
        return Periods(every, from, to).Select(p => calendar.AddWorkingDays(p.AddDays(-1), series.Day).Date).Where(d => d >= from && d <= to)
            .Where((_, i) => !series.Skip.Contains(i + 1));
    }

    private static IEnumerable<DateOnly> Periods(ExampleEvery every, DateOnly from, DateOnly to)
    {
        var period = every switch
        {
            ExampleEvery.Week => from.AddDays(-(((int)from.DayOfWeek + 6) % 7)),
            ExampleEvery.Month => new(from.Year, from.Month, 1),
            ExampleEvery.Quarter => new(from.Year, ((from.Month - 1) / 3 * 3) + 1, 1),
            _ => new DateOnly(from.Year, 1, 1),
        };
        for (; period <= to; period = every switch { ExampleEvery.Week => period.AddDays(7), ExampleEvery.Month => period.AddMonths(1), ExampleEvery.Quarter => period.AddMonths(3), _ => period.AddYears(1) })
            yield return period;
    }
}
