using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation.Letters;

/// <summary>A letter in a list. <paramref name="EffectiveFrom"/> is the day on which it took or takes effect, <paramref name="EndedOn"/> the first day after an early end.</summary>
public sealed record LetterRow(
    Guid Id, string Number, LetterKind What, Guid AppointeeId, string AppointeeName, string Title, DateOnly EffectiveFrom, DateOnly? To, DateOnly? SignedOn, DateOnly? AcceptedOn, DateOnly? EndedOn, LetterStanding Standing)
{
    /// <summary>It is or will be in effect, and the appointed person has not accepted it.</summary>
    public bool AwaitsAcceptance => AcceptedOn is null && Standing is (LetterStanding.InEffect or LetterStanding.Coming);
}

/// <summary>
/// A letter as its page shows it and as it is signed: <paramref name="ContentHash"/> is over these facts. <paramref name="Acts"/> are those that this person can do;
/// <paramref name="Refusal"/> says why one whose turn it is cannot sign.
/// </summary>
public sealed record LetterView(
    Letter Letter, LetterRow Row, IReadOnlyList<DecisionView> Steps, string ContentHash, IReadOnlyList<LetterAct> Acts, Error? Refusal);

/// <summary>Which letters are wanted; <paramref name="All"/>: also those that are no longer in effect and never were.</summary>
public sealed record LetterFilter(string? Text = null, bool All = false);

/// <summary>
/// Letters, for everybody who works here: who is appointed to what is announced to all staff. Those that were not signed are for whoever drafts, signs and audits,
/// and so is a refusal, with its reason.
/// </summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class LetterQueries(IDbContextFactory<VaultDbContext> databases, CompanyTime time, WorkingCalendars calendars)
{
    /// <summary>Waiting ones first, then the newest.</summary>
    public async Task<Result<Page<LetterRow>>> ListAsync(Actor actor, LetterFilter filter, PageRequest page, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var wanted = Wanted(await VisibleAsync(db, actor, ct), filter, time.Today);
        var found = await wanted.OrderBy(l => l.State != LetterState.Draft).ThenByDescending(l => l.DraftedAt).ThenByDescending(l => l.Number).Skip(page.Skip).Take(page.Take).ToListAsync(ct);
        return new Page<LetterRow>(found.ConvertAll(Row), await wanted.CountAsync(ct));
    }

    /// <summary>Refuses with <c>letters.not-found</c>.</summary>
    public async Task<Result<LetterView>> GetAsync(Actor actor, string number, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var id = await (await VisibleAsync(db, actor, ct)).Where(l => l.Number == number).Select(l => l.Id).FirstOrDefaultAsync(ct);
        if (await LetterCase.LoadAsync(db, id, ct) is not { } of)
            return Error.NotFound("letters.not-found", number);
        var own = await DecisionViews.OwnAsync(db, of, actor, time, ct);
        var no = own is null ? null : own.Refusal ?? (own.Meaning == SignatureMeaning.Approve ? SignLetter.OwnRefusal(of, actor.PersonId) : null);
        return new LetterView(
            of.Letter, Row(of.Letter), await DecisionViews.OfAsync(db, of, time, await calendars.CurrentAsync(db, ct), ct), of.ContentHash,
            await ActsAsync(db, of, actor, own is not null && no is null, ct), no is { Code: "deciding.not-your-turn" } ? null : no);
    }

    /// <summary>The signed letters of a person, those in effect first.</summary>
    public async Task<Result<IReadOnlyList<LetterRow>>> OfPersonAsync(Actor actor, Guid personId, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var found = await (await VisibleAsync(db, actor, ct)).Where(l => l.AppointeeId == personId && l.SignedOn != null).OrderByDescending(l => l.From).ThenByDescending(l => l.Number).ToListAsync(ct);
        return Result.Of<IReadOnlyList<LetterRow>>([.. found.Select(Row).OrderBy(r => r.Standing)]);
    }

    /// <summary>Whether this person drafts letters.</summary>
    public async Task<bool> MayDraftAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is not null || actor.RefusalFor(typeof(DraftLetter)) is not null)
            return false;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await Administration.IsAsync(db, actor, ct);
    }

    internal static async Task<IQueryable<Letter>> VisibleAsync(VaultDbContext db, Actor actor, CancellationToken ct)
    {
        var letters = db.Set<Letter>().AsNoTracking();
        if (actor.Can(Permission.Audit) || actor.Can(Permission.ManageOrganisation) || actor.Offices.Contains(Role.Manager) || await Administration.IsAsync(db, actor, ct))
            return letters;
        var me = actor.PersonId;
        var steps = db.Set<DecisionStep>().Where(s => s.SubjectKind == Letter.Kind);
        return letters.Where(l => (l.SignedOn != null && !steps.Any(s => s.SubjectId == l.Id && s.Outcome == TaskOutcome.Rejected)) || steps.Any(s => s.SubjectId == l.Id && s.NamedId == me));
    }

    internal LetterRow Row(Letter l)
    {
        var from = l.SignedOn > l.From ? l.SignedOn.Value : l.From;
        return new(l.Id, l.Number, l.What, l.AppointeeId, l.AppointeeName, l.Title, from, l.To, l.SignedOn, l.AcceptedOn, l.EndedOn, LetterStandings.Of(l.State, from, l.To, time.Today));
    }

    private static IQueryable<Letter> Wanted(IQueryable<Letter> letters, LetterFilter filter, DateOnly today)
    {
        if (!filter.All)
            letters = letters.Where(l => l.State == LetterState.Draft || l.State == LetterState.Refused || (LetterWorkflow.Issued.Contains(l.State) && (l.To == null || l.To >= today)));
        return filter.Text.Clean() is { } text ? letters.Where(l => l.Number.Contains(text) || l.AppointeeName.Contains(text) || l.Title.Contains(text)) : letters;
    }

    private async Task<IReadOnlyList<LetterAct>> ActsAsync(VaultDbContext db, LetterCase of, Actor actor, bool maySign, CancellationToken ct)
    {
        var administers = await Administration.IsAsync(db, actor, ct);
        var over = of.Letter.To < time.Today;
        return [.. LetterWorkflow.Table.Acts(of.Letter.State).Where(a => a switch
        {
            LetterAct.Sign or LetterAct.Accept => maySign && !over,
            LetterAct.Decline or LetterAct.Refuse => maySign,
            LetterAct.TakeBack => administers && actor.RefusalFor(typeof(TakeBackLetter)) is null,
            _ => (!over || of.Letter.State == LetterState.Refused) && actor.Offices.Contains(Role.Manager) && SignLetter.OwnRefusal(of, actor.PersonId) is null,
        })];
    }
}
