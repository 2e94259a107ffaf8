using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Glossary;

/// <summary>A term in the list; <paramref name="Synonyms"/> one a line.</summary>
public sealed record TermRow(
    Guid Id, int Version, string Zh, string? En, string? Abbreviation, string Synonyms, string? Definition, bool Retired);

/// <summary>The glossary for people, and its synonyms for the search.</summary>
[Needs(Permission.Read)]
public sealed class GlossaryQueries(IDbContextFactory<VaultDbContext> databases)
{
    /// <summary>Terms in which the words occur anywhere, those in use first; a glossary is a few hundred terms and comes whole.</summary>
    public async Task<Result<IReadOnlyList<TermRow>>> ListAsync(Actor actor, string? words, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var terms = await db.Set<Term>().AsNoTracking().OrderBy(t => t.RetiredAt != null).ThenBy(t => t.Id)
            .Select(t => new TermRow(t.Id, t.Version, t.Zh, t.En, t.Abbreviation, t.Synonyms, t.Definition, t.RetiredAt != null)).ToListAsync(ct);
        return string.IsNullOrWhiteSpace(words) ? terms : terms.FindAll(t => Holds(t, words.Trim()));
    }

    /// <summary>Per term in use all its spellings, for the search; it is no person's question and needs no permission.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> SpellingsAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var terms = await db.Set<Term>().AsNoTracking().Where(t => t.RetiredAt == null).OrderBy(t => t.Id).ToListAsync(ct);
        return [.. terms.Select(t => t.Spellings)];
    }

    private static bool Holds(TermRow term, string words) =>
        new[] { term.Zh, term.En, term.Abbreviation, term.Synonyms, term.Definition }
            .Any(text => text?.Contains(words, StringComparison.CurrentCultureIgnoreCase) == true);
}
