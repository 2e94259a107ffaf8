using System.Globalization;
using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Withdrawal;

/// <summary>What will be done about a reference.</summary>
public sealed record FollowUpInput(ReferenceKind Kind, string Key, string Action);

/// <summary>What the writing department asks for; <paramref name="ReplacedBy"/> is the number of the document that takes its place.</summary>
public sealed record WithdrawalRequest(Guid EditionId, string Reason, string? ReplacedBy, RetainGround? Keep, IReadOnlyList<FollowUpInput> FollowUps);

/// <summary>
/// The writing department asks to withdraw the edition in force without a successor (文件控制程序 4.7.2). Whatever leans on the document must have its follow-up
/// listed, or nothing is asked.
/// </summary>
[Needs(Permission.WriteDocuments, Permission.ControlDocuments)]
public sealed class ApplyForWithdrawal(Vault vault, RunningNumbers numbers, CompanyTime time, WorkingCalendars calendars)
{
    private const int LongestAction = 500;

    private static readonly KeptForm Form = new("document_withdrawals", "文件作废申请");

    /// <summary>
    /// Refusals: <c>act.reason-required</c>, <c>documents.not-found</c>, <c>withdrawal.not-in-force</c>, <c>lifecycle.not-your-department</c>,
    /// <c>lifecycle.department-missing</c>, <c>withdrawal.in-work</c> (edition), <c>withdrawal.already-asked</c> (number), <c>withdrawal.replacement-unknown</c>,
    /// <c>withdrawal.reference-open</c> (which), <c>withdrawal.too-many-references</c>.
    /// </summary>
    public Task<Result<Guid>> ExecuteAsync(Actor actor, WithdrawalRequest request, CancellationToken ct) =>
        vault.ActAsync<Guid>(this, actor, async act =>
        {
            if (TextRefusal(request) is { } unsaid)
                return unsaid;
            if (!await DocumentRights.Readable(act.Db, actor).AnyAsync(e => e.Id == request.EditionId, ct) || await EditionCase.LockAsync(act, request.EditionId) is not { } of)
                return Error.NotFound("documents.not-found", "");
            if (await RefusalAsync(act.Db, actor, of.Document, of.Edition, ct) is { } refusal)
                return refusal;
            var replacement = await ReplacementAsync(act.Db, of.Document, request.ReplacedBy, ct);
            if (!replacement.Succeeded)
                return replacement.Error;
            var references = await OpenReferences.OfAsync(act.Db, of.Document, time.Today, ct);
            if (!references.Succeeded)
                return references.Error;
            return references.Value.RefusalFor(request.FollowUps.Select(f => (f.Kind, f.Key))) is { } open ? open : await AddAsync(act, of, replacement.Value, references.Value, request);
        }, ct);

    /// <summary>Why this person cannot ask for this document now; null: the application can be written.</summary>
    internal static async Task<Error?> RefusalAsync(VaultDbContext db, Actor actor, Document document, Edition edition, CancellationToken ct)
    {
        if (edition.State != EditionState.Effective)
            return Error.Conflict("withdrawal.not-in-force", edition.State);
        if (await Writers.RefusalAsync(db, actor, document.Department, ct) is { } notTheirs)
            return notTheirs;
        if (document.Department is null)
            return Error.Conflict("lifecycle.department-missing");
        if (await db.Set<DocumentWithdrawal>().Where(w => w.DocumentId == document.Id && w.EndedAt == null).Select(w => w.Number).FirstOrDefaultAsync(ct) is { } asked)
            return Error.Conflict("withdrawal.already-asked", asked);
        return await InWorkRefusalAsync(db, document.Id, ct);
    }

    /// <summary>An edition on its way would bring the document back into force: it is finished or given up first.</summary>
    internal static async Task<Error?> InWorkRefusalAsync(VaultDbContext db, Guid documentId, CancellationToken ct) =>
        await db.Set<Edition>().Where(e => e.DocumentId == documentId && Drafts.InWork.Contains(e.State)).Select(e => e.Label).FirstOrDefaultAsync(ct) is { } label
            ? Error.Conflict("withdrawal.in-work", label)
            : null;

