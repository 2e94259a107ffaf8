using ComplianceVault.App.Documents.Comparing;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Records.Consistency;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>
/// 发布 and 实施 are two dates (decision 28); the second is not before the first. <paramref name="MajorReason"/>: why the manual keeps its edition although more
/// than a third of it changed, or the decision of the management review (decision 29). <paramref name="FormsReason"/>: why it is issued although forms that it lists are not there.
/// </summary>
public sealed record IssueDates(DateOnly IssueDate, DateOnly EffectiveDate, string? MajorReason = null, string? FormsReason = null);

/// <summary>
/// The controller issues an approved edition after the computed check. From here on staff can read it; it comes into force on its effective date, at once when
/// that is today and no training is awaited.
/// </summary>
[Needs(Permission.ControlDocuments)]
public sealed class PublishEdition(Vault vault, IDbContextFactory<VaultDbContext> databases, StoredFiles store, EditionTexts texts, Differences differences, CompanyTime time)
{
    public async Task<Result<IReadOnlyList<IssueCheck>>> CheckAsync(Actor actor, Guid editionId, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await EditionCase.LoadAsync(db, editionId, ct) is not { } of)
            return Error.NotFound("documents.not-found", "");
        var asksReason = await ThirdRules.AsksReasonAsync(db, differences, of.Document, of.Edition, ct);
        var seen = new LookedAt(await IssueChecks.IsFilePresentAsync(store, of.Main, ct), !asksReason, await ListedForms.MissingAsync(db, texts, of.Edition, ct));
        return Result.Of(await IssueChecks.OfAsync(db, of, seen, ct));
    }

    /// <summary>
    /// Refusals: <c>workflow.not-allowed</c>, <c>act.text-too-long</c>, <c>lifecycle.check-failed</c> (the item), <c>documents.issue-after-effective</c>, <c>lifecycle.issue-in-future</c>,
    /// <c>lifecycle.issue-before-approval</c> (day), <c>lifecycle.effective-past</c>.
    /// </summary>
    public async Task<Result> ExecuteAsync(Actor actor, Guid editionId, IssueDates dates, CancellationToken ct)
    {
        if (new[] { dates.MajorReason, dates.FormsReason }.Any(r => r.Clean() is { Length: > Texts.Reason }))
            return Error.Invalid("act.text-too-long", Texts.Reason);
        // The file is hashed and the texts compared before the act, so that no lock is held meanwhile; its name is its hash, it cannot change.
        var checkedFirst = await CheckAsync(actor, editionId, ct);
        if (!checkedFirst.Succeeded)
            return checkedFirst.Error;
        IssueCheck Of(IssueItem item) => checkedFirst.Value.Single(c => c.Item == item);
        var seen = new LookedAt(
            Of(IssueItem.FilePresent).Passed, dates.MajorReason.Clean() is not null || Of(IssueItem.MajorChangeReasoned).Passed, Of(IssueItem.FormsComplete).Missing, dates.FormsReason.Clean() is not null);
        var share = await ShareAsync(editionId, ct);
        return await vault.ActAsync(this, actor, async act =>
        {
            if (await EditionCase.LockAsync(act, editionId) is not { } of)
                return Error.NotFound("documents.not-found", "");
            if (await RefusalAsync(act, of, dates, seen) is { } refusal)
                return refusal;
            of.Edition.ChangedShare = share;
            return await IssueAsync(act, of, dates);
        }, ct);
    }

    private async Task<double?> ShareAsync(Guid editionId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await ThirdRules.ShareAsync(db, differences, editionId, ct);
    }

    private async Task<Error?> RefusalAsync(Act act, EditionCase of, IssueDates dates, LookedAt seen)
    {
        if (EditionWorkflow.Table.Next(of.Edition.State, EditionAct.Publish) is { Succeeded: false } impossible)
            return impossible.Error;
        if ((await IssueChecks.OfAsync(act.Db, of, seen, act.Token)).FirstOrDefault(c => !c.Passed) is { } failed)
            return Error.Conflict("lifecycle.check-failed", failed.Item);
        var approved = DateOnly.FromDateTime(time.Local(of.OfRound.First(t => t.Meaning == SignatureMeaning.Approve).DoneAt!.Value));
        return dates.IssueDate > dates.EffectiveDate ? Error.Invalid("documents.issue-after-effective")
            : dates.IssueDate > time.Today ? Error.Invalid("lifecycle.issue-in-future")
            : dates.IssueDate < approved ? Error.Invalid("lifecycle.issue-before-approval", approved)
            : dates.EffectiveDate < time.Today ? Error.Invalid("lifecycle.effective-past")
            : null;
    }

    private async Task<Result> IssueAsync(Act act, EditionCase of, IssueDates dates)
    {
        if (EditionMoves.Move(act, of.Edition, EditionAct.Publish) is { Succeeded: false } refused)
            return refused;
        (of.Edition.IssueDate, of.Edition.EffectiveDate) = (dates.IssueDate, dates.EffectiveDate);
        act.Note("edition.published", (of.Ref, new { of.Edition.Label, dates.IssueDate, dates.EffectiveDate, of.Edition.TrainingRequired, Reason = dates.MajorReason.Clean(), FormsReason = dates.FormsReason.Clean() }), (of.DocumentRef, null));
        await act.RaiseAsync(new EditionPublished(of.Document.Id, of.Edition.Id, dates.IssueDate, dates.EffectiveDate));
        return (await Effect.TryAsync(act, of.Edition, time)).WithoutValue();
    }
}

/// <summary>The controller gives a published edition another effective date, with a reason; today brings it into force at once.</summary>
[Needs(Permission.ControlDocuments)]
public sealed class ChangeEffectiveDate(Vault vault, CompanyTime time)
{
    /// <summary>Refusals: <c>lifecycle.not-published</c>, <c>documents.issue-after-effective</c>, <c>lifecycle.effective-past</c>, <c>act.reason-required</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid editionId, DateOnly effectiveDate, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            if (await EditionCase.LockAsync(act, editionId) is not { } of)
                return Error.NotFound("documents.not-found", "");
            var edition = of.Edition;
            if (edition.State != EditionState.Published)
                return Error.Conflict("lifecycle.not-published", edition.State);
            if (effectiveDate < edition.IssueDate)
                return Error.Invalid("documents.issue-after-effective");
            if (effectiveDate < time.Today)
                return Error.Invalid("lifecycle.effective-past");
            act.Note("edition.effective-date-changed", (of.Ref, new { edition.Label, Old = edition.EffectiveDate, New = effectiveDate, Reason = reason.Trim() }), (of.DocumentRef, null));
            edition.EffectiveDate = effectiveDate;
            await act.RaiseAsync(new EffectiveDateChanged(of.Document.Id, editionId, effectiveDate));
            return (await Effect.TryAsync(act, edition, time)).WithoutValue();
        }, ct);
}
