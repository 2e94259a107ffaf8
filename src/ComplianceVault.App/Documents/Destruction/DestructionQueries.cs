using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Disposal;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Destruction;

/// <summary>An obsolete edition, from when it may be destroyed and by which rule; <paramref name="Refusal"/> says what stands against it now.</summary>
public sealed record DestructionCandidate(
    Guid EditionId, string Number, string Title, string Label, EditionState State, Classification Classification, string? Department, DateOnly DueOn, string Rule, Error? Refusal);

/// <summary>A list in the list of lists.</summary>
public sealed record DestructionRow(Guid Id, string Number, DestructionState State, string Department, string ProposedByName, DateTime ProposedAt, int Items, int Destroyed, string? Certificate);

/// <summary>An item as its list shows it; <paramref name="CopyNumber"/> is a paper copy's, <paramref name="Excluded"/> says what stood against it.</summary>
public sealed record ItemView(
    Guid Id, string Number, string Title, string Label, string? CopyNumber, Classification Classification, string Rule, DateOnly DueOn, ItemFate Fate, string? FateReason, Error? Excluded, IReadOnlyList<string> Hashes)
{
    /// <summary>Of a record: its page.</summary>
    public Guid? RecordId { get; init; }

    /// <summary>What it is about, while it is there, for who may read it.</summary>
    public string? Subject { get; init; }

    /// <summary>How many records name it.</summary>
    public int NamedBy { get; init; }

    public DateOnly? KeptUntil { get; init; }
}

/// <summary>A list with its steps, as it is signed: <paramref name="ContentHash"/> is over these facts. <paramref name="Own"/> is the decision that is awaited, seen by this person.</summary>
public sealed record DestructionView(
    Guid Id, string Number, DestructionState State, string Department, string Reason, DestructionMethod Method, string ProposedByName, DateTime ProposedAt, string? EndReason,
    string? Certificate, DateTime? ExecutedAt, IReadOnlyList<ItemView> Items, IReadOnlyList<DecisionView> Steps, string ContentHash, OwnDecision? Own, bool MayControl);

/// <summary>Somebody who can be named as witness.</summary>
public sealed record WitnessChoice(Guid PersonId, string Name);

