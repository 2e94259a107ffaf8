using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Retention;

/// <summary>A class of keeping and the rule that holds; <paramref name="From"/> null: since ever. <paramref name="ByName"/> null: as the pack says.</summary>
public sealed record RetentionRow(
    string Code, string TitleZh, string? TitleEn, RetentionTerm Term, string? Source, DateOnly? From, DateOnly? To, bool AlsoKept, string? ByName, string? Reason, RetentionReach Reach)
{
    /// <summary>作废文件的正本: of documents, not of records.</summary>
    public bool IsOfMasters => Code == RetentionClass.Masters;
}

/// <summary>What a class reaches: forms by number, how many records of them there are, and masters of documents that are no longer in force.</summary>
public sealed record RetentionReach(IReadOnlyList<string> Forms, long Records, int Masters)
{
    public static readonly RetentionReach Nothing = new([], 0, 0);
}

/// <summary>
/// A proposed period: <paramref name="ContentHash"/> is over what is shown. <paramref name="MayDecide"/>: this person's turn; <paramref name="Refusal"/>: whose turn it is but for (≠).
/// </summary>
public sealed record RetentionChangeView(
    RetentionChange Change, RetentionRow Row, RetentionTerm Old, IReadOnlyList<DecisionView> Steps, string ContentHash, bool MayDecide, Error? Refusal)
{
    public bool IsShorter => Change.Term.IsShorterThan(Old);
}

/// <summary>How long records and masters are kept (保存期限), now, on a past day and since ever, with what is proposed.</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class RetentionQueries(IDbContextFactory<VaultDbContext> databases, CompanyTime time, WorkingCalendars calendars)
{
    /// <summary>The rules of today, or of a past day.</summary>
    public async Task<Result<IReadOnlyList<RetentionRow>>> TableAsync(Actor actor, DateOnly? asOf, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var (day, reach) = (asOf ?? time.Today, await ReachAsync(db, ct));
        var rows = await db.Set<RetentionClass>().AsNoTracking().Where(r => r.From <= day && (r.To == null || r.To > day)).OrderBy(r => r.Code).ToListAsync(ct);
        List<RetentionRow> all = [.. rows.Select(r => Row(r, reach))];
        if (!all.Exists(r => r.IsOfMasters))
            all.Insert(0, Masters(reach));
        return Result.Of<IReadOnlyList<RetentionRow>>([.. all.OrderByDescending(r => r.IsOfMasters)]);
    }

    /// <summary>Every rule that a class had, newest first.</summary>
    public async Task<Result<IReadOnlyList<RetentionRow>>> HistoryAsync(Actor actor, string code, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await db.Set<RetentionClass>().AsNoTracking().Where(r => r.Code == code).ToListAsync(ct);
        if (rows.Count == 0 && code == RetentionClass.Masters)
            return Result.Of<IReadOnlyList<RetentionRow>>([Masters([])]);
        return Result.Of<IReadOnlyList<RetentionRow>>([.. rows.OrderByDescending(r => r.To ?? DateOnly.MaxValue).ThenByDescending(r => r.From).Select(r => Row(r, []))]);
    }

    /// <summary>What waits for its approval.</summary>
    public async Task<Result<IReadOnlyList<RetentionChangeView>>> WaitingAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var views = new List<RetentionChangeView>();
        var reach = await ReachAsync(db, ct);
        foreach (var change in await db.Set<RetentionChange>().AsNoTracking().Where(c => c.State == RetentionChangeState.Waiting).OrderBy(c => c.At).ToListAsync(ct))
            views.Add(await ViewAsync(db, change, actor, reach, ct));
        return Result.Of<IReadOnlyList<RetentionChangeView>>(views);
    }

    private async Task<RetentionChangeView> ViewAsync(VaultDbContext db, RetentionChange change, Actor actor, Dictionary<string, RetentionReach> reach, CancellationToken ct)
    {
        var of = await RetentionCase.LoadAsync(db, change, ct);
        var own = await DecisionViews.OwnAsync(db, of, actor, time, ct);
        var current = await db.Set<RetentionClass>().AsNoTracking().FirstOrDefaultAsync(r => r.Code == change.Code && r.To == null, ct);
        return new(
            change, current is null ? Masters(reach) : Row(current, reach), of.Old, await DecisionViews.OfAsync(db, of, time, await calendars.CurrentAsync(db, ct), ct), of.ContentHash,
            own is { Refusal: null }, own?.Refusal is { Code: not "deciding.not-your-turn" } no ? no : null);
    }

    /// <summary>By class; how many records there are is counted, not listed, since not everybody may see them.</summary>
    private static async Task<Dictionary<string, RetentionReach>> ReachAsync(VaultDbContext db, CancellationToken ct)
    {
        var records = (await db.Set<RecordCount>().GroupBy(c => c.FormId).Select(g => new { g.Key, Records = g.Sum(c => (long)c.Records) }).ToListAsync(ct)).ToDictionary(c => c.Key, c => c.Records);
        var forms = await db.Set<Form>().AsNoTracking().OrderBy(f => f.Number).Select(f => new { f.Id, f.Number, f.Retention }).ToListAsync(ct);
        var reach = forms.GroupBy(f => f.Retention).ToDictionary(g => g.Key, g => new RetentionReach([.. g.Select(f => f.Number)], g.Sum(f => records.GetValueOrDefault(f.Id)), 0));
        reach[RetentionClass.Masters] = new([], 0, await db.Set<Edition>().CountAsync(e => e.State == EditionState.Obsolete || e.State == EditionState.RetainedObsolete, ct));
        return reach;
    }

    private static RetentionRow Masters(Dictionary<string, RetentionReach> reach) => new(
        RetentionClass.Masters, VaultWords.Of("retention.masters", [], Documents.Controlled.PaperWords.Chinese), VaultWords.Of("retention.masters", [], System.Globalization.CultureInfo.GetCultureInfo("en")),
        RetentionHistory.MastersTerm, null, null, null, false, null, null, reach.GetValueOrDefault(RetentionClass.Masters) ?? RetentionReach.Nothing);

    private static RetentionRow Row(RetentionClass r, Dictionary<string, RetentionReach> reach) => new(
        r.Code, r.TitleZh, r.TitleEn, r.Term, r.Source, r.From.Year < 1901 ? null : r.From, r.To, r.AlsoKept, r.ByName, r.Reason, reach.GetValueOrDefault(r.Code) ?? RetentionReach.Nothing);
}
