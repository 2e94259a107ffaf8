using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>Takes a company day back: the published calendar counts again from now on.</summary>
[Needs(Permission.ManageSettings)]
public sealed class RemoveCompanyDay(Vault vault)
{
    public Task<Result> ExecuteAsync(Actor actor, DateOnly date, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } refusal)
                return refusal;
            if (await act.Db.Set<CalendarDay>().FirstOrDefaultAsync(d => d.Date == date && d.NoticeYear == null && d.To == null, act.Token) is not { } day)
                return Error.NotFound("calendar.no-company-day", date);
            day.To = act.Now;
            act.Note(
                WorkingCalendars.CompanyDayRemoved, new ObjectRef(WorkingCalendars.DayKind, day.Id),
                new { day.Date, Old = new { day.Working, day.NameZh }, Reason = reason.Trim() });
            return Result.Success;
        }, ct);
}
