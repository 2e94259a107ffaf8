using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Organisation.Letters;

/// <summary>
/// The appointed person accepts a letter that was issued (签收). It is in effect from its day on whether or not that has happened; the signature proves that the person
/// knows the duties and takes them.
/// </summary>
[Needs(Permission.Read)]
public sealed class AcceptLetter(DecisionSigning signing, CompanyTime time)
{
    /// <summary>
    /// <paramref name="contentHash"/> is that of <see cref="LetterQueries"/>. Refusals: those of <c>Signing.ProveAsync</c>, <c>deciding.not-found</c>,
    /// <c>deciding.not-open</c>, <c>deciding.already-done</c>, <c>deciding.not-your-turn</c> (whose), <c>signing.content-changed</c>, <c>letters.over</c> (its last day).
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, string contentHash, SigningProof proof, CancellationToken ct) =>
        signing.SignAsync(this, actor, new(new(Letter.Kind, id), SignatureMeaning.Accept, contentHash, proof), act => LetterCase.LockAsync(act, id), AcceptedAsync, ct);

    /// <summary>The loader of a sample vault signs as its sample people, marked 示例.</summary>
    internal Task<Result> ExecuteAsSampleAsync(Actor actor, Guid id, string contentHash, CancellationToken ct) =>
        signing.SignAsSampleAsync(this, actor, new(SignatureMeaning.Accept, new(Letter.Kind, id), contentHash), act => LetterCase.LockAsync(act, id), AcceptedAsync, ct);

    private Task<Result> AcceptedAsync(Act act, LetterCase of, DecisionStep step)
    {
        if (of.Letter.To is { } last && last < time.Today)
            return Task.FromResult<Result>(Error.Conflict("letters.over", last));
        var moved = of.Move(LetterAct.Accept);
        of.Letter.AcceptedOn = time.Today;
        act.Note("letter.accepted", of.Objects(new { of.Letter.Number, of.Letter.Title, Signed = step.DoneByName, of.ContentHash }));
        return Task.FromResult(moved);
    }
}

/// <summary>
/// The appointed person does not accept, with a reason. The letter is in effect no longer and goes back to the general manager, who closes it; the administration drafts
/// another for somebody else.
/// </summary>
[Needs(Permission.Read)]
public sealed class RefuseLetter(Vault vault, CompanyTime time)
{
    /// <summary>Refusals: <c>act.reason-required</c>, <c>deciding.not-found</c>, <c>workflow.not-allowed</c>, <c>deciding.not-your-turn</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            if (await LetterCase.LockAsync(act, id) is not { } of)
                return Error.NotFound("deciding.not-found");
            if (LetterWorkflow.Table.Next(of.Letter.State, LetterAct.Refuse) is { Succeeded: false } impossible)
                return impossible.Error;
            var step = of.Steps.First(s => s.DoneAt is null);
            if (await Decisions.CapacityAsync(act.Db, of.Steps, step, actor.PersonId, time, ct) is { Succeeded: false } notTheirs)
                return notTheirs.Error;
            Decisions.Void(act, of, step, reason.Trim());
            act.Note("letter.refused", of.Objects(new { of.Letter.Number, of.Letter.Title, Reason = reason.Trim() }));
            return of.Close(act, LetterAct.Refuse, time.Today, reason.Trim());
        }, ct);
}
