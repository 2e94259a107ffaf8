using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Retention;

/// <summary>
/// The management representative approves another period of keeping, another person than who proposed it. It is in force from today; the rule before it keeps its row
/// with an end (R45), and goes on binding what was kept under it unless the change says otherwise.
/// </summary>
[Needs(Permission.Read)]
public sealed class ApproveRetention(DecisionSigning signing, CompanyTime time)
{
    /// <summary>Refusals: those of <c>DecisionSigning</c>, <c>deciding.not-found</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, string contentHash, SigningProof proof, CancellationToken ct) =>
        signing.SignAsync(this, actor, new(new(RetentionChange.Kind, id), SignatureMeaning.Approve, contentHash, proof), act => RetentionCase.LockAsync(act, id), ApprovedAsync, ct);

    private async Task<Result> ApprovedAsync(Act act, RetentionCase of, DecisionStep step)
    {
        var change = of.Change;
        (change.State, change.StateAt) = (RetentionChangeState.Approved, act.Now);
        var current = await act.Db.Set<RetentionClass>().FirstOrDefaultAsync(r => r.Code == change.Code && r.To == null, act.Token) ?? Unsaid(act, of.Old);
        current.To = time.Today;
        await act.Db.SaveChangesAsync(act.Token); // the open row must end before the next one begins
        act.Db.Add(Next(act, change, current));
        act.Note("retention.approved", of.Ref, new { Class = change.Code, Old = of.Old, New = change.Term, change.AlsoKept, From = time.Today, change.Reason, Signed = step.DoneByName });
        return Result.Success;
    }

    /// <summary>Until now masters were kept by a rule that stood in no row; what was kept under it stays bound by it.</summary>
    private static RetentionClass Unsaid(Act act, RetentionTerm old)
    {
        var row = new RetentionClass
        {
            Id = act.NewId(),
            Code = RetentionClass.Masters,
            TitleZh = VaultWords.Of("retention.masters", [], PaperWords.Chinese),
            TitleEn = VaultWords.Of("retention.masters", [], System.Globalization.CultureInfo.GetCultureInfo("en")),
            Period = old.Period,
            Unit = old.Unit,
            Starts = old.Starts,
            AtLeast = old.AtLeast,
            From = new DateOnly(1900, 1, 1),
        };
        act.Db.Add(row);
        return row;
    }

    private RetentionClass Next(Act act, RetentionChange change, RetentionClass before) => new()
    {
        Id = act.NewId(),
        Code = before.Code,
        TitleZh = before.TitleZh,
        TitleEn = before.TitleEn,
        Source = before.Source,
        Period = change.Period,
        Unit = change.Unit,
        Starts = change.Starts,
        AtLeast = change.AtLeast,
        AlsoKept = change.AlsoKept,
        ByName = change.ByName,
        Reason = change.Reason,
        ChangeId = change.Id,
        From = time.Today,
    };
}

/// <summary>Does not approve it, with a reason, by somebody who could; what held goes on.</summary>
[Needs(Permission.Read)]
public sealed class DeclineRetention(Vault vault, CompanyTime time)
{
    /// <summary>Refusals: <c>act.reason-required</c>, <c>deciding.not-found</c>, <c>deciding.not-open</c>, <c>deciding.not-your-turn</c>, <c>deciding.not-own-work</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            if (await RetentionCase.LockAsync(act, id) is not { } of)
                return Error.NotFound("deciding.not-found");
            if (Decisions.Find(of, SignatureMeaning.Approve) is var step && !step.Succeeded)
                return step.Error;
            if (await Decisions.CapacityAsync(act.Db, of.Steps, step.Value, actor.PersonId, time, ct) is { Succeeded: false } notTheirs)
                return notTheirs.Error;
            Decisions.Void(act, of, step.Value, reason.Trim());
            (of.Change.State, of.Change.StateAt) = (RetentionChangeState.Declined, act.Now);
            act.Note("retention.declined", of.Ref, new { Class = of.Change.Code, Reason = reason.Trim() });
            return Result.Success;
        }, ct);
}

/// <summary>The controller takes a proposed period back while it is not approved.</summary>
[Needs(Permission.ControlDocuments)]
public sealed class TakeBackRetention(Vault vault)
{
    /// <summary>Refusals: <c>act.reason-required</c>, <c>deciding.not-found</c>, <c>deciding.not-open</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            if (await RetentionCase.LockAsync(act, id) is not { } of)
                return Error.NotFound("deciding.not-found");
            if (of.Change.State != RetentionChangeState.Waiting)
                return Error.Conflict("deciding.not-open", SignatureMeaning.Approve);
            Decisions.Void(act, of, null, null);
            (of.Change.State, of.Change.StateAt) = (RetentionChangeState.TakenBack, act.Now);
            act.Note("retention.taken-back", of.Ref, new { Class = of.Change.Code, Reason = reason.Trim() });
            return Result.Success;
        }, ct);
}
