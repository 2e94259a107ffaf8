using ComplianceVault.App.Documents.Import;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Numbering;

/// <summary>
/// The numbers of a level (of one document where the level's numbers hang on a <paramref name="Parent"/>): the highest taken, the next to be given, and those
/// missing below the highest (缺号).
/// </summary>
public sealed record LevelGaps(string Level, string NameZh, string? NameEn, string? Parent, string? Highest, string? Next, IReadOnlyList<string> Missing);

/// <summary>A number that was taken and has no edition yet; <paramref name="HasPackText"/>: it was registered with the pack's list, which has a text to begin from.</summary>
public sealed record TakenNumber(Guid DocumentId, string Number, string Title, string Level, string? Department, DateTime At, string? ByName, bool HasPackText);

/// <summary>Which numbers were taken, which are missing: what an auditor asks the controller for (R21).</summary>
[Needs(Permission.ControlDocuments, Permission.WriteDocuments, Permission.Audit)]
public sealed class NumberGaps(IDbContextFactory<VaultDbContext> databases, NumberTaking numbers)
{
    /// <summary>Each level in its order; levels of forms one row a document.</summary>
    public async Task<Result<IReadOnlyList<LevelGaps>>> ListAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var used = await numbers.UsedAsync(db, ct);
        var levels = await db.Set<DocumentLevel>().AsNoTracking().OrderBy(l => l.Ordinal).ToListAsync(ct);
        return Result.Of<IReadOnlyList<LevelGaps>>([.. levels.SelectMany(l => Of(l, used))]);
    }

    /// <summary>The number the level would give now, for showing; another may take it first.</summary>
    public async Task<Result<string>> NextAsync(Actor actor, string level, string? parent, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Set<DocumentLevel>().AsNoTracking().FirstOrDefaultAsync(l => l.Code == level, ct) is not { } found)
            return Error.NotFound("numbering.level-unknown", level);
        var next = NumberTaking.Next(found, await numbers.UsedAsync(db, ct), string.IsNullOrWhiteSpace(parent) ? null : parent.Trim());
        return next.Succeeded ? next.Value.Number : next.Error;
    }

    /// <summary>Registered documents without any edition in work or in force: all for the controller, for everybody else one's own and what came with the pack for the own departments.</summary>
    public async Task<Result<IReadOnlyList<TakenNumber>>> WithoutEditionAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var (all, me, mine) = (actor.Can(Permission.ControlDocuments), actor.PersonId, actor.Departments.ToList());
        var listed = db.Set<LoadedItem>().Where(i => i.Part == DocumentListPart.Items).Select(i => i.Item);
        return await db.Set<Document>().AsNoTracking()
            .Where(d => (all || d.RegisteredById == me || (d.RegisteredById == null && listed.Contains(d.Number) && mine.Contains(d.Department!))) && !db.Set<Edition>().Any(e => e.DocumentId == d.Id && e.State != EditionState.Discarded))
            .OrderBy(d => d.Number)
            .Select(d => new TakenNumber(
                d.Id, d.Number, d.Title, d.Level, d.Department, d.CreatedAt, db.Set<Person>().Where(p => p.Id == d.RegisteredById).Select(p => p.Name).FirstOrDefault(),
                d.RegisteredById == null && listed.Contains(d.Number)))
            .ToListAsync(ct);
    }

    private static IEnumerable<LevelGaps> Of(DocumentLevel level, IReadOnlyCollection<string> used)
    {
        var pattern = NumberPattern.Parse(level.Pattern).Value;
        if (!pattern.NeedsDocument)
            return [Row(level, pattern, used, null)];
        return Hanging(level).SelectMany(p => used.Select(p.Match)).OfType<NumberMatch>().Select(m => m.Document!).Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.Ordinal).Select(d => Row(level, pattern, used, d));
    }

    private static IEnumerable<NumberPattern> Hanging(DocumentLevel level) => level.Patterns.Where(p => p.NeedsDocument);

    /// <summary>The sequence goes on when the pattern changes, so that a number by an earlier one leaves no gap.</summary>
    private static LevelGaps Row(DocumentLevel level, NumberPattern pattern, IReadOnlyCollection<string> used, string? parent)
    {
        var taken = level.Patterns.Where(p => p.NeedsDocument == pattern.NeedsDocument).Reverse()
            .Select(p => (Pattern: p, Numbers: used.Select(p.Match).OfType<NumberMatch>().Where(m => string.Equals(m.Document, parent, StringComparison.OrdinalIgnoreCase)).ToList())).ToList();
        var highest = taken.SelectMany(t => t.Numbers).MaxBy(m => m.Sequence);
        var known = taken.SelectMany(t => t.Numbers).Select(m => m.Sequence).ToHashSet();
        var missing = Enumerable.Range(1, highest?.Sequence ?? 0).Where(n => !known.Contains(n));
        var next = NumberTaking.Next(level, used, parent);
        return new(level.Code, level.NameZh, level.NameEn, parent, highest?.Text, next.Succeeded ? next.Value.Number : null, [.. missing.Select(n => As(n))]);

        string As(int sequence) => taken.First(t => t.Numbers.Exists(m => m.Sequence > sequence)).Pattern.Format(sequence, parent); // as it would have been called then
    }
}
