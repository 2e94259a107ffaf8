using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using ComplianceVault.Kernel.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>A year of the calendar as people see it: the notice, each day's verdict, and when it was entered last.</summary>
public sealed record CalendarYearView(
    int Year, bool Provisional, string? Source, DateOnly? PublishedOn, IReadOnlyList<DayVerdict> Days, int WorkingDays);

/// <summary>The working calendar, for everybody.</summary>
[Needs(Permission.Read)]
public sealed class CalendarQueries(IDbContextFactory<VaultDbContext> databases, WorkingCalendars calendars)
{
    public async Task<Result<CalendarYearView>> YearAsync(Actor actor, int year, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        if (year is < 2000 or > 2199)
            return Error.Invalid("calendar.year-out-of-range", 2000, 2199);
        await using var db = await databases.CreateDbContextAsync(ct);
        var calendar = await calendars.CurrentAsync(db, ct);
        var notice = await db.Set<Organisation.CalendarYear>().AsNoTracking().FirstOrDefaultAsync(y => y.Year == year, ct);
        var first = new DateOnly(year, 1, 1);
        var days = Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(n => calendar.Judge(first.AddDays(n))).ToList();
        return new CalendarYearView(year, days[0].ProvisionalYear is not null, notice?.Source, notice?.PublishedOn, days, days.Count(d => d.IsWorkingDay));
    }

    /// <summary>What is entered for a year, as the notice form shows it.</summary>
    public async Task<Result<IReadOnlyList<NoticeDay>>> NoticeDaysAsync(Actor actor, int year, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<CalendarDay>().AsNoTracking().Where(d => d.NoticeYear == year && d.To == null).OrderBy(d => d.Date)
            .Select(d => new NoticeDay(d.Date, d.Working, d.NameZh, d.NameEn)).ToListAsync(ct);
    }
}
