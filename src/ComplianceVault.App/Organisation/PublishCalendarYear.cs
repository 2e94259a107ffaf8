using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>A day that a notice names: free, or worked to make up.</summary>
public sealed record NoticeDay(DateOnly Date, bool Working, string NameZh, string? NameEn = null);

/// <summary>A year's notice; without <paramref name="Source"/> the year stays provisional and has no days.</summary>
public sealed record CalendarNotice(int Year, string? Source, DateOnly? PublishedOn, IReadOnlyList<NoticeDay> Days);

/// <summary>Enters what was published for a year, or corrects it; what was entered before keeps its rows with an end (R49).</summary>
[Needs(Permission.ManageSettings)]
public sealed class PublishCalendarYear(Vault vault)
{
    private const int FirstYear = 2000;
    private const int LastYear = 2199;

    public Task<Result> ExecuteAsync(Actor actor, CalendarNotice notice, CancellationToken ct) =>
        vault.ActAsync(this, actor, act => PublishAsync(act, notice), ct);

    internal static async Task<Result> PublishAsync(Act act, CalendarNotice notice)
    {
        if (Refusal(notice) is { } refusal)
            return refusal;
        var year = await act.Db.Set<CalendarYear>().FirstOrDefaultAsync(y => y.Year == notice.Year, act.Token);
        var before = await act.Db.Set<CalendarDay>().Where(d => d.NoticeYear == notice.Year && d.To == null).OrderBy(d => d.Date).ToListAsync(act.Token);
        var old = year is null ? null : new { year.Source, year.PublishedOn, Days = Said(before.Select(d => (d.Date, d.Working, d.NameZh))) };
        if (year is null)
            act.Db.Add(year = new CalendarYear { Id = act.NewId(), Year = notice.Year });
        (year.Source, year.PublishedOn, year.Provisional) = (notice.Source.Clean(), notice.PublishedOn, notice.Source.Clean() is null);
        before.ForEach(d => d.To = act.Now);
        act.Db.AddRange(notice.Days.Select(d => new CalendarDay
        {
            Id = act.NewId(),
            Date = d.Date,
            Working = d.Working,
            NameZh = d.NameZh.Trim(),
            NameEn = d.NameEn.Clean(),
            NoticeYear = notice.Year,
            From = act.Now,
        }));
        var days = Said(notice.Days.OrderBy(d => d.Date).Select(d => (d.Date, d.Working, d.NameZh)));
        act.Note(WorkingCalendars.YearPublished, new ObjectRef(CalendarYear.Kind, year.Id), new { notice.Year, Old = old, New = new { year.Source, year.PublishedOn, Days = days } });
        return Result.Success;
    }

    internal static Error? Refusal(CalendarNotice notice)
    {
        if (notice.Year is < FirstYear or > LastYear)
            return Error.Invalid("calendar.year-out-of-range", FirstYear, LastYear);
        if (notice.Source.Clean() is null && notice.Days.Count > 0)
            return Error.Invalid("calendar.source-required", notice.Year);
        if (notice.Source.Clean() is not null && notice.Days.Count == 0)
            return Error.Invalid("calendar.days-required", notice.Year);
        if (notice.Days.FirstOrDefault(d => d.Date < new DateOnly(notice.Year - 1, 12, 1) || d.Date.Year > notice.Year) is { } stray)
            return Error.Invalid("calendar.day-outside-year", stray.Date, notice.Year);
        if (notice.Days.GroupBy(d => d.Date).FirstOrDefault(g => g.Count() > 1) is { } twice)
            return Error.Invalid("calendar.day-twice", twice.Key);
        return notice.Days.Select(d => Texts.Refusal(d.NameZh, Texts.Name, "calendar.name-required")).FirstOrDefault(e => e is not null);
    }

    private static string Said(IEnumerable<(DateOnly Date, bool Working, string Name)> days) =>
        string.Join('\n', days.Select(d => FormattableString.Invariant($"{d.Date:yyyy-MM-dd} {(d.Working ? "+" : "-")} {d.Name}")));
}
