using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Obligations;

/// <summary>A form that proves a duty; titles are null where the form may not be seen.</summary>
public sealed record DutyForm(string Number, string? TitleZh, string? TitleEn);

/// <summary>A periodic duty as of a day. Without a department each has it.</summary>
public sealed record DutyView(
    Guid Id, string Code, string TitleZh, string? TitleEn, Cadence Cadence, int? WithinDays, int? TimesAYear, bool IsProposal, string? Department, string? Responsible,
    string? Source, string? ByName, DateOnly From, IReadOnlyList<DutyForm> Evidence);

/// <summary>A duty upon an event as of a day; <paramref name="Due"/> is its deadline in words, null: at once.</summary>
public sealed record EventDutyView(
    string Code, string TitleZh, string? TitleEn, string EventZh, string? EventEn, Deadline? Due, string? Department, string? Source, IReadOnlyList<DutyForm> Evidence,
    IReadOnlyList<string> Clauses);

/// <summary>What recurs, and what an event sets off.</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class ObligationQueries(IDbContextFactory<VaultDbContext> databases, CompanyTime time)
{
    /// <summary>Every duty as it stands today, by code, for choosing one.</summary>
    public async Task<Result<IReadOnlyList<DutyView>>> ListAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        return Result.Of(await ViewsAsync(db, actor, db.Set<Obligation>().Select(o => o.Id), time.Today, ct));
    }

    /// <summary>The periodic duties that records of these forms fulfil today.</summary>
    public async Task<Result<IReadOnlyList<DutyView>>> OfFormsAsync(Actor actor, IReadOnlyCollection<string> forms, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var today = time.Today;
        var wanted = db.Set<ObligationEvidence>().Where(e => forms.Contains(e.Form) && e.From <= today && (e.To == null || e.To > today)).Select(e => e.ObligationId);
        return Result.Of(await ViewsAsync(db, actor, wanted, today, ct));
    }

    /// <summary>The duties upon an event that records of these forms fulfil today.</summary>
    public async Task<Result<IReadOnlyList<EventDutyView>>> EventsOfFormsAsync(Actor actor, IReadOnlyCollection<string> forms, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var today = time.Today;
        var open = await db.Set<EventDuty>().AsNoTracking().Where(d => d.From <= today && (d.To == null || d.To > today)).OrderBy(d => d.Code).ToListAsync(ct);
        return Result.Of(await EventViewsAsync(db, actor, open.FindAll(d => Texts.LinesOf(d.Evidence).Any(forms.Contains)), ct));
    }

    /// <summary>The periodic duties that serve a clause as of a day, with the link each hangs on.</summary>
    internal async Task<IReadOnlyList<(Guid Link, DutyView Duty)>> OfClauseAsync(Actor actor, string clause, DateOnly asOf, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var links = await db.Set<ObligationClause>().AsNoTracking().On(asOf).Where(c => c.Clause == clause).ToDictionaryAsync(c => c.ObligationId, c => c.Id, ct);
        var ids = links.Keys.ToList();
        var views = await ViewsAsync(db, actor, db.Set<Obligation>().Where(o => ids.Contains(o.Id)).Select(o => o.Id), asOf, ct);
        return [.. views.Select(v => (links[v.Id], v))];
    }

    internal async Task<IReadOnlyList<EventDutyView>> EventsOfClauseAsync(Actor actor, string clause, DateOnly asOf, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var duties = (await db.Set<EventDuty>().AsNoTracking().On(asOf).Where(d => d.Clauses.Contains(clause)).OrderBy(d => d.Code).ToListAsync(ct))
            .FindAll(d => Texts.LinesOf(d.Clauses).Contains(clause));
        return await EventViewsAsync(db, actor, duties, ct);
    }

    private static async Task<IReadOnlyList<EventDutyView>> EventViewsAsync(VaultDbContext db, Actor actor, List<EventDuty> duties, CancellationToken ct)
    {
        var deadlines = await EventDeadlines.LoadAsync(db, duties, ct);
        var titles = await TitlesAsync(db, actor, duties.SelectMany(d => Texts.LinesOf(d.Evidence)), ct);
        return duties.ConvertAll(d => new EventDutyView(
            d.Code, d.TitleZh, d.TitleEn, deadlines.Title(d).Zh, deadlines.Title(d).En, deadlines.Of(d), d.Department, d.Source,
            [.. Texts.LinesOf(d.Evidence).Select(titles)], Texts.LinesOf(d.Clauses)));
    }

    private static async Task<IReadOnlyList<DutyView>> ViewsAsync(VaultDbContext db, Actor actor, IQueryable<Guid> wanted, DateOnly asOf, CancellationToken ct)
    {
        var duties = await db.Set<Obligation>().AsNoTracking().Where(o => wanted.Contains(o.Id)).Join(db.Set<ObligationTerms>().AsNoTracking().On(asOf), o => o.Id, t => t.ObligationId, (o, t) => new { o, t }).OrderBy(x => x.o.Code).ToListAsync(ct);
        var ids = duties.ConvertAll(d => d.o.Id);
        var evidence = (await db.Set<ObligationEvidence>().AsNoTracking().On(asOf).Where(e => ids.Contains(e.ObligationId)).ToListAsync(ct)).ToLookup(e => e.ObligationId, e => e.Form);
        var titles = await TitlesAsync(db, actor, evidence.SelectMany(e => e), ct);
        return duties.ConvertAll(d => new DutyView(
            d.o.Id, d.o.Code, d.t.TitleZh, d.t.TitleEn, d.t.Cadence, d.t.WithinDays, d.t.TimesAYear, d.t.IsProposal, d.t.Department, d.t.ResponsibleRole, d.t.Source, d.t.ByName, d.t.From,
            [.. evidence[d.o.Id].Order(StringComparer.Ordinal).Select(titles)]));
    }

    private static async Task<Func<string, DutyForm>> TitlesAsync(VaultDbContext db, Actor actor, IEnumerable<string> numbers, CancellationToken ct)
    {
        var wanted = numbers.Distinct().ToList();
        var known = await FormRights.Readable(db, actor).Where(f => wanted.Contains(f.Number)).ToDictionaryAsync(f => f.Number, f => new DutyForm(f.Number, f.TitleZh, f.TitleEn), ct);
        return number => known.GetValueOrDefault(number) ?? new DutyForm(number, null, null);
    }
}
