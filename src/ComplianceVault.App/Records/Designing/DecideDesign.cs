using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Records.Designing;

/// <summary>审核 and 批准 of a form revised alone, over exactly the schema that is shown; with the approval the edition is in force from the same day.</summary>
[Needs(Permission.Read)]
public sealed class SignDesign(DecisionSigning signing, DesignRelease release, CompanyTime time, WorkingCalendars calendars)
{
    /// <summary>Refusals: those of <see cref="DecisionSigning"/>; <c>deciding.not-own-work</c> also for whoever had a hand in the design.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, SignatureMeaning meaning, string contentHash, SigningProof proof, CancellationToken ct) =>
        signing.SignAsync<DesignCase>(this, actor, new(new(FormDesign.Kind, id), meaning, contentHash, proof), act => DesignCase.LockAsync(act, id), SignedAsync, ct);

    private async Task<Result> SignedAsync(Act act, DesignCase of, DecisionStep step)
    {
        if (of.Editors.Overlaps(new[] { step.DoneById, step.InsteadOfId }.OfType<Guid>()))
            return Error.Forbidden("deciding.not-own-work", step.Meaning);
        act.Note("form.design-signed", of.Objects(new { of.Form.Number, step.Meaning, Signed = step.DoneByName, of.ContentHash }));
        if (step.Meaning == SignatureMeaning.Approve)
            return await release.AloneAsync(act, of);
        var calendar = await calendars.CurrentAsync(act.Db, act.Token);
        Decisions.Open(act, of, await SubmitDesign.WantedAsync(act, of, SignatureMeaning.Approve), calendar.AddWorkingDays(time.Today, DesignCase.SigningDays).Date);
        return of.Move(FormDesignAct.Review);
    }
}

/// <summary>退回: does not agree, with a reason, by somebody who could sign now; the department goes on designing.</summary>
[Needs(Permission.Read)]
public sealed class ReturnDesign(Vault vault, CompanyTime time)
{
    /// <summary>Refusals: <c>act.reason-required</c>, <c>design.not-found</c>, <c>workflow.not-allowed</c>, <c>deciding.not-your-turn</c>, <c>deciding.not-own-work</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            if (await DesignCase.LockAsync(act, id) is not { } of || !await DesignRights.MaySeeAsync(act.Db, actor, of, ct))
                return Error.NotFound("design.not-found");
            if (FormDesignWorkflow.Table.Next(of.Design.State, FormDesignAct.Return) is { Succeeded: false } impossible)
                return impossible.Error;
            var step = of.Steps.Find(s => s.DoneAt is null)!;
            if (await Decisions.CapacityAsync(act.Db, of.Steps, step, actor.PersonId, time, ct) is { Succeeded: false } notTheirs)
                return notTheirs.Error;
            act.Note("form.design-returned", of.Objects(new { of.Form.Number, step.Meaning, Reason = reason.Trim() }));
            of.Reopen(act, step, reason.Trim());
            return of.Move(FormDesignAct.Return);
        }, ct);
}