/// <summary>What is to be destroyed, for the controller and those who audit, and for whoever decides on a list.</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class DestructionQueries(IDbContextFactory<VaultDbContext> databases, CompanyTime time, WorkingCalendars calendars)
{
    /// <summary>Obsolete editions of documents, those of no open list, by number; with a department only its own.</summary>
    public async Task<Result<Page<DestructionCandidate>>> CandidatesAsync(Actor actor, string? department, PageRequest page, CancellationToken ct)
    {
        if ((actor.RefusalFor(GetType()) ?? actor.RefusalFor(typeof(ProposeDestruction))) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var forms = DocumentLevel.OfForms(db);
        var listed = DestructionProposal.OnOpenLists(db).Select(o => o.ObjectId);
        var found = DocumentRights.ReadableOf(db, actor, db.Set<Document>().Where(d => !forms.Contains(d.Level) && (department == null || d.Department == department)))
            .Where(r => (r.Edition.State == EditionState.Obsolete || r.Edition.State == EditionState.RetainedObsolete) && !listed.Contains(r.Edition.Id));
        var rows = new List<DestructionCandidate>();
        foreach (var one in await found.OrderBy(r => r.Document.Number).ThenBy(r => r.Edition.Ordinal).Skip(page.Skip).Take(page.Take).ToListAsync(ct))
        {
            var (document, edition) = (one.Document, one.Edition);
            var verdict = await MasterRule.JudgeAsync(db, document, edition, time, ct);
            rows.Add(new(edition.Id, document.Number, document.Title, edition.Label, edition.State, document.Classification, document.Department, verdict.DueOn, verdict.Rule, verdict.Refusal));
        }

        return new Page<DestructionCandidate>(rows, await found.CountAsync(ct));
    }

    /// <summary>The lists, open ones first, then the newest.</summary>
    public async Task<Result<Page<DestructionRow>>> ListAsync(Actor actor, PageRequest page, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var lists = DestructionRights.Visible(db, actor);
        var rows = await lists.OrderBy(l => !DestructionWorkflow.Open.Contains(l.State)).ThenByDescending(l => l.ProposedAt).Skip(page.Skip).Take(page.Take)
            .Select(l => new DestructionRow(
                l.Id, l.Number, l.State, db.Set<Department>().Where(d => d.Code == l.Department).Select(d => d.NameZh).FirstOrDefault() ?? l.Department, l.ProposedByName, l.ProposedAt,
                db.Set<DestructionItem>().Count(i => i.ListId == l.Id), db.Set<DestructionItem>().Count(i => i.ListId == l.Id && i.Fate == ItemFate.Destroyed), l.Certificate))
            .ToListAsync(ct);
        return new Page<DestructionRow>(rows, await lists.CountAsync(ct));
    }

    public async Task<Result<DestructionView>> GetAsync(Actor actor, Guid id, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!await DestructionRights.Visible(db, actor).AnyAsync(l => l.Id == id, ct) || await DestructionCase.LoadAsync(db, id, ct) is not { } of)
            return Error.NotFound("deciding.not-found");
        var list = of.List;
        var department = await db.Set<Department>().Where(d => d.Code == list.Department).Select(d => d.NameZh).FirstOrDefaultAsync(ct) ?? list.Department;
        return new DestructionView(
            list.Id, list.Number, list.State, department, list.Reason, list.Method, list.ProposedByName, list.ProposedAt, list.EndReason, list.Certificate, list.ExecutedAt,
            await ItemsAsync(db, actor, of, ct), await DecisionViews.OfAsync(db, of, time, await calendars.CurrentAsync(db, ct), ct), of.ContentHash,
            await DecisionViews.OwnAsync(db, of, actor, time, ct), actor.RefusalFor(typeof(CheckHolds)) is null);
    }

    /// <summary>People of the company who can sign, without the one who asks.</summary>
    public async Task<Result<IReadOnlyList<WitnessChoice>>> WitnessesAsync(Actor actor, CancellationToken ct)
    {
        if ((actor.RefusalFor(GetType()) ?? actor.RefusalFor(typeof(BeginDestruction))) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = time.Now;
        return Result.Of<IReadOnlyList<WitnessChoice>>(await db.Set<Person>().AsNoTracking()
            .Where(p => !p.IsExternal && p.Id != actor.PersonId && (p.LeftAt == null || p.LeftAt > now) && db.Users.Any(u => u.PersonId == p.Id && u.DeactivatedAt == null))
            .OrderBy(p => p.Name).Select(p => new WitnessChoice(p.Id, p.Name)).ToListAsync(ct));
    }

    private static async Task<IReadOnlyList<ItemView>> ItemsAsync(VaultDbContext db, Actor actor, DestructionCase of, CancellationToken ct)
    {
        var ids = of.Items.Where(i => i.ObjectKind == Record.Kind).Select(i => i.ObjectId).ToArray();
        var titles = ids.Length == 0 ? [] : await RecordRights.Readable(db, actor).Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Title, ct);
        var named = ids.Length == 0 ? [] : await RecordDisposalQueries.NamedByAsync(db, ids, ct);
        return of.Items.ConvertAll(i => Item(i) with
        {
            RecordId = i.ObjectKind == Record.Kind ? i.ObjectId : null,
            Subject = titles.GetValueOrDefault(i.ObjectId),
            NamedBy = named.GetValueOrDefault(i.ObjectId),
            KeptUntil = i.KeptUntil,
        });
    }

    private static ItemView Item(DestructionItem item) => new(
        item.Id, item.Number, item.Title, item.Label, item.CopyNumber, item.Classification, item.Rule, item.DueOn, item.Fate, item.FateReason, StoredRefusals.Read(item.Refusal),
        item.Hashes.Split('\n', StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>Who sees lists: the controller and those who audit see all, everybody else those on which they decide or decided.</summary>
internal static class DestructionRights
{
    public static bool SeesAll(Actor actor) => !actor.IsExternal && (actor.Can(Permission.ControlDocuments) || actor.Can(Permission.Audit));

    public static IQueryable<DestructionList> Visible(VaultDbContext db, Actor actor)
    {
        var lists = db.Set<DestructionList>().AsNoTracking();
        if (SeesAll(actor))
            return lists;
        var (me, offices) = (actor.PersonId, actor.Offices.ToArray());
        return lists.Where(l => db.Set<DecisionStep>().Any(s => s.SubjectKind == DestructionList.Kind && s.SubjectId == l.Id && (s.DoneById == me || s.NamedId == me || offices.Contains(s.Office))));
    }
}
