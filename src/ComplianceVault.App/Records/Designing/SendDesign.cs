using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Designing;

/// <summary>What holds before a design leaves the department.</summary>
internal static class DesignSending
{
    private static readonly EditionState[] InSigning = [EditionState.InReview, EditionState.InCountersign, EditionState.InApproval, EditionState.Approved, EditionState.Published];

    /// <summary>
    /// Refusals: <c>data.changed-meanwhile</c>, <c>design.change-required</c>, <c>act.text-too-long</c>, <c>design.faults</c> (how many, the first),
    /// <c>design.nothing-changed</c>.
    /// </summary>
    public static async Task<Result<DesignCase>> ReadyAsync(Act act, Guid id, int revision, string? change, FormDesignAct by)
    {
        var found = await DesignCase.LockOwnAsync(act, id, by);
        if (!found.Succeeded)
            return found;
        var of = found.Value;
        if (of.Design.Revision != revision)
            return Error.Conflict("data.changed-meanwhile");
        if (Texts.Refusal(change, Texts.Reason, "design.change-required") is { } unsaid)
            return unsaid;
        var around = await DesignAround.LoadAsync(act.Db, of.Form, act.Token);
        if (DesignCheck.Of(of.Schema, around) is [var first, ..] faults)
            return Error.Conflict("design.faults", faults.Count, Platform.Words.VaultWords.Of(first.Why));
        if (around.InForce is { } before && FormDifference.Same(before with { Status = FormStatus.Active }, of.Schema))
            return Error.Conflict("design.nothing-changed");
        (of.Design.Change, of.Design.Returned) = (change.Clean(), null);
        (of.Design.SubmittedById, of.Design.SubmittedByName, of.Design.SubmittedAt) = (act.Actor.PersonId, act.Actor.Name, act.Now);
        return of;
    }

    /// <summary>The edition of the document that is being signed: from its review on, what moves with it stays as it is.</summary>
    public static async Task<Error?> SigningRefusalAsync(VaultDbContext db, DesignCase of, CancellationToken ct) =>
        of.Parent is { } parent && await db.Set<Edition>().Where(e => e.DocumentId == parent.Id && InSigning.Contains(e.State)).Select(e => new { e.Label, e.State }).FirstOrDefaultAsync(ct) is { } edition
            ? Error.Conflict("design.parent-in-signing", parent.Number, edition.Label, edition.State)
            : null;
}

/// <summary>
/// Revised alone (decision 25): the head of the department reviews, the management representative approves, as the level of forms says; with the approval the edition takes
/// effect.
/// </summary>
[Needs(Permission.Read)]
public sealed class SubmitDesign(Vault vault, CompanyTime time, WorkingCalendars calendars)
{
    /// <summary>Refusals: those of <see cref="DesignSending"/>, <c>design.parent-not-in-force</c> (the document's number).</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, int revision, string change, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            var ready = await DesignSending.ReadyAsync(act, id, revision, change, FormDesignAct.Submit);
            if (!ready.Succeeded)
                return ready.Error;
            var of = ready.Value;
            if (of.Parent is not { } parent || !await act.Db.Set<Edition>().AnyAsync(e => e.DocumentId == parent.Id && e.State == EditionState.Effective, ct))
                return Error.Conflict("design.parent-not-in-force", of.Form.Parent);
            if (of.Move(FormDesignAct.Submit) is { Succeeded: false } refused)
                return refused;
            var calendar = await calendars.CurrentAsync(act.Db, ct);
            Decisions.Open(act, of, await WantedAsync(act, of, SignatureMeaning.Review), calendar.AddWorkingDays(time.Today, DesignCase.SigningDays).Date);
            act.Note("form.design-submitted", of.Objects(new { of.Form.Number, of.Design.Change, SchemaHash = FormsPart.Hash(of.Design.Schema) }));
            return Result.Success;
        }, ct);

    /// <summary>Who reviews and approves: as the company has it for the level of forms.</summary>
    internal static async Task<WantedDecision> WantedAsync(Act act, DesignCase of, SignatureMeaning meaning)
    {
        var level = (await NumberingInForce.LoadAsync(act.Db, act.Token)).FormLevel;
        var rule = await ApprovalRules.FindAsync(act.Db, level, act.Now, act.Token);
        var role = meaning == SignatureMeaning.Review ? rule?.Reviewer ?? Role.DepartmentHead : rule?.Approver ?? await RepresentativeOffice.CodeAsync(act.Db, act.Token);
        var department = role == Role.DepartmentHead ? await DesignRights.KeeperAsync(act.Db, of.Form.Department, of.Form.Parent, act.Token) : null;
        return new(meaning, role, department, Apart.All);
    }
}

/// <summary>随文件发布: the design is approved and takes effect with the next edition of the document that the form belongs to (decision 25).</summary>
[Needs(Permission.Read)]
public sealed class HandDesignToParent(Vault vault)
{
    /// <summary>
    /// Refusals: those of <see cref="DesignSending"/>, <c>design.parent-in-signing</c> (document, edition, state): what its signers have not seen does not go with it.
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, int revision, string change, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            var ready = await DesignSending.ReadyAsync(act, id, revision, change, FormDesignAct.HandOver);
            if (!ready.Succeeded)
                return ready.Error;
            var of = ready.Value;
            if (await DesignSending.SigningRefusalAsync(act.Db, of, ct) is { } signing)
                return signing;
            act.Note("form.design-handed-over", of.Objects(new { of.Form.Number, of.Form.Parent, of.Design.Change, SchemaHash = FormsPart.Hash(of.Design.Schema) }));
            return of.Move(FormDesignAct.HandOver);
        }, ct);
}

/// <summary>The department takes back what it sent on, before it is decided.</summary>
[Needs(Permission.Read)]
public sealed class TakeBackDesign(Vault vault)
{
    /// <summary>Refusals: <c>design.not-found</c>, <c>design.not-your-department</c>, <c>workflow.not-allowed</c>, <c>design.parent-in-signing</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            var found = await DesignCase.LockOwnAsync(act, id, FormDesignAct.TakeBack);
            if (!found.Succeeded)
                return found.Error;
            var of = found.Value;
            if (of.Design.State == FormDesignState.WithParent && await DesignSending.SigningRefusalAsync(act.Db, of, ct) is { } signing)
                return signing;
            of.Reopen(act, null, null);
            act.Note("form.design-taken-back", of.Objects(new { of.Form.Number }));
            return of.Move(FormDesignAct.TakeBack);
        }, ct);
}
