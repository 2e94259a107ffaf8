using System.Text.RegularExpressions;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Documents.Numbering;

/// <summary>A level of documents (一阶 … 四阶, 外来) with the pattern of its numbers (文件控制程序: 编号).</summary>
public sealed class DocumentLevel
{
    /// <summary>The level of what no pattern fits.</summary>
    public const string Other = "其他";

    public required string Code { get; init; }

    public required string NameZh { get; set; }

    public string? NameEn { get; set; }

    public required string Pattern { get; set; }

    /// <summary>The patterns it had before, one a line, the oldest first: numbers given by them are still of this level.</summary>
    public string Earlier { get; set; } = "";

    public int Ordinal { get; set; }

    /// <summary>Whether its documents are forms (四阶), whatever their numbers look like.</summary>
    public bool HoldsForms { get; set; }

    /// <summary>
    /// The highest sequence that was ever given out here (0: none). Taking a number locks this row, so that two never take the same; levels of forms count for
    /// each document by itself and use the row as a lock only.
    /// </summary>
    public int Taken { get; set; }

    /// <summary>The pattern in force, then the earlier ones.</summary>
    internal IEnumerable<NumberPattern> Patterns =>
        Earlier.Split('\n', StringSplitOptions.RemoveEmptyEntries).Reverse().Where(e => e != Pattern).Prepend(Pattern).Select(p => NumberPattern.Parse(p).Value);

    /// <summary>Goes over to another pattern.</summary>
    internal void Follow(string pattern)
    {
        Earlier = string.Join('\n', Earlier.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(e => e != Pattern && e != pattern).Append(Pattern));
        Pattern = pattern;
    }

    internal static IQueryable<string> OfForms(Platform.Data.VaultDbContext db) => db.Set<DocumentLevel>().Where(l => l.HoldsForms).Select(l => l.Code);
}

internal sealed class DocumentLevelMapping : IEntityTypeConfiguration<DocumentLevel>
{
    public void Configure(EntityTypeBuilder<DocumentLevel> builder)
    {
        builder.ToTable("DocumentLevel").HasKey(l => l.Code);
        builder.Property(l => l.Code).HasMaxLength(20);
        builder.Property(l => l.NameZh).HasMaxLength(100);
        builder.Property(l => l.NameEn).HasMaxLength(100);
        builder.Property(l => l.Pattern).HasMaxLength(80);
        builder.Ignore(l => l.Patterns);
    }
}

/// <summary>The numbering in force: which level a number belongs to, and which number comes next.</summary>
public sealed class NumberingRules(IReadOnlyList<DocumentLevel> levels, EditionScheme scheme)
{
    /// <summary>Those in force before the earlier ones.</summary>
    private readonly List<(DocumentLevel Level, NumberPattern Pattern)> patterns =
        [.. levels.OrderBy(l => l.Ordinal).SelectMany(l => l.Patterns.Select((p, i) => (Level: l, Pattern: p, i))).OrderBy(p => p.i).Select(p => (p.Level, p.Pattern))];

    private Regex? inText;

    /// <summary>Numbers as most companies write them, for documents that came in under a number of no level.</summary>
    private const string Customary = @"[A-Z]{2,8}-(?:[A-Z]{1,4})?[0-9]{2,3}(?:-R[0-9]{2,3})?";

    public EditionScheme Scheme { get; } = scheme;

    public IReadOnlyList<DocumentLevel> Levels => levels;

    /// <summary>The level of forms.</summary>
    public string FormLevel => patterns.Find(p => p.Level.HoldsForms).Level?.Code ?? DocumentLevel.Other;

    /// <summary>The level by the number; forms hang on a document, so their pattern is asked before the shorter ones.</summary>
    public string LevelOf(string number) =>
        patterns.OrderByDescending(p => p.Pattern.NeedsDocument).FirstOrDefault(p => p.Pattern.Match(number) is not null).Level?.Code ?? DocumentLevel.Other;

    /// <summary>The numbers a text names, in their canonical spelling: those of the levels, and any that look like one.</summary>
    public IEnumerable<string> NamedIn(string text) => Numbers().Matches(text).Select(m => Canonical(m.Value));

    /// <summary>The numbers of forms that a text names, each with its place in the text.</summary>
    public IEnumerable<(string Number, int Index)> FormsNamedIn(string text) =>
        Numbers().Matches(text).Select(m => (Number: Canonical(m.Value), m.Index)).Where(n => LevelOf(n.Number) is var level && levels.Any(l => l.HoldsForms && l.Code == level));

    /// <summary>A free number of the same kind as the given one.</summary>
    public string FreeNumberLike(string number, IReadOnlyCollection<string> used)
    {
        var (level, pattern) = patterns.FirstOrDefault(p => p.Pattern.Match(number) is not null);
        return level is not null && NumberTaking.Next(level, used, pattern.Match(number)!.Document) is { Succeeded: true } next ? next.Value.Number : $"{number}-2";
    }

    private string Canonical(string number) =>
        patterns.Select(p => p.Pattern.Match(number)).OfType<NumberMatch>().FirstOrDefault()?.Text ?? number.ToUpperInvariant();

    private Regex Numbers() => inText ??= new Regex(
        $"(?<![A-Za-z0-9-])(?:{Alternatives()}{Customary})(?![A-Za-z0-9])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Longer kinds first: a form's number begins with that of its document.</summary>
    private string Alternatives()
    {
        var own = patterns.Where(p => !p.Pattern.NeedsDocument).Select(p => p.Pattern.Expression("")).ToList();
        var hanging = patterns.Where(p => p.Pattern.NeedsDocument).Select(p => p.Pattern.Expression(string.Join('|', own.Append(Customary))));
        return string.Concat(hanging.Concat(own.OrderByDescending(e => e.Length)).Select(e => $"(?i:{e})|"));
    }

    /// <summary>The place of an edition among those of its document; null when no scheme reads the label.</summary>
    public int? OrdinalOf(string label) =>
        EditionScheme.All.Prepend(Scheme).Select(s => s.Read(label).Place).FirstOrDefault(p => p is not null) is { } place
            ? (place.Edition * 1000) + place.Revision
            : null;
}

/// <summary>Loads the numbering in force.</summary>
public static class NumberingInForce
{
    /// <summary>Decision 35: the edition scheme is data.</summary>
    public static readonly Platform.Settings.SettingDefinition SchemeSetting =
        new("documents.edition-scheme", EditionScheme.Letters.Id) { Choices = [.. EditionScheme.All.Select(s => s.Id)], ByApproval = true };

    public static async Task<NumberingRules> LoadAsync(Platform.Data.VaultDbContext db, CancellationToken ct)
    {
        var levels = await db.Set<DocumentLevel>().AsNoTracking().OrderBy(l => l.Ordinal).ToListAsync(ct);
        var scheme = EditionScheme.Find(await Platform.Settings.VaultSettings.GetAsync(db, SchemeSetting, ct)) ?? EditionScheme.Letters;
        return new(levels, scheme);
    }
}