    private static Error? TextRefusal(WithdrawalRequest request) =>
        Texts.ReasonRefusal(request.Reason) ?? request.FollowUps.Select(f => Texts.Refusal(f.Action, LongestAction, "withdrawal.action-required")).FirstOrDefault(e => e is not null);

    private static async Task<Result<Document?>> ReplacementAsync(VaultDbContext db, Document document, string? number, CancellationToken ct)
    {
        if (number.Clean() is not { } wanted)
            return Result.Of<Document?>(null);
        var found = await db.Set<Document>().AsNoTracking()
            .FirstOrDefaultAsync(d => d.Number == wanted && d.Id != document.Id && db.Set<Edition>().Any(e => e.DocumentId == d.Id && e.State == EditionState.Effective), ct);
        return found is null ? Error.Invalid("withdrawal.replacement-unknown", wanted) : Result.Of<Document?>(found);
    }

    private async Task<Result<Guid>> AddAsync(Act act, EditionCase of, Document? replacement, OpenReferences references, WithdrawalRequest request)
    {
        var withdrawal = new DocumentWithdrawal
        {
            Id = act.NewId(),
            Number = await numbers.TakeAsync(act, Form),
            DocumentId = of.Document.Id,
            EditionId = of.Edition.Id,
            State = WithdrawalState.HeadDeciding,
            Reason = request.Reason.Trim(),
            ReplacedById = replacement?.Id,
            Keep = request.Keep,
            ApplicantId = act.Actor.PersonId,
            ApplicantName = act.Actor.Name,
            Department = of.Document.Department!,
            AppliedAt = act.Now,
        };
        var followUps = FollowUps(withdrawal.Id, references, request);
        act.Db.Add(withdrawal);
        act.Db.AddRange(followUps);
        var asked = new WithdrawalCase { Withdrawal = withdrawal, Document = of.Document, Edition = of.Edition, Replacement = replacement, FollowUps = followUps, Steps = [] };
        var stages = await WithdrawalRule.StagesAsync(act, asked);
        Decisions.Open(act, asked, stages[0].Wanted, await DueAsync(act, time, calendars));
        act.Note(
            "withdrawal.asked",
            (asked.Ref, new { withdrawal.Number, Document = of.Document.Number, of.Edition.Label, withdrawal.Reason, ReplacedBy = replacement?.Number, withdrawal.Keep, FollowUps = followUps.Select(f => $"{f.Key}：{f.Action}") }),
            (asked.EditionRef, null), (of.DocumentRef, null));
        return withdrawal.Id;
    }

    private static List<WithdrawalFollowUp> FollowUps(Guid id, OpenReferences references, WithdrawalRequest request)
    {
        var said = request.FollowUps.DistinctBy(f => (f.Kind, f.Key)).ToDictionary(f => (f.Kind, f.Key), f => f.Action.Trim());
        return [.. references.All.Select((r, i) => new WithdrawalFollowUp { WithdrawalId = id, Ordinal = i, Kind = r.Kind, Key = r.Key, Title = r.Title, Action = said[(r.Kind, r.Key)] })];
    }

    internal static async Task<DateOnly> DueAsync(Act act, CompanyTime time, WorkingCalendars calendars)
    {
        var days = int.Parse(await VaultSettings.GetAsync(act.Db, WithdrawalSettings.DecisionDays, act.Token), CultureInfo.InvariantCulture);
        return (await calendars.CurrentAsync(act.Db, act.Token)).AddWorkingDays(time.Today, days).Date;
    }
}

/// <summary>The intervals of withdrawal, as the company sets them.</summary>
public static class WithdrawalSettings
{
    /// <summary>Working days for each decision (practice 4.1: 5).</summary>
    public static readonly SettingDefinition DecisionDays = new("documents.withdrawal-days", "5", 1, 60);
}
