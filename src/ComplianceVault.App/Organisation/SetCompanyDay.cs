using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>A day on which the company departs from the published calendar.</summary>
public sealed record CompanyDayInput(DateOnly Date, bool Working, string NameZh, string? NameEn = null);

/// <summary>Enters a day of the company's own: a free day, or a day it works all the same. It stands above the published calendar.</summary>
[Needs(Permission.ManageSettings)]
public sealed class SetCompanyDay(Vault vault)
{
    public Task<Result> ExecuteAsync(Actor actor, CompanyDayInput input, CancellationToken ct) =>
        vault.ActAsync(this, actor, act => SetAsync(act, input), ct);

    internal static async Task<Result> SetAsync(Act act, CompanyDayInput input)
    {
        if (Texts.Refusal(input.NameZh, Texts.Name, "calendar.name-required") is { } refusal)
            return refusal;
        var old = await act.Db.Set<CalendarDay>().FirstOrDefaultAsync(d => d.Date == input.Date && d.NoticeYear == null && d.To == null, act.Token);
        old?.To = act.Now;
        var day = new CalendarDay
        {
            Id = act.NewId(),
            Date = input.Date,
            Working = input.Working,
            NameZh = input.NameZh.Trim(),
            NameEn = input.NameEn.Clean(),
            From = act.Now,
        };
        act.Db.Add(day);
        act.Note(
            WorkingCalendars.CompanyDaySet, new ObjectRef(WorkingCalendars.DayKind, day.Id),
            new { day.Date, Old = old is null ? null : new { old.Working, old.NameZh }, New = new { day.Working, day.NameZh } });
        return Result.Success;
    }
}
