using System.Globalization;
using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.RuleChanges;

/// <summary>The way of every change of a rule, inside the acts of its use cases: proposed, approved by another person, in force from its day.</summary>
public sealed class RuleChanging(IEnumerable<IRuleFamily> families, CompanyTime time, WorkingCalendars calendars)
{
    /// <summary>
    /// Proposes <paramref name="wanted"/> with a reason; nothing changes before it is approved. Refusals: <c>act.reason-required</c>, <c>rules.unchanged</c>,
    /// <c>rules.day-passed</c>, <c>rules.waiting</c>, and those of the family.
    /// </summary>
    internal async Task<Result<Guid>> ProposeAsync<T>(Act act, string family, string code, T wanted, DateOnly? from, string reason)
        where T : class
    {
        if (Texts.ReasonRefusal(reason) is { } unreasoned)
            return unreasoned;
        var (rules, text) = (Family(family), RuleText.Of(wanted));
        if (await rules.RefusalAsync(act.Db, code, text, act.Token) is { } unfit)
            return unfit;
        var old = await rules.CurrentAsync(act.Db, code, act.Token);
        if (old == text)
            return Error.Conflict("rules.unchanged");
        if (from < time.Today)
            return Error.Invalid("rules.day-passed");
        if (await act.Db.Set<RuleChange>().AnyAsync(c => c.Family == family && c.Code == code && (c.State == RuleChangeState.Waiting || c.State == RuleChangeState.Approved), act.Token))
            return Error.Conflict("rules.waiting");
        var change = new RuleChange
        {
            Id = act.NewId(),
            Family = family,
            Code = code,
            Old = old,
            New = text,
            From = from,
            Reason = reason.Trim(),
            ById = act.Actor.PersonId,
            ByName = act.Actor.Name,
            At = act.Now,
            State = RuleChangeState.Waiting,
        };
        act.Db.Add(change);
        await AskAsync(act, change);
        act.Note("rule.proposed", change.Ref, Said(change));
        return change.Id;
    }

    /// <summary>A signed change waits for its day, or holds from now on.</summary>
    internal async Task<Result> ApprovedAsync(Act act, RuleCase of, DecisionStep step)
    {
        var change = of.Change;
        var rules = Family(change.Family);
        if (await rules.CurrentAsync(act.Db, change.Code, act.Token) != change.Old)
            return Error.Conflict("signing.content-changed"); // what holds is no longer what was shown beside it
        if (await rules.RefusalAsync(act.Db, change.Code, change.New, act.Token) is { } unfit)
            return unfit;
        (change.State, change.StateAt) = (RuleChangeState.Approved, act.Now);
        act.Note("rule.approved", change.Ref, new { change.Family, Rule = change.Code, Signed = step.DoneByName, change.From });
        if (change.From is null || change.From <= time.Today)
            await PutInForceAsync(act, change);
        return Result.Success;
    }

    internal async Task PutInForceAsync(Act act, RuleChange change)
    {
        await Family(change.Family).PutInForceAsync(act, change);
        (change.State, change.StateAt, change.InForceOn) = (RuleChangeState.InForce, act.Now, time.Today);
        act.Note("rule.in-force", change.Ref, Said(change));
    }

    private IRuleFamily Family(string name) => families.Single(f => f.Name == name);

    /// <summary>The management representative is asked, and the general manager where the company has none or the representative proposes it.</summary>
    private async Task AskAsync(Act act, RuleChange change)
    {
        var asked = await DecidingOffices.RepresentativeAsync(act.Db, change.ById, time, act.Token);
        var days = int.Parse(await VaultSettings.GetAsync(act.Db, RuleSettings.ApprovalDays, act.Token), CultureInfo.InvariantCulture);
        var due = (await calendars.CurrentAsync(act.Db, act.Token)).AddWorkingDays(time.Today, days).Date;
        Decisions.Open(act, new RuleCase { Change = change, Steps = [] }, new(SignatureMeaning.Approve, asked.RoleCode, null, Apart.Initiator), due);
    }

    private static object Said(RuleChange change) =>
        new { change.Family, Rule = change.Code, Old = RuleText.Noted(change.Old), New = RuleText.Noted(change.New), change.From, change.Reason };
}

/// <summary>The intervals of changes of rules, as the company sets them.</summary>
public static class RuleSettings
{
    /// <summary>Working days for the approval, as for every decision (practice 4.1: 5).</summary>
    public static readonly SettingDefinition ApprovalDays = new("rules.approval-days", "5", 1, 60);
}
