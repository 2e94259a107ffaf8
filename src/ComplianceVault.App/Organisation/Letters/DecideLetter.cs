using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Organisation.Letters;

/// <summary>The general manager signs a letter; from then on it is in effect from its day on. Never who drafted it, nor whom it appoints.</summary>
[Needs(Permission.Read)]
public sealed class SignLetter(DecisionSigning signing, CompanyTime time, WorkingCalendars calendars)
{
    /// <summary>
    /// <paramref name="contentHash"/> is that of <see cref="LetterQueries"/>. Refusals: those of <c>Signing.ProveAsync</c>, <c>deciding.not-found</c>,
    /// <c>deciding.not-open</c>, <c>deciding.already-done</c>, <c>deciding.not-your-turn</c> (whose), <c>deciding.not-own-work</c> (≠), <c>letters.own</c>,
    /// <c>signing.content-changed</c>, <c>letters.over</c> (its last day).
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, string contentHash, SigningProof proof, CancellationToken ct) =>
        signing.SignAsync(this, actor, new(new(Letter.Kind, id), SignatureMeaning.Approve, contentHash, proof), act => LetterCase.LockAsync(act, id), SignedAsync, ct);

    /// <summary>The loader of a sample vault signs as its sample people, marked 示例.</summary>
    internal Task<Result> ExecuteAsSampleAsync(Actor actor, Guid id, string contentHash, CancellationToken ct) =>
        signing.SignAsSampleAsync(this, actor, new(SignatureMeaning.Approve, new(Letter.Kind, id), contentHash), act => LetterCase.LockAsync(act, id), SignedAsync, ct);

    private async Task<Result> SignedAsync(Act act, LetterCase of, DecisionStep step)
    {
        if (OwnRefusal(of, step.DoneById, step.InsteadOfId) is { } own)
            return own;
        if (of.Letter.To is { } last && last < time.Today)
            return Error.Conflict("letters.over", last);
        var moved = of.Move(LetterAct.Sign);
        of.Letter.SignedOn = time.Today;
        of.AskToAccept(act, await LetterSettings.DueAsync(act, calendars, time.Today));
        act.Note("letter.signed", of.Objects(new { of.Letter.Number, Person = of.Letter.AppointeeName, of.Letter.Title, of.Letter.From, of.Letter.To, Signed = step.DoneByName, of.ContentHash }));
        return moved;
    }

    /// <summary>Nobody appoints himself, not even standing in for the general manager.</summary>
    internal static Error? OwnRefusal(LetterCase of, params IEnumerable<Guid?> signers) =>
        signers.Contains(of.Letter.AppointeeId) ? Error.Forbidden("letters.own") : null;
}

/// <summary>Does not agree to a letter, with a reason, by somebody who could sign it. A better one is drafted anew.</summary>
[Needs(Permission.Read)]
public sealed class DeclineLetter(Vault vault, CompanyTime time)
{
    /// <summary>Refusals: <c>act.reason-required</c>, <c>deciding.not-found</c>, <c>workflow.not-allowed</c>, <c>deciding.not-your-turn</c>, <c>deciding.not-own-work</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            if (await LetterCase.LockAsync(act, id) is not { } of)
                return Error.NotFound("deciding.not-found");
            if (LetterWorkflow.Table.Next(of.Letter.State, LetterAct.Decline) is { Succeeded: false } impossible)
                return impossible.Error;
            var step = of.Steps.First(s => s.DoneAt is null);
            if (await Decisions.CapacityAsync(act.Db, of.Steps, step, actor.PersonId, time, ct) is { Succeeded: false } notTheirs)
                return notTheirs.Error;
            Decisions.Void(act, of, step, reason.Trim());
            act.Note("letter.declined", of.Objects(new { of.Letter.Number, Reason = reason.Trim() }));
            return of.Close(act, LetterAct.Decline, null, reason.Trim());
        }, ct);
}

/// <summary>The administration takes a letter back while it is not signed.</summary>
[Needs(Permission.ControlDocuments, Permission.WriteDocuments)]
public sealed class TakeBackLetter(Vault vault)
{
    /// <summary>Refusals: <c>act.reason-required</c>, <c>deciding.not-found</c>, <c>letters.not-administration</c>, <c>workflow.not-allowed</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            if (!await Administration.IsAsync(act.Db, actor, ct))
                return Error.Forbidden("letters.not-administration");
            return await LetterCase.LockAsync(act, id) is { } of ? TakeBack(act, of, reason.Trim()) : Error.NotFound("deciding.not-found");
        }, ct);

    internal static Result TakeBack(Act act, LetterCase of, string reason)
    {
        if (of.Close(act, LetterAct.TakeBack, null, reason) is { Succeeded: false } refused)
            return refused;
        act.Note("letter.taken-back", of.Objects(new { of.Letter.Number, Reason = reason }));
        return Result.Success;
    }
}

/// <summary>
/// The general manager ends a letter before its day (免职, 收回授权), with a reason. It was in effect until the day before; one that was refused until the day of the refusal.
/// </summary>
[Needs(Permission.Read)]
public sealed class EndLetter(Vault vault, CompanyTime time)
{
    /// <summary>Refusals: <c>act.reason-required</c>, <c>deciding.not-found</c>, <c>letters.manager-only</c>, <c>letters.own</c>, <c>workflow.not-allowed</c>, <c>letters.over</c> (its last day).</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            if (!actor.Offices.Contains(Role.Manager))
                return Error.Forbidden("letters.manager-only");
            if (await LetterCase.LockAsync(act, id) is not { } of)
                return Error.NotFound("deciding.not-found");
            return SignLetter.OwnRefusal(of, actor.PersonId) is { } own ? own : End(act, of, time.Today, reason.Trim());
        }, ct);

    internal static Result End(Act act, LetterCase of, DateOnly today, string reason)
    {
        if (LetterWorkflow.Issued.Contains(of.Letter.State) && of.Letter.To is { } last && last < today)
            return Error.Conflict("letters.over", last);
        if (of.Close(act, LetterAct.End, of.Letter.EndedOn ?? today, reason) is { Succeeded: false } refused)
            return refused;
        act.Note("letter.ended", of.Objects(new { of.Letter.Number, Person = of.Letter.AppointeeName, of.Letter.Title, Old = of.Letter.To, New = of.Letter.EndedOn, Reason = reason }));
        return Result.Success;
    }
}
