using ComplianceVault.App.Documents.Destruction;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Distribution;

/// <summary>The controller's lists of copies.</summary>
public enum CopyList
{
    /// <summary>待发放: planned, nothing to be exchanged for.</summary>
    ToIssue,

    /// <summary>待换发: planned, against an old copy that is still out (以旧换新).</summary>
    ToExchange,

    /// <summary>未签收: handed out, not signed for.</summary>
    Unacknowledged,

    /// <summary>待收回: recalled, the day still to come or past.</summary>
    ToReturn,

    /// <summary>逾期: the day past of a recalled copy that is not with the controller, of one handed out and not signed for, of one to be handed out with the edition.</summary>
    Overdue,

    /// <summary>待销毁: back, of an edition that is obsolete; neither kept nor on a list.</summary>
    ToDestroy,
}

/// <summary>How long each list of the board is.</summary>
public sealed record DistributionCounts(IReadOnlyDictionary<CopyList, int> Copies, int Losses, int Awaiting, int Reviews);

/// <summary>A line outside the scope that awaits approval, with its document.</summary>
public sealed record AwaitingRow(Guid DocumentId, string Number, string Title, DistributionRow Line);

/// <summary>What the controller has to do with copies, in lists (分发台账).</summary>
[Needs(Permission.ControlDocuments)]
public sealed class DistributionBoard(IDbContextFactory<VaultDbContext> databases, CompanyTime time, WorkingCalendars calendars, ReviewQueries reviews)
{
    public async Task<Result<DistributionCounts>> CountsAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var copies = new Dictionary<CopyList, int>();
        foreach (var list in Enum.GetValues<CopyList>())
            copies[list] = await CopyLists.Of(db, list, time.Today).CountAsync(ct);
        var due = await reviews.DueAsync(actor, ReviewStanding.Coming, null, new(1, 1), ct);
        return new DistributionCounts(
            copies, await db.Set<CopyLoss>().CountAsync(l => l.DecidedAt == null, ct), await CopyLists.Awaiting(db).CountAsync(ct), due.Succeeded ? due.Value.Total : 0);
    }

    /// <summary>What is due first stands first; within a document by 分发号. <paramref name="department"/>: of one holder department, null: all.</summary>
    public async Task<Result<Page<CopyRow>>> CopiesAsync(Actor actor, CopyList list, string? department, PageRequest page, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var copies = CopyLists.Of(db, list, time.Today).Where(c => department == null || c.Department == department);
        var ordered = list is CopyList.ToIssue or CopyList.ToExchange
            ? CopyRows.Of(db, copies).OrderBy(x => x.Edition.EffectiveDate).ThenBy(x => x.Document.Number).ThenBy(x => x.Copy.Ordinal)
            : CopyRows.Of(db, copies).OrderBy(x => x.Copy.State == CopyState.Planned ? x.Edition.EffectiveDate : x.Copy.Due).ThenBy(x => x.Document.Number).ThenBy(x => x.Copy.Ordinal);
        return await CopyRows.PageAsync(db, copies, ordered, page, await DueReading.NowAsync(db, calendars, time, ct), ct);
    }

    /// <summary>遗失处理中: reported and not decided, the oldest first.</summary>
    public async Task<Result<Page<LossRow>>> LossesAsync(Actor actor, PageRequest page, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await CopyLossRows.PageAsync(db, actor, db.Set<CopyLoss>().AsNoTracking().Where(l => l.DecidedAt == null), page, await DueReading.NowAsync(db, calendars, time, ct), ct);
    }

    /// <summary>待批准的超范围发放, the oldest first.</summary>
    public async Task<Result<Page<AwaitingRow>>> AwaitingAsync(Actor actor, PageRequest page, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await CopyLists.AwaitingPageAsync(db, actor, page, time, ct);
    }

    /// <summary>待评审: overdue and within 60 days, the earliest first.</summary>
    public async Task<Result<Page<ReviewRow>>> ReviewsAsync(Actor actor, PageRequest page, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        return await reviews.DueAsync(actor, ReviewStanding.Coming, null, page, ct);
    }
}

