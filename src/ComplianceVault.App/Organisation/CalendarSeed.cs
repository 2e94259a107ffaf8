using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Organisation;

/// <summary>The working calendar: what the State Council published, year by year, and the sample company's own days.</summary>
internal sealed class CalendarSeed : ISeeder
{
    public async Task<Result> SeedAsync(Seed seed)
    {
        var read = await seed.Folder.ReadAsync<CalendarFile>(CalendarFile.Name, seed.Act.Token);
        if (!read.Succeeded)
            return read.Error;
        foreach (var year in read.Value.Years)
        {
            if (await PublishCalendarYear.PublishAsync(seed.Act, Notice(year)) is { Succeeded: false } refused)
                return refused;
        }

        foreach (var day in seed.Choice.IsSample ? read.Value.CompanyDays : [])
        {
            if (await SetCompanyDay.SetAsync(seed.Act, new CompanyDayInput(day.Date, day.Working, day.Name.Zh, day.Name.En)) is { Succeeded: false } refused)
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
