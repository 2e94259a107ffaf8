using System.Runtime.CompilerServices;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using ComplianceVault.Kernel.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Lending;

/// <summary>Which lendings are wanted: of one kind or, null, the person's own of every kind; only open ones; of one document; part of number, recipient or borrower.</summary>
public sealed record LendingFilter(LendingKind? Kind, bool OnlyOpen = true, string? Document = null, string? Text = null);

/// <summary>
/// A lending in the list. <paramref name="Due"/>: the day of return while it is out, the day of the answer while it waits for one. <paramref name="IsReplaced"/>: a
/// newer edition is in force, what is outside is old and not recalled.
/// </summary>
public sealed record LendingRow(
    Guid Id, string Number, LendingKind Kind, string DocumentNumber, string DocumentTitle, string Label, bool IsReplaced, string RequestedByName, string? Recipient, string Purpose, DateOnly? From,
    DateOnly? Until, int? Copies, string? Link, LendingState State, DateTime RequestedAt, DateTime? OutAt, Deadline? Due);

/// <summary>What the person may do with a lending now; <paramref name="Refusal"/> says why not.</summary>
public sealed record PossibleLendingAct(LendingAct Act, Error? Refusal);

/// <summary>A lending with its history. <paramref name="Waits"/>: whose word it waits for; null where it waits for none.</summary>
public sealed record LendingDetail(
    DocumentLending Lending, string DocumentNumber, string DocumentTitle, Deadline? Due, string? Waits, IReadOnlyList<LendingStep> Steps, IReadOnlyList<PossibleLendingAct> Acts);

/// <summary>Somebody outside who was given an edition.</summary>
public sealed record OutsideCopy(string Number, string Recipient, string Purpose, int? Copies, string? Link, DateTime SentAt);

/// <summary>What is lent, copied or given away, within the person's rights.</summary>
[Needs(Permission.Read)]
public sealed class LendingQueries(IDbContextFactory<VaultDbContext> databases, CompanyTime time, WorkingCalendars calendars)
{
    private static readonly EditionState[] Replaced = [EditionState.Obsolete, EditionState.RetainedObsolete, EditionState.Destroyed];

    /// <summary>The newest first; what is out and overdue before all.</summary>
    public async Task<Result<Page<LendingRow>>> ListAsync(Actor actor, LendingFilter filter, PageRequest page, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var (today, wanted) = (time.Today, Wanted(db, actor, filter));
        var calendar = await calendars.CurrentAsync(db, ct);
        var found = await Ordered(wanted, today).Skip(page.Skip).Take(page.Take).ToListAsync(ct);
        return new Page<LendingRow>(found.ConvertAll(f => Row(f, calendar)), await wanted.CountAsync(ct));
    }

    /// <summary>All rows, not held in memory at once.</summary>
    internal async IAsyncEnumerable<LendingRow> ExportAsync(Actor actor, LendingFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var calendar = await calendars.CurrentAsync(ct);
        await foreach (var found in Ordered(Wanted(db, actor, filter), time.Today).AsAsyncEnumerable().WithCancellation(ct))
            yield return Row(found, calendar);
    }

    public async Task<Result<LendingDetail>> GetAsync(Actor actor, string number, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var id = await LendingRights.Visible(db, actor).Where(l => l.Number == number).Select(l => (Guid?)l.Id).FirstOrDefaultAsync(ct);
        if (id is null)
            return Error.NotFound("lending.not-found");
        var of = await LendingCase.LoadAsync(db, id.Value, ct);
        var steps = await db.Set<LendingStep>().AsNoTracking().Where(s => s.LendingId == id).OrderBy(s => s.Ordinal).ToListAsync(ct);
        return new LendingDetail(
            of.Lending, of.Document.Number, of.Document.Title, DueOf(of.Lending, await calendars.CurrentAsync(db, ct)), await WaitsAsync(db, of, ct), steps, await ActsAsync(db, of, actor, ct));
    }

