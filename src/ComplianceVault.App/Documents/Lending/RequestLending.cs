using System.Globalization;
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

namespace ComplianceVault.App.Documents.Lending;

/// <summary>
/// What somebody asks for. <paramref name="Recipient"/> is named for what leaves the house; a borrowing has days, copies a number or, outside, a link.
/// </summary>
public sealed record NewLending(
    Guid EditionId, LendingKind Kind, string Purpose, string? Recipient = null, DateOnly? From = null, DateOnly? Due = null, int? Copies = null, string? Link = null);

/// <summary>A lending and the number it was given.</summary>
public sealed record RequestedLending(Guid Id, string Number);

/// <summary>
/// Asks to borrow an edition, to have it copied, or to give it to somebody outside. Old editions can be borrowed; only what is in force is copied or given
/// away (文件控制程序 4.4.4, 4.8.3, 4.8.4).
/// </summary>
[Needs(Permission.Read)]
public sealed class RequestLending(Vault vault, RunningNumbers numbers, CompanyTime time, WorkingCalendars calendars)
{
    internal const int LongestRecipient = 200;
    private const int MostCopies = 500;

    private static readonly KeptForm Loans = new("lending", "文件借阅记录");
    private static readonly KeptForm Releases = new("document_releases", "对外提供文件审批");
    private static readonly EditionState[] Borrowable = [EditionState.Effective, EditionState.Obsolete, EditionState.RetainedObsolete];

    /// <summary>
    /// Refusals: <c>documents.not-found</c>, <c>lending.purpose-required</c>, <c>lending.recipient-required</c>, <c>lending.state</c> (state),
    /// <c>lending.days-required</c>, <c>lending.days-past</c>, <c>lending.days-order</c>, <c>lending.too-long</c> (working days), <c>lending.copies</c> (most),
    /// <c>lending.copies-or-link</c>, <c>act.text-too-long</c>.
    /// </summary>
    public Task<Result<RequestedLending>> ExecuteAsync(Actor actor, NewLending input, CancellationToken ct) =>
        vault.ActAsync<RequestedLending>(this, actor, async act =>
        {
            if (TextRefusal(input) is { } unsaid)
                return unsaid;
            if (await DocumentRights.Readable(act.Db, actor).FirstOrDefaultAsync(e => e.Id == input.EditionId, ct) is not { } edition)
                return Error.NotFound("documents.not-found", "");
            if (input.Kind == LendingKind.Borrow ? !Borrowable.Contains(edition.State) : edition.State != EditionState.Effective)
                return Error.Conflict("lending.state", edition.State);
            if (input.Kind == LendingKind.Borrow && await DaysRefusalAsync(act.Db, input.From, input.Due) is { } days)
                return days;
            return await RequestAsync(act, edition, input);
        }, ct);

    internal async Task<Error?> DaysRefusalAsync(VaultDbContext db, DateOnly? from, DateOnly? due)
    {
        if (from is not { } first || due is not { } last)
            return Error.Invalid("lending.days-required");
        if (first < time.Today)
            return Error.Invalid("lending.days-past");
        if (last < first)
            return Error.Invalid("lending.days-order");
        var most = await LendingDays.LongestAsync(db, default);
        return last > (await calendars.CurrentAsync(db, default)).AddWorkingDays(first, most).Date ? Error.Invalid("lending.too-long", most) : null;
    }

    private static Error? TextRefusal(NewLending input)
    {
        if (Texts.Refusal(input.Purpose, Texts.Reason, "lending.purpose-required") is { } purpose)
            return purpose;
        if (input.Kind == LendingKind.Release && input.Recipient.Clean() is null)
            return Error.Invalid("lending.recipient-required");
        if (input.Recipient.Clean()?.Length > LongestRecipient)
            return Error.Invalid("act.text-too-long", LongestRecipient);
        if (Texts.LengthRefusal(input.Link) is { } link)
            return link;
        if (input.Copies is < 1 or > MostCopies || (input.Kind == LendingKind.Copying && input.Copies is null))
            return Error.Invalid("lending.copies", MostCopies);
        return input.Kind == LendingKind.Release && input.Copies is null == input.Link.Clean() is null ? Error.Invalid("lending.copies-or-link") : null;
    }

    private async Task<RequestedLending> RequestAsync(Act act, Edition edition, NewLending input)
    {
        var document = await act.Db.Set<Document>().AsNoTracking().SingleAsync(d => d.Id == edition.DocumentId, act.Token);
        var recipient = input.Kind == LendingKind.Copying ? null : input.Recipient.Clean();
        var (isLoan, isOutside) = (input.Kind == LendingKind.Borrow, recipient is not null);
        var lending = new DocumentLending
        {
            Id = act.NewId(),
            Number = await numbers.TakeAsync(act, input.Kind == LendingKind.Release ? Releases : Loans),
            What = input.Kind,
            DocumentId = document.Id,
            EditionId = edition.Id,
            Label = edition.Label,
            IsOutside = isOutside,
            Recipient = recipient,
            Purpose = input.Purpose.Trim(),
            From = isLoan ? input.From : null,
            Due = isLoan ? input.Due : null,
            Copies = isLoan ? null : input.Copies,
            Link = input.Kind == LendingKind.Release ? input.Link.Clean() : null,
            RequestedById = act.Actor.PersonId,
            RequestedByName = act.Actor.Name,
            RequestedAt = act.Now,
            AnswerDue = await LendingDays.AnswerAsync(act, calendars, time),
            State = LendingState.Requested,
            StateAt = act.Now,
            Office = (await LendingCase.AskedAsync(act.Db, document, input.Kind, isOutside, act.Actor.PersonId, time, act.Token)).Office,
        };
        act.Db.Add(lending);
        act.Note(
            "lending.requested",
            (new ObjectRef(DocumentLending.Kind, lending.Id), new { lending.Number, lending.What, lending.Label, lending.Recipient, lending.Purpose, lending.From, lending.Due, lending.Copies, lending.Link }),
            (new ObjectRef(Document.Kind, document.Id), null));
        return new(lending.Id, lending.Number);
    }
}

/// <summary>The days of lending, as the company sets them.</summary>
internal static class LendingDays
{
    /// <summary>Working days within which a request is approved or not.</summary>
    public static readonly SettingDefinition Answer = new("documents.lending-answer-days", "3", 1, 60);

    /// <summary>Working days that something may be away (文件控制程序 4.8.3).</summary>
    public static readonly SettingDefinition Longest = new("documents.lending-days", "10", 1, 120);

    public static async Task<int> LongestAsync(VaultDbContext db, CancellationToken ct) => int.Parse(await VaultSettings.GetAsync(db, Longest, ct), CultureInfo.InvariantCulture);

    public static async Task<DateOnly> AnswerAsync(Act act, WorkingCalendars calendars, CompanyTime time)
    {
        var days = int.Parse(await VaultSettings.GetAsync(act.Db, Answer, act.Token), CultureInfo.InvariantCulture);
        return (await calendars.CurrentAsync(act.Db, act.Token)).AddWorkingDays(time.Today, days).Date;
    }
}
