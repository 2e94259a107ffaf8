using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.RuleChanges;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Numbering;

/// <summary>A level to choose.</summary>
public sealed record LevelChoice(string Code, string NameZh, string? NameEn);

/// <summary>The levels of documents, in their order.</summary>
[Needs(Permission.Read, Permission.Audit), AlsoOutside]
public sealed class NumberingQueries(IDbContextFactory<VaultDbContext> databases)
{
    public async Task<Result<IReadOnlyList<LevelChoice>>> LevelsAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<DocumentLevel>().AsNoTracking().OrderBy(l => l.Ordinal).Select(l => new LevelChoice(l.Code, l.NameZh, l.NameEn)).ToListAsync(ct);
    }
}

/// <summary>A level with its pattern and the next number it would give (of a document where its numbers hang on one), and since when, by whom and why.</summary>
public sealed record PatternRow(string Level, string NameZh, string? NameEn, bool HoldsForms, string Pattern, string? Next, DateOnly? From, string? ByName, string? Reason);

/// <summary>How numbers are built (编号规则), and what a proposed pattern would give.</summary>
[Needs(Permission.ControlDocuments, Permission.DecideSigners, Permission.Audit)]
public sealed class PatternQueries(IDbContextFactory<VaultDbContext> databases, NumberTaking numbers, IEnumerable<IRuleFamily> families)
{
    /// <summary>The levels in their order.</summary>
    public async Task<Result<IReadOnlyList<PatternRow>>> TableAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var used = await numbers.UsedAsync(db, ct);
        var changes = (await db.Set<RuleChange>().AsNoTracking().Where(c => c.Family == NumberRules.Family && c.State == RuleChangeState.InForce).OrderByDescending(c => c.StateAt).ToListAsync(ct))
            .ToLookup(c => c.Code);
        var rows = new List<PatternRow>();
        foreach (var level in await db.Set<DocumentLevel>().AsNoTracking().OrderBy(l => l.Ordinal).ToListAsync(ct))
        {
            var (next, last) = (await NextAsync(db, level, NumberPattern.Parse(level.Pattern).Value, used, ct), changes[level.Code].FirstOrDefault());
            rows.Add(new(level.Code, level.NameZh, level.NameEn, level.HoldsForms, level.Pattern, next, last?.InForceOn, last?.ByName, last?.Reason));
        }

        return rows;
    }

    /// <summary>How editions are labelled; from when, and who proposed it, where a change said so.</summary>
    public async Task<Result<(string Scheme, DateOnly? From, string? ByName)>> SchemeAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var last = await db.Set<RuleChange>().AsNoTracking().Where(c => c.Family == EditionSchemeRules.Family && c.State == RuleChangeState.InForce).OrderByDescending(c => c.StateAt).FirstOrDefaultAsync(ct);
        return (await VaultSettings.GetAsync(db, NumberingInForce.SchemeSetting, ct), last?.InForceOn, last?.ByName);
    }

    /// <summary>The next number by that pattern, or why it cannot be the rule.</summary>
    public async Task<Result<string>> PreviewAsync(Actor actor, string level, string pattern, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var wanted = (pattern ?? "").Trim();
        if (await families.Single(f => f.Name == NumberRules.Family).RefusalAsync(db, level, RuleText.Of(new PatternRule(wanted)), ct) is { } unfit)
            return unfit;
        var found = await db.Set<DocumentLevel>().AsNoTracking().FirstAsync(l => l.Code == level, ct);
        return await NextAsync(db, found, NumberPattern.Parse(wanted).Value, await numbers.UsedAsync(db, ct), ct) ?? wanted;
    }

    /// <summary>Where numbers hang on a document, that of the first document there is.</summary>
    private static async Task<string?> NextAsync(VaultDbContext db, DocumentLevel level, NumberPattern pattern, HashSet<string> used, CancellationToken ct)
    {
        var parent = pattern.NeedsDocument ? await db.Set<Document>().Where(d => d.Level != level.Code).OrderBy(d => d.Number).Select(d => d.Number).FirstOrDefaultAsync(ct) : null;
        return NumberTaking.Next(level, used, parent, pattern) is { Succeeded: true } next ? next.Value.Number : null;
    }
}