    /// <summary>Who outside has a copy of the edition, as far as this person may know.</summary>
    public async Task<Result<IReadOnlyList<OutsideCopy>>> OutsideAsync(Actor actor, Guid editionId, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var sent = await LendingRights.Visible(db, actor).Where(l => l.EditionId == editionId && l.What == LendingKind.Release && l.State == LendingState.Delivered).OrderBy(l => l.OutAt).ToListAsync(ct);
        return sent.ConvertAll(l => new OutsideCopy(l.Number, l.Recipient!, l.Purpose, l.Copies, l.Link, l.OutAt!.Value));
    }

    private static IQueryable<LendingOfDocument> Wanted(VaultDbContext db, Actor actor, LendingFilter filter)
    {
        var (me, open) = (actor.PersonId, LendingWorkflow.Open);
        var lendings = LendingRights.Visible(db, actor);
        lendings = filter.Kind is { } kind ? lendings.Where(l => l.What == kind) : lendings.Where(l => l.RequestedById == me);
        if (filter.OnlyOpen)
            lendings = lendings.Where(l => open.Contains(l.State));
        if (filter.Text is { Length: > 0 } text)
            lendings = lendings.Where(l => l.Number.Contains(text) || l.RequestedByName.Contains(text) || (l.Recipient != null && l.Recipient.Contains(text)));
        var joined = lendings.Join(db.Set<Document>().AsNoTracking(), l => l.DocumentId, d => d.Id, (l, d) => new LendingOfDocument
        {
            Lending = l,
            Document = d,
            Edition = db.Set<Edition>().Where(e => e.Id == l.EditionId).Select(e => e.State).First(),
        });
        return filter.Document is { Length: > 0 } number ? joined.Where(x => x.Document.Number == number) : joined;
    }

    private static IQueryable<LendingOfDocument> Ordered(IQueryable<LendingOfDocument> wanted, DateOnly today) => wanted
        .OrderByDescending(x => x.Lending.State == LendingState.HandedOut && x.Lending.Due < today).ThenByDescending(x => x.Lending.RequestedAt).ThenByDescending(x => x.Lending.Number);

    private LendingRow Row(LendingOfDocument found, WorkingCalendar calendar)
    {
        var (l, d) = (found.Lending, found.Document);
        return new(
            l.Id, l.Number, l.What, d.Number, d.Title, l.Label, Replaced.Contains(found.Edition), l.RequestedByName, l.Recipient, l.Purpose, l.From, l.Due, l.Copies, l.Link, l.State, l.RequestedAt,
            l.OutAt, DueOf(l, calendar));
    }

    private Deadline? DueOf(DocumentLending lending, WorkingCalendar calendar) => lending switch
    {
        { State: LendingState.Requested } => Deadline.At(calendar, lending.AnswerDue, time.Today),
        { State: LendingState.HandedOut or LendingState.ExtensionAsked, Due: { } due } => Deadline.At(calendar, due, time.Today),
        _ => null,
    };

    private async Task<string?> WaitsAsync(VaultDbContext db, LendingCase of, CancellationToken ct)
    {
        if (of.Lending.State is not (LendingState.Requested or LendingState.ExtensionAsked))
            return null;
        var asked = await of.AskedAsync(db, time, ct);
        var office = await asked.NameAsync(db, ct);
        return asked.Holders.Count == 0 ? office : $"{office}（{DecidingOffices.Names(asked)}）";
    }

    private async Task<IReadOnlyList<PossibleLendingAct>> ActsAsync(VaultDbContext db, LendingCase of, Actor actor, CancellationToken ct)
    {
        var acts = new List<PossibleLendingAct>();
        foreach (var act in LendingWorkflow.Of(of.Lending.What).Acts(of.Lending.State))
        {
            acts.Add(new(act, act switch
            {
                LendingAct.Deliver => of.CounterRefusal(actor, act) ?? actor.RefusalFor(typeof(DeliverLending)),
                LendingAct.Return or LendingAct.Lose => of.CounterRefusal(actor, act) ?? actor.RefusalFor(typeof(ReturnLending)),
                LendingAct.AskExtension => of.AskRefusal(actor),
                _ => (await of.DeciderAsync(db, actor, act, time, ct)).Error,
            }));
        }

        return acts;
    }

    private sealed class LendingOfDocument
    {
        public required DocumentLending Lending { get; init; }

        public required Document Document { get; init; }

        public required EditionState Edition { get; init; }
    }
}
