using ComplianceVault.App.Clauses;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Obligations;

/// <summary>Says which clauses a duty upon an event serves and with which forms it is fulfilled, from today on. Forms that the person may not know stay as they are.</summary>
[Needs(Permission.ManageClauses)]
public sealed class SetEventDuty(Vault vault, CompanyTime time)
{
    /// <summary>
    /// Refusals: <c>act.reason-required</c>, <c>obligations.not-found</c>, <c>clauses.none-given</c>, <c>clauses.not-a-number</c>, <c>clauses.not-found</c>, <c>clauses.heading-only</c>,
    /// <c>forms.not-found</c>, <c>clauses.nothing-changed</c>.
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, string code, IReadOnlyCollection<string> clauses, IReadOnlyCollection<string> forms, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } refusal)
                return refusal;
            if (await EventDutyRows.FindAsync(act, code) is not { } duty)
                return Error.NotFound("obligations.not-found", code.Trim());
            if (clauses.Count == 0)
                return Error.Invalid("clauses.none-given");
            if (await ClauseLinks.RefusalAsync(act, clauses) is { } wrong)
                return wrong;
            var oldForms = Texts.LinesOf(duty.Evidence);
            var known = await FormRights.Readable(act.Db, actor).Where(f => forms.Contains(f.Number) || oldForms.Contains(f.Number)).Select(f => f.Number).ToListAsync(ct);
            if (forms.FirstOrDefault(f => !known.Contains(f) && !oldForms.Contains(f)) is { } unknown)
                return Error.NotFound("forms.not-found", unknown);
            var to = new EventDutyLinks(
                [.. clauses.Select(c => ClauseNumber.TryParse(c)!).Distinct().Order().Select(c => c.Text)],
                [.. forms.Concat(oldForms.Where(f => !known.Contains(f))).Distinct().Order(StringComparer.Ordinal)]);
            return await ChangeAsync(act, duty, new(Texts.LinesOf(duty.Clauses), oldForms), to, reason.Trim());
        }, ct);

    private async Task<Result> ChangeAsync(Act act, EventDuty duty, EventDutyLinks from, EventDutyLinks to, string reason)
    {
        var (clausesToo, formsToo) = (!to.Clauses.ToHashSet().SetEquals(from.Clauses), !to.Forms.ToHashSet().SetEquals(from.Forms));
        if (!clausesToo && !formsToo)
            return Error.Invalid("clauses.nothing-changed");
        await EventDutyRows.ReplaceAsync(act, duty, to, time.Today);
        if (clausesToo)
            await EventDutyRows.NoteAsync(act, "event-duty.clauses-set", [.. from.Clauses.Union(to.Clauses)], new { Duty = duty.Code, Old = from.Clauses, New = to.Clauses, Reason = reason });
        if (formsToo)
            await EventDutyRows.NoteAsync(act, "event-duty.forms-set", to.Clauses, new { Duty = duty.Code, Old = from.Forms, New = to.Forms, Reason = reason });
        return Result.Success;
    }
}

/// <summary>What a duty upon an event hangs on: numbers of clauses and of forms.</summary>
internal sealed record EventDutyLinks(IReadOnlyList<string> Clauses, IReadOnlyList<string> Forms);

/// <summary>The rows of a duty upon an event: one is open at a time.</summary>
internal static class EventDutyRows
{
    public static Task<EventDuty?> FindAsync(Act act, string code) => act.Db.Set<EventDuty>().FirstOrDefaultAsync(d => d.Code == code.Trim() && d.To == null, act.Token);

    /// <summary>The open row ends and another begins; a pack leaves what the company set.</summary>
    public static async Task ReplaceAsync(Act act, EventDuty duty, EventDutyLinks to, DateOnly today)
    {
        duty.To = today;
        await act.Db.SaveChangesAsync(act.Token); // a row ends before the next begins
        act.Db.Add(new EventDuty
        {
            Id = act.NewId(),
            Code = duty.Code,
            TitleZh = duty.TitleZh,
            TitleEn = duty.TitleEn,
            Event = duty.Event,
            Condition = duty.Condition,
            Due = duty.Due,
            Department = duty.Department,
            Evidence = Texts.Lines(to.Forms),
            Clauses = Texts.Lines(to.Clauses),
            Source = duty.Source,
            ByName = act.Actor.Name,
            From = today,
        });
    }

    /// <summary>It stands in the history of each clause that it concerns.</summary>
    public static async Task NoteAsync(Act act, string code, IReadOnlyCollection<string> numbers, object detail)
    {
        var clauses = await act.Db.Set<Clause>().AsNoTracking().Where(c => numbers.Contains(c.Number)).OrderBy(c => c.Ordinal).ToListAsync(act.Token);
        act.Note(code, [.. clauses.Select(c => (ClauseLinks.RefOf(c), (object?)detail))]);
    }
}
