using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Obligations.Occurrences;

/// <summary>A record confirmed as what fulfilled a time of a duty.</summary>
public sealed record Fulfilment(Guid Occurrence, Guid Record);

/// <summary>
/// Confirms that records fulfil what was owed: the program proposes, a person confirms (practice 4.6). Several at once, since one meeting may fulfil several duties. By who
/// answers for the duty, somebody of the department, or the controller.
/// </summary>
[Needs(Permission.Read)]
public sealed class ConfirmOccurrences(Vault vault, CompanyTime time)
{
    /// <summary>
    /// All or none. Refusals: <c>duties.not-found</c>, <c>duties.done-already</c> (the duty), <c>duties.not-yours</c> (the duty), <c>duties.no-evidence</c> (the record, the duty):
    /// of another form, not complete, of another department or of a day before the period.
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, IReadOnlyList<Fulfilment> wanted, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            foreach (var one in wanted)
            {
                if (await ConfirmAsync(act, one) is { Succeeded: false } refused)
                    return refused;
            }

            return Result.Success;
        }, ct);

    /// <summary>Who may confirm a time of a duty.</summary>
    internal static bool MayConfirm(Actor actor, string? office, string department) =>
        !actor.IsExternal && ((office is not null && actor.Offices.Contains(office)) || actor.Departments.Contains(department) || DocumentRights.ControlsAll(actor));

    private async Task<Result> ConfirmAsync(Act act, Fulfilment wanted)
    {
        await act.Db.Set<Occurrence>().Where(o => o.Id == wanted.Occurrence).ExecuteUpdateAsync(s => s.SetProperty(o => o.DueOn, o => o.DueOn), act.Token); // two who confirm at once follow one another
        if (await act.Db.Set<Occurrence>().FirstOrDefaultAsync(o => o.Id == wanted.Occurrence, act.Token) is not { } occurrence)
            return Error.NotFound("duties.not-found");
        var title = await act.Db.Set<ObligationTerms>().Where(t => t.ObligationId == occurrence.ObligationId).OrderByDescending(t => t.From).Select(t => t.TitleZh).FirstAsync(act.Token);
        if (!MayConfirm(act.Actor, occurrence.Office, occurrence.Department))
            return Error.Forbidden("duties.not-yours", title);
        if (occurrence.FulfilledOn is not null)
            return Error.Conflict("duties.done-already", title);
        if (await Evidence.For(act.Db, act.Actor, act.Db.Set<Occurrence>().Where(o => o.Id == wanted.Occurrence), time.Today).FirstOrDefaultAsync(p => p.RecordId == wanted.Record, act.Token) is not { } record)
            return Error.Invalid("duties.no-evidence", title);
        (occurrence.FulfilledOn, occurrence.LinkedOn, occurrence.RecordId, occurrence.ConfirmedByName) = (record.HappenedOn, time.Today, record.RecordId, act.Actor.Name);
        act.Note("duty.fulfilled", (new ObjectRef(Obligation.Kind, occurrence.ObligationId), new { title, occurrence.Department, occurrence.PeriodFrom, occurrence.DueOn, record.Number, record.HappenedOn }), (new ObjectRef(Record.Kind, record.RecordId), null));
        return Result.Success;
    }
}

/// <summary>A record that can fulfil a time of a duty.</summary>
internal sealed class Proof
{
    public required Guid OccurrenceId { get; init; }

    public required Guid RecordId { get; init; }

    public required string Number { get; init; }

    public required string Title { get; init; }

    public required DateOnly? HappenedOn { get; init; }

    /// <summary>It happened by the due day.</summary>
    public required bool InTime { get; init; }
}

/// <summary>Which records can fulfil times of duties: one query, however many times.</summary>
internal static class Evidence
{
    /// <summary>
    /// Complete ones of a form that the duty names, of the department where its form is kept by each, that happened in the period or later: what is late fulfils as well, and is seen
    /// to be late.
    /// </summary>
    public static IQueryable<Proof> For(VaultDbContext db, Actor actor, IQueryable<Occurrence> occurrences, DateOnly today) =>
        from o in occurrences
        join e in db.Set<ObligationEvidence>().On(today) on o.ObligationId equals e.ObligationId
        join f in db.Set<Form>() on e.Form equals f.Number
        join r in RecordRights.Readable(db, actor) on f.Id equals r.FormId
        where r.CountedOn != null && r.HappenedOn >= o.PeriodFrom && (f.Department != null || r.Department == o.Department)
        select new Proof { OccurrenceId = o.Id, RecordId = r.Id, Number = r.Number ?? "", Title = r.Title, HappenedOn = r.HappenedOn, InTime = r.HappenedOn <= o.DueOn };
}

/// <summary>A record that is voided or taken back proves nothing any more: what it fulfilled is owed again.</summary>
internal sealed class ReopenOccurrences : IFactHandler<RecordEnded>
{
    public async Task HandleAsync(RecordEnded fact, Act act)
    {
        foreach (var occurrence in await act.Db.Set<Occurrence>().Where(o => o.RecordId == fact.RecordId).ToListAsync(act.Token))
        {
            (occurrence.FulfilledOn, occurrence.LinkedOn, occurrence.RecordId, occurrence.ConfirmedByName) = (null, null, null, null);
            act.Note("duty.reopened", (new ObjectRef(Obligation.Kind, occurrence.ObligationId), new { occurrence.Department, occurrence.PeriodFrom, occurrence.DueOn }), (new ObjectRef(Record.Kind, fact.RecordId), null));
        }
    }
}
