using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.RuleChanges;
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

/// <summary>A proposed period with what it would change.</summary>
public sealed record RetentionChangeView(RuleChangeView Of, RetentionRow Row)
{
    public RetentionTerm Old => Of.Old<RetentionRule>()?.Term() ?? Row.Term;

    public RetentionTerm New => Of.New<RetentionRule>().Term();

    public bool AlsoKept => Of.New<RetentionRule>().AlsoKept;

    public bool IsShorter => New.IsShorterThan(Old);
}

/// <summary>How long records and masters are kept (保存期限), now, on a past day and since ever, with what is proposed.</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class RetentionQueries(IDbContextFactory<VaultDbContext> databases, CompanyTime time, RuleChangeQueries changes)
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

    /// <summary>What waits for its approval or its day.</summary>
    public async Task<Result<IReadOnlyList<RetentionChangeView>>> OpenAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        var open = await changes.OpenAsync(actor, RetentionRules.Family, ct);
        if (!open.Succeeded)
            return open.Error;
        await using var db = await databases.CreateDbContextAsync(ct);
        var reach = await ReachAsync(db, ct);
        var rows = await db.Set<RetentionClass>().AsNoTracking().Where(r => r.To == null).ToDictionaryAsync(r => r.Code, ct);
        return Result.Of<IReadOnlyList<RetentionChangeView>>([.. open.Value.Select(c => new RetentionChangeView(c, rows.TryGetValue(c.Change.Code, out var row) ? Row(row, reach) : Masters(reach)))]);
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
