using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lending;

/// <summary>The borrower asks to keep it longer (续借); it is approved like the borrowing was.</summary>
[Needs(Permission.Read)]
public sealed class AskExtension(Vault vault, CompanyTime time, WorkingCalendars calendars)
{
    /// <summary>
    /// Refusals: <c>act.reason-required</c>, <c>lending.not-found</c>, <c>workflow.not-allowed</c>, <c>lending.borrower-only</c>, <c>lending.extension-day</c>,
    /// <c>lending.too-long</c> (working days).
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid lendingId, DateOnly until, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            var found = await LendingCase.LockAsync(act, lendingId);
            if (!found.Succeeded)
                return found.Error;
            var of = found.Value;
            if (of.AskRefusal(actor) is { } refusal)
                return refusal;
            if (until <= of.Lending.Due || until < time.Today)
                return Error.Invalid("lending.extension-day");
            var most = await LendingDays.LongestAsync(act.Db, ct);
            if (until > (await calendars.CurrentAsync(act.Db, ct)).AddWorkingDays(time.Today, most).Date)
                return Error.Invalid("lending.too-long", most);
            if (of.Move(act, LendingAct.AskExtension, (await of.AskedAsync(act.Db, time, ct)).Office, reason) is { Succeeded: false } refused)
                return refused;
            (of.Lending.ExtendTo, of.Lending.AnswerDue) = (until, await LendingDays.AnswerAsync(act, calendars, time));
            act.Note("lending.extension-asked", (of.Ref, new { of.Lending.Number, of.Lending.Due, of.Lending.ExtendTo, Reason = reason.Trim() }), (of.DocumentRef, null));
            return Result.Success;
        }, ct);
}
