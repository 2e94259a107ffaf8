using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Organisation;

/// <summary>The working calendar: what the State Council published, year by year, and the sample company's own days.</summary>
internal sealed class CalendarPart : IPackPart
{
    public string Name => "calendar";

    public Task ReadAsync(Pack pack, CancellationToken ct) => pack.ReadAsync<CalendarFile>(CalendarFile.Name, ct);

    public void Check(Pack pack)
    {
        if (pack.Find<CalendarFile>() is not { } file)
            return;
        pack.Doubled(CalendarFile.Name, file.Years.Select((y, i) => ($"years[{i}].year", FormattableString.Invariant($"{y.Year}"))));
        foreach (var (year, i) in file.Years.Select((y, i) => (y, i)))
        {
            if (PublishCalendarYear.Refusal(Notice(year)) is { } refusal)
                pack.Fault(CalendarFile.Name, $"years[{i}]", refusal);
        }

        pack.Counts["calendar years published"] = file.Years.Count(y => !y.Provisional);
    }

    public async Task<Result> LoadAsync(PackLoad load)
    {
        if (!load.Choice.WithCalendar)
            return Result.Success;
        var file = load.Pack.Find<CalendarFile>()!;
        foreach (var (year, _) in await load.ChangesAsync(Name, file.Years, y => FormattableString.Invariant($"{y.Year}")))
        {
            if (await PublishCalendarYear.PublishAsync(load.Act, Notice(year)) is { Succeeded: false } refused)
                return refused;
        }

        foreach (var (day, _) in await load.ChangesAsync("company days", load.Choice.IsSample ? file.CompanyDays : [], d => FormattableString.Invariant($"{d.Date:yyyy-MM-dd}")))
        {
            if (await SetCompanyDay.SetAsync(load.Act, new CompanyDayInput(day.Date, day.Working, day.Name.Zh, day.Name.En)) is { Succeeded: false } refused)
                return refused;
        }

        return Result.Success;
    }

    private static CalendarNotice Notice(YearPart year) => new(
        year.Year,
        year.Provisional ? null : year.Source,
        year.Published,
        [
            .. year.Holidays.SelectMany(h => Days(h.From, h.To).Select(d => new NoticeDay(d, false, h.Name.Zh, h.Name.En))),
            .. year.MakeUpDays.Select(d => new NoticeDay(d, true, "调休上班", "Make-up working day")),
        ]);

    private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly to) =>
        Enumerable.Range(0, Math.Max(0, to.DayNumber - from.DayNumber + 1)).Select(from.AddDays);
}
