using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Retention;

/// <summary>Another period for a class; <paramref name="AlsoKept"/>: shorter also for what is kept already.</summary>
public sealed record NewRetention(string Code, int? Period, RetentionUnit Unit, RetentionStart? Starts, bool AtLeast, bool AlsoKept)
{
    public RetentionTerm Term => new(Period, Unit, Starts, AtLeast);
}

/// <summary>The controller proposes another period of keeping, with a reason; nothing changes before it is approved (R46).</summary>
[Needs(Permission.ControlDocuments)]
public sealed class ProposeRetention(Vault vault, CompanyTime time, WorkingCalendars calendars)
{
    private const int LongestPeriod = 1200;

    /// <summary>
    /// Refusals: <c>act.reason-required</c>, <c>retention.class-unknown</c>, <c>retention.period-required</c> (longest), <c>retention.masters-start</c>,
    /// <c>retention.unchanged</c>, <c>retention.waiting</c>.
    /// </summary>
    public Task<Result<Guid>> ExecuteAsync(Actor actor, NewRetention input, string reason, CancellationToken ct) =>
        vault.ActAsync<Guid>(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            var wanted = input.Unit == RetentionUnit.Permanent ? input with { Period = null, Starts = null, AtLeast = false } : input;
            if (await RetentionClasses.TermAsync(act.Db, wanted.Code, ct) is not { } old)
                return Error.NotFound("retention.class-unknown", wanted.Code);
            if (Unfit(wanted) is { } unfit)
                return unfit;
            if (wanted.Term == old)
                return Error.Conflict("retention.unchanged");
            if (await act.Db.Set<RetentionChange>().AnyAsync(c => c.Code == wanted.Code && c.State == RetentionChangeState.Waiting, ct))
                return Error.Conflict("retention.waiting");
            return await AddAsync(act, wanted, old, reason.Trim());
        }, ct);

    /// <summary>Masters may go at once; records are kept for some time.</summary>
    private static Error? Unfit(NewRetention input) =>
        input.Code == RetentionClass.Masters && input.Starts != RetentionStart.EditionEnded ? Error.Invalid("retention.masters-start")
        : input.Unit != RetentionUnit.Permanent && (input.Period is not (>= 0 and <= LongestPeriod) || (input.Period == 0 && input.Code != RetentionClass.Masters) || input.Starts is null) ? Error.Invalid("retention.period-required", LongestPeriod)
        : null;

    private async Task<Guid> AddAsync(Act act, NewRetention input, RetentionTerm old, string reason)
    {
        var change = new RetentionChange
        {
            Id = act.NewId(),
            Code = input.Code,
            Period = input.Period,
            Unit = input.Unit,
            Starts = input.Starts,
            AtLeast = input.AtLeast,
            AlsoKept = input.AlsoKept && input.Term.IsShorterThan(old),
            Reason = reason,
            ById = act.Actor.PersonId,
            ByName = act.Actor.Name,
            At = act.Now,
            State = RetentionChangeState.Waiting,
        };
        act.Db.Add(change);
        var of = new RetentionCase { Change = change, Old = old, Steps = [] };
        var due = (await calendars.CurrentAsync(act.Db, act.Token)).AddWorkingDays(time.Today, RetentionCase.ApprovalDays).Date;
        Decisions.Open(act, of, await RetentionCase.ApprovalAsync(act.Db, act.Token), due);
        act.Note("retention.proposed", of.Ref, new { Class = change.Code, Old = old, New = change.Term, change.AlsoKept, Reason = reason });
        return change.Id;
    }
}
