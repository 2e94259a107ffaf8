using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>
/// The working calendar in force. It is read once and kept until the trail shows a later change of the calendar, by whichever process.
/// </summary>
public sealed class WorkingCalendars(IDbContextFactory<VaultDbContext> databases)
{
    internal const string DayKind = "calendar-day";
    internal const string YearPublished = "calendar.year-published";
    internal const string CompanyDaySet = "calendar.company-day-set";
    internal const string CompanyDayRemoved = "calendar.company-day-removed";

    private static readonly string[] Changes = [YearPublished, CompanyDaySet, CompanyDayRemoved];

    private volatile Kept? kept;

    public async Task<WorkingCalendar> CurrentAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await CurrentAsync(db, ct);
    }

    /// <summary>The same inside an act, over the act's own connection.</summary>
    public async Task<WorkingCalendar> CurrentAsync(VaultDbContext db, CancellationToken ct)
    {
        var change = await db.Set<TrailEntry>().Where(e => Changes.Contains(e.Act)).MaxAsync(e => (long?)e.Seq, ct) ?? 0;
        if (kept is { } present && present.Change == change)
            return present.Calendar;
        var calendar = await ReadAsync(db, null, ct);
        kept = new Kept(change, calendar);
        return calendar;
    }

    /// <summary>The calendar as it was known at an instant of the past.</summary>
    public async Task<WorkingCalendar> KnownAtAsync(DateTime instant, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await ReadAsync(db, instant, ct);
    }

    private static async Task<WorkingCalendar> ReadAsync(VaultDbContext db, DateTime? knownAt, CancellationToken ct)
    {
        var days = await db.Set<CalendarDay>().AsNoTracking()
            .Where(d => knownAt == null ? d.To == null : d.From <= knownAt && (d.To == null || d.To > knownAt)).ToListAsync(ct);
        var sources = await db.Set<CalendarYear>().AsNoTracking().ToDictionaryAsync(y => y.Year, y => y.Source, ct);
        var years = sources.Keys.Union(days.Where(d => d.NoticeYear is not null).Select(d => d.NoticeYear!.Value))
            .Select(year => Year(year, sources.GetValueOrDefault(year), [.. days.Where(d => d.NoticeYear == year)]));
        return new WorkingCalendar(years, days.Where(d => d.NoticeYear is null).Select(d => new CompanyDay(d.Date, d.Working, d.NameZh)));
    }

    private static Kernel.WorkingTime.CalendarYear Year(int year, string? source, List<CalendarDay> days) => new(
        year,
        source,
        Provisional: days.Count == 0,
        [.. days.Where(d => !d.Working).Select(d => new HolidayPeriod(d.NameZh, d.Date, d.Date))],
        [.. days.Where(d => d.Working).Select(d => d.Date)]);

    private sealed record Kept(long Change, WorkingCalendar Calendar);
}