/// <summary>Lines outside the scope that wait for a decision: all of them for the management representative, for anybody else those that are this person's to decide.</summary>
[Needs(Permission.Read)]
public sealed class DistributionDecisions(IDbContextFactory<VaultDbContext> databases, CompanyTime time)
{
    /// <summary>The oldest first; for the representative the own requests too, which somebody else decides.</summary>
    public async Task<Result<Page<AwaitingRow>>> AwaitingAsync(Actor actor, PageRequest page, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (actor.Can(Permission.DecideSigners))
            return await CopyLists.AwaitingPageAsync(db, actor, page, time, ct);
        if (!actor.Offices.Contains(Role.Manager))
            return new Page<AwaitingRow>([], 0);
        var all = await CopyLists.AwaitingPageAsync(db, actor, new(1, int.MaxValue), time, ct);
        var mine = all.Rows.Where(r => r.Line.MayDecide).ToList();
        return new Page<AwaitingRow>([.. mine.Skip(page.Skip).Take(page.Take)], mine.Count);
    }
}

/// <summary>The lists as queries.</summary>
internal static class CopyLists
{
    public static IQueryable<ControlledCopy> Of(VaultDbContext db, CopyList list, DateOnly today)
    {
        var copies = db.Set<ControlledCopy>().AsNoTracking();
        var toIssue = copies.Where(c => c.State == CopyState.Planned && (c.ReplacesId == null || !Out(db).Any(o => o.Id == c.ReplacesId)));
        return list switch
        {
            CopyList.ToIssue => toIssue,
            CopyList.ToExchange => copies.Where(c => c.State == CopyState.Planned && c.ReplacesId != null && Out(db).Any(o => o.Id == c.ReplacesId)),
            CopyList.Unacknowledged => copies.Where(c => c.State == CopyState.Issued),
            CopyList.ToReturn => copies.Where(c => c.State == CopyState.RecallRequested),
            CopyList.ToDestroy => copies.Where(c => c.State == CopyState.Returned && Gone(db).Any(e => e.Id == c.EditionId) && !DestructionProposal.OnOpenLists(db).Any(o => o.ObjectId == c.Id)),
            _ => copies.Where(c => (c.State == CopyState.RecallRequested && c.Due < today && c.ReceivedAt == null)
                || (c.State == CopyState.Issued && c.Due < today)
                || (toIssue.Any(p => p.Id == c.Id) && db.Set<Edition>().Any(e => e.Id == c.EditionId && e.State == EditionState.Effective && e.EffectiveDate < today))),
        };
    }

    public static IQueryable<DistributionEntry> Awaiting(VaultDbContext db) =>
        db.Set<DistributionEntry>().AsNoTracking().Where(e => e.Standing == EntryStanding.Awaiting && e.To == null);

    public static async Task<Page<AwaitingRow>> AwaitingPageAsync(VaultDbContext db, Actor actor, PageRequest page, CompanyTime time, CancellationToken ct)
    {
        var rows = await Awaiting(db).Join(db.Set<Document>(), e => e.DocumentId, d => d.Id, (e, d) => new { e, d.Number, d.Title })
            .OrderBy(x => x.e.At).ThenBy(x => x.e.Id).Skip(page.Skip).Take(page.Take).ToListAsync(ct);
        var lines = await DistributionQueries.RowsAsync(db, actor, rows.Select(x => x.e), true, time, ct);
        return new([.. rows.Zip(lines, (x, line) => new AwaitingRow(x.e.DocumentId, x.Number, x.Title, line))], await Awaiting(db).CountAsync(ct));
    }

    private static IQueryable<Edition> Gone(VaultDbContext db) =>
        db.Set<Edition>().Where(e => e.State == EditionState.Obsolete || e.State == EditionState.RetainedObsolete || e.State == EditionState.Destroyed);

    /// <summary>Copies that must come back, or be certified lost, before their successors go out.</summary>
    private static IQueryable<ControlledCopy> Out(VaultDbContext db) =>
        db.Set<ControlledCopy>().Where(o => o.State == CopyState.Issued || o.State == CopyState.Acknowledged || o.State == CopyState.RecallRequested || o.State == CopyState.LossReported);
}
