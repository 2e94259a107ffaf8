using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Glossary;

/// <summary>A term in the list; <paramref name="Synonyms"/> one a line.</summary>
public sealed record TermRow(
    Guid Id, int Version, string Zh, string? En, string? Abbreviation, string Synonyms, string? Definition, bool Retired);

/// <summary>A version of a term: what was done, by whom and when; <paramref name="Content"/> is what the trail says of it as JSON, with the old and the new words and the reason.</summary>
public sealed record TermVersion(long Seq, DateTime At, string ByName, string Act, string? Content);

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

    /// <summary>How a term came to be as it is, newest first, from the trail.</summary>
    public async Task<Result<IReadOnlyList<TermVersion>>> VersionsAsync(Actor actor, Guid id, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var about = db.Set<TrailObject>().Where(o => o.Kind == Term.Kind && o.ObjectId == id).Select(o => o.Seq);
        var entries = await db.Set<TrailEntry>().AsNoTracking().Where(e => about.Contains(e.Seq)).OrderByDescending(e => e.Seq).Select(e => new { e.Seq, e.At, e.PersonName, e.Act }).ToListAsync(ct);
        var said = await db.Set<TrailDetail>().AsNoTracking().Where(d => d.Kind == Term.Kind && d.ObjectId == id).ToDictionaryAsync(d => d.Seq, d => d.Content, ct);
        return entries.ConvertAll(e => new TermVersion(e.Seq, e.At, e.PersonName, e.Act, said.GetValueOrDefault(e.Seq)));
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
