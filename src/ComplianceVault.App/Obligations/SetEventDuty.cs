using ComplianceVault.App.Clauses;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Obligations;

/// <summary>Says which clauses a duty upon an event serves, from today on.</summary>
[Needs(Permission.ManageClauses)]
public sealed class SetEventDutyClauses(Vault vault, CompanyTime time)
{
    /// <summary>
    /// Refusals: <c>act.reason-required</c>, <c>obligations.not-found</c>, <c>clauses.none-given</c>, <c>clauses.not-a-number</c>, <c>clauses.not-found</c>, <c>clauses.heading-only</c>,
    /// <c>clauses.nothing-changed</c>.
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, string code, IReadOnlyCollection<string> clauses, string reason, CancellationToken ct) =>
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
            var (old, wanted) = (EventDutyRows.Lines(duty.Clauses), clauses.Select(c => ClauseNumber.TryParse(c)!).Distinct().Order().Select(c => c.Text).ToList());
            if (wanted.ToHashSet().SetEquals(old))
                return Error.Invalid("clauses.nothing-changed");
            await EventDutyRows.ReplaceAsync(act, duty, wanted, EventDutyRows.Lines(duty.Evidence), time.Today);
            await EventDutyRows.NoteAsync(act, "event-duty.clauses-set", [.. old.Union(wanted)], new { Duty = duty.Code, Old = old, New = wanted, Reason = reason.Trim() });
            return Result.Success;
        }, ct);
}

/// <summary>Says with which forms a duty upon an event is fulfilled, from today on. Forms that the person may not know stay as they are.</summary>
[Needs(Permission.ManageClauses)]
public sealed class SetEventDutyForms(Vault vault, CompanyTime time)
{
    /// <summary>Refusals: <c>act.reason-required</c>, <c>obligations.not-found</c>, <c>forms.not-found</c>, <c>clauses.nothing-changed</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, string code, IReadOnlyCollection<string> forms, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } refusal)
                return refusal;
            if (await EventDutyRows.FindAsync(act, code) is not { } duty)
                return Error.NotFound("obligations.not-found", code.Trim());
            var (old, readable) = (EventDutyRows.Lines(duty.Evidence), FormRights.Readable(act.Db, actor));
            var known = (await readable.Where(f => forms.Contains(f.Number) || old.Contains(f.Number)).Select(f => f.Number).ToListAsync(ct)).ToHashSet();
            if (forms.FirstOrDefault(f => !known.Contains(f) && !old.Contains(f)) is { } unknown)
                return Error.NotFound("forms.not-found", unknown);
            var wanted = forms.Concat(old.Where(f => !known.Contains(f))).Distinct().Order(StringComparer.Ordinal).ToList();
            if (wanted.ToHashSet().SetEquals(old))
                return Error.Invalid("clauses.nothing-changed");
            await EventDutyRows.ReplaceAsync(act, duty, EventDutyRows.Lines(duty.Clauses), wanted, time.Today);
            await EventDutyRows.NoteAsync(act, "event-duty.forms-set", EventDutyRows.Lines(duty.Clauses), new { Duty = duty.Code, Old = old, New = wanted, Reason = reason.Trim() });
            return Result.Success;
        }, ct);
}

/// <summary>The rows of a duty upon an event: one is open at a time.</summary>
internal static class EventDutyRows
{
    public static Task<EventDuty?> FindAsync(Act act, string code) => act.Db.Set<EventDuty>().FirstOrDefaultAsync(d => d.Code == code.Trim() && d.To == null, act.Token);

    public static IReadOnlyList<string> Lines(string lines) => [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The open row ends and another begins; a pack leaves what the company set.</summary>
    public static async Task ReplaceAsync(Act act, EventDuty duty, IEnumerable<string> clauses, IEnumerable<string> forms, DateOnly today)
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
            Evidence = Texts.Lines(forms),
            Clauses = Texts.Lines(clauses),
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
