using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.RuleChanges;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Numbering;

/// <summary>How the numbers of a level are built, as a rule that changes by approval.</summary>
public sealed record PatternRule(string Pattern);

/// <summary>
/// Proposes another pattern for the numbers of a level, from a day on (null: from its approval), with a reason. Documents keep the numbers they have; the sequence
/// goes on where it stands.
/// </summary>
[Needs(Permission.ControlDocuments, Permission.DecideSigners)]
public sealed class ProposePattern(Vault vault, RuleChanging changes)
{
    /// <summary>Refusals: those of <see cref="RuleChanging"/> and of <see cref="NumberRules"/>.</summary>
    public Task<Result<Guid>> ExecuteAsync(Actor actor, string level, string pattern, DateOnly? from, string reason, CancellationToken ct) =>
        vault.ActAsync<Guid>(this, actor, act => changes.ProposeAsync(act, NumberRules.Family, level, new PatternRule((pattern ?? "").Trim()), from, reason), ct);
}

/// <summary>编号规则, changed by approval. The patterns a level had stay known, so that old numbers go on being read and never come again.</summary>
internal sealed class NumberRules(IEnumerable<ITakenNumbers> others) : IRuleFamily
{
    public const string Family = "numbering";

    private const int LongestPattern = 80;

    public string Name => Family;

    public async Task<string?> CurrentAsync(VaultDbContext db, string code, CancellationToken ct) =>
        await db.Set<DocumentLevel>().AsNoTracking().FirstOrDefaultAsync(l => l.Code == code, ct) is { } level ? RuleText.Of(new PatternRule(level.Pattern)) : null;

    /// <summary>
    /// <c>numbering.level-unknown</c>, <c>numbering.pattern-invalid</c>, <c>numbering.pattern-hangs</c>, and where numbers would come twice <c>numbering.pattern-meets</c>
    /// (the other level, its pattern) and <c>numbering.pattern-taken</c> (a number).
    /// </summary>
    public async Task<Error?> RefusalAsync(VaultDbContext db, string code, string wanted, CancellationToken ct)
    {
        var levels = await db.Set<DocumentLevel>().AsNoTracking().OrderBy(l => l.Ordinal).ToListAsync(ct);
        if (levels.Find(l => l.Code == code) is not { } level)
            return Error.NotFound("numbering.level-unknown", code);
        var text = RuleText.Read<PatternRule>(wanted).Pattern;
        var parsed = NumberPattern.Parse(text);
        if (!parsed.Succeeded || text.Length > LongestPattern)
            return parsed.Error ?? Error.Invalid("numbering.pattern-invalid", text);
        var pattern = parsed.Value;
        if (pattern.NeedsDocument && !level.HoldsForms)
            return Error.Invalid("numbering.pattern-hangs");
        foreach (var other in levels.Where(l => l != level))
        {
            if (other.Patterns.FirstOrDefault(p => p.Meets(pattern)) is { } met)
                return Error.Conflict("numbering.pattern-meets", other.NameZh, met.ToString());
        }

        return await TakenAsync(db, level, pattern, ct) is { } taken ? Error.Conflict("numbering.pattern-taken", taken) : null;
    }

    public async Task PutInForceAsync(Act act, RuleChange change)
    {
        // Locked as by one who takes a number: who takes one now gets it by one pattern or the other.
        await act.Db.Set<DocumentLevel>().Where(l => l.Code == change.Code).ExecuteUpdateAsync(s => s.SetProperty(l => l.Taken, l => l.Taken), act.Token);
        var level = await act.Db.Set<DocumentLevel>().FirstAsync(l => l.Code == change.Code, act.Token);
        level.Follow(RuleText.Read<PatternRule>(change.New).Pattern);
    }

    /// <summary>A number in use at another level that the pattern would give some day; what came in under no level may well be what the pattern is changed for.</summary>
    private async Task<string?> TakenAsync(VaultDbContext db, DocumentLevel level, NumberPattern pattern, CancellationToken ct)
    {
        var used = await db.Set<Document>().Where(d => d.Level != level.Code && d.Level != DocumentLevel.Other).Select(d => d.Number).ToListAsync(ct);
        if (!level.HoldsForms)
        {
            foreach (var other in others)
                used.AddRange(await other.Numbers(db).ToListAsync(ct));
        }

        return used.Find(n => pattern.Match(n) is not null);
    }
}
