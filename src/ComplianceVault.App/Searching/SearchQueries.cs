using ComplianceVault.App.Clauses;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.Kernel;
using ComplianceVault.Search;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Searching;

/// <summary>A question as the page or the command line asks it.</summary>
public sealed record SearchQuestion
{
    public required string Text { get; init; }

    /// <summary>Off: editions in force only, the default.</summary>
    public bool AllEditions { get; init; }

    /// <summary>Chosen facet values: field → values.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Narrowed { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The clause or one below it; refused as <c>clauses.number-invalid</c> when it is no number of one.</summary>
    public string? Clause { get; init; }

    /// <summary>Within one edition.</summary>
    public Guid? EditionId { get; init; }

    public int Skip { get; init; }

    public int Top { get; init; } = 10;

    /// <summary>Count the facets too.</summary>
    public bool Facets { get; init; }
}

/// <summary>What was found; <see cref="Behind"/>: the index has not yet taken up the person's own last act (列表正在更新).</summary>
/// <param name="Answer">Sections.</param>
/// <param name="Clauses">The clauses that the words name, by number, title, term, or the title of what hangs on them.</param>
public sealed record SearchFound(SearchAnswer Answer, bool Behind, IReadOnlyList<FoundClause> Clauses);

/// <summary>A clause that a question names.</summary>
public sealed record FoundClause(string Number, string TitleZh, string? TitleEn);

/// <summary>Full-text search within the person's rights (R09, R41): what may not be read does not exist, in hits, counts, facets and suggestions.</summary>
[Needs(Permission.Read, Permission.Audit), AlsoOutside]
public sealed class SearchQueries(
    SearchIndex index, IndexProjection projection, FindRights rights, SearchWords words, IEnumerable<IIndexSource> sources, IDbContextFactory<VaultDbContext> databases)
{
    /// <summary>Facets of the search page, in their order.</summary>
    public static readonly IReadOnlyList<string> FacetFields = ["document", "level", "department", "clause", DocumentRights.StateField];

    private const int MostClauses = 3;
    private const int MostSections = 1000;

    public async Task<Result<SearchFound>> SearchAsync(Actor actor, SearchQuestion question, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        if (question.Clause is { } clause && ClauseNumber.TryParse(clause) is null)
            return Error.Invalid("clauses.number-invalid", clause);
        var upToDate = await projection.WaitForAsync(actor.Session.LastSequence, FindRights.Patience, ct);
        await words.RefreshAsync(ct);
        var answer = index.Open().Search(
            new SearchRequest
            {
                Query = question.Text,
                Rights = await rights.OfAsync(actor, ct),
                Scope = Scope(question),
                Skip = question.Skip,
                Top = question.Top,
                Facets = question.Facets ? FacetFields : [],
            }, ct);
        if (!answer.Succeeded)
            return Honest(answer.Error);
        var hits = await ReadableAsync(actor, answer.Value.Hits, ct);
        return new SearchFound(answer.Value with { Hits = hits }, !upToDate, await ClausesAsync(actor, question, ct));
    }

    /// <summary>Only on the first page of a question that is not narrowed: there a person may want the clause rather than a section.</summary>
    private async Task<IReadOnlyList<FoundClause>> ClausesAsync(Actor actor, SearchQuestion question, CancellationToken ct)
    {
        if (question.Skip > 0 || question.EditionId is not null || question.Narrowed.Count > 0)
            return [];
        var request = new SearchRequest { Query = question.Text, Rights = await rights.OfAsync(actor, ct), Scope = new Filter.Has(IIndexSource.KindField, Clause.Kind), Top = MostClauses * 2 };
        var answer = index.Open().Search(request, ct);
        var hits = answer.Succeeded ? await ReadableAsync(actor, answer.Value.Hits, ct) : [];
        return [.. hits.Where(h => ClauseMatch.Names(question.Text, h.Code, h.Stored.GetValueOrDefault(ClauseIndexSource.WordsField, ""))).Take(MostClauses)
            .Select(h => new FoundClause(h.Code, h.Title, h.Stored.GetValueOrDefault("title-en")))];
    }

    /// <summary>
    /// Objects of another kind than documents, the best first, with how many there are: records by what stands on them. Every word must stand there as it is typed, for
    /// a list is narrowed by it.
    /// </summary>
    public async Task<Result<SearchAnswer>> ObjectsAsync(Actor actor, string kind, string words, int top, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await projection.WaitForAsync(actor.Session.LastSequence, FindRights.Patience, ct);
        var answer = index.Open().Search(new SearchRequest { Query = SearchRequest.Exactly(words), Rights = await rights.OfAsync(actor, ct), Scope = new Filter.Has(IIndexSource.KindField, kind), Top = top }, ct);
        return answer.Succeeded ? answer.Value with { Hits = await ReadableAsync(actor, answer.Value.Hits, ct) } : Honest(answer.Error);
    }

    public async Task<Result<IReadOnlyList<Suggestion>>> SuggestAsync(Actor actor, string prefix, int top, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await words.RefreshAsync(ct);
        return index.Open().Suggest(prefix, await rights.OfAsync(actor, ct), top);
    }

    /// <summary>The words that the question finds anywhere in the edition, longest first, for marking in its whole text: whichever hit was opened has its own.</summary>
    public async Task<Result<IReadOnlyList<string>>> MarksAsync(Actor actor, string question, Guid editionId, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await words.RefreshAsync(ct);
        var scope = Scope(new SearchQuestion { Text = question, EditionId = editionId });
        var whole = new SearchRequest { Query = question, Rights = await rights.OfAsync(actor, ct), Scope = scope, Top = MostSections, SnippetLength = int.MaxValue };
        var answer = index.Open().Search(whole, ct);
        return answer.Succeeded ? Result.Of(answer.Value.Marks) : Honest(answer.Error);
    }

    /// <summary>Sections that read like this one.</summary>
    public async Task<Result<IReadOnlyList<SearchHit>>> SimilarAsync(Actor actor, Guid editionId, string sectionKey, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        var hits = index.Open().Similar(new ObjectRef(Edition.Kind, editionId).ToString(), sectionKey, new Filter.All(await rights.OfAsync(actor, ct), InForce));
        return hits.Succeeded ? Result.Of(await ReadableAsync(actor, hits.Value, ct)) : Honest(hits.Error);
    }

    // The owner's worker rebuilds at once what it cannot use: a person need not call the administrator.
    private Error Honest(Error error) => index.IsOwner && error.Code is ("search.index-missing" or "search.index-broken" or "search.index-outdated")
        ? Error.Unavailable("search.rebuilding", 0)
        : error;

    private static readonly Filter InForce = new Filter.Has(DocumentRights.StateField, nameof(EditionState.Effective));

    private static Filter.All Scope(SearchQuestion question)
    {
        List<Filter> conditions = [new Filter.Has(IIndexSource.KindField, Edition.Kind)];
        conditions.AddRange(question.Narrowed.Where(n => n.Value.Count > 0).Select(Filter (n) => new Filter.Has(n.Key, n.Value)));
        if (!question.AllEditions && question.EditionId is null)
            conditions.Add(InForce);
        if (question.Clause is { } clause)
            conditions.Add(new Filter.Has("clause-chain", ClauseNumber.TryParse(clause)?.Text ?? clause));
        if (question.EditionId is { } edition)
            conditions.Add(new Filter.Has("edition-id", edition.ToString("D")));
        return new Filter.All([.. conditions]);
    }

    private async Task<IReadOnlyList<SearchHit>> ReadableAsync(Actor actor, IReadOnlyList<SearchHit> hits, CancellationToken ct)
    {
        var named = hits.Select(h => ObjectRef.TryParse(h.Owner, out var o) ? o : default).Distinct().ToLookup(o => o.Kind, o => o.Id);
        await using var db = await databases.CreateDbContextAsync(ct);
        var readable = new HashSet<string>();
        foreach (var source in sources)
        {
            var ids = named[source.Kind].ToList();
            if (ids.Count > 0)
                readable.UnionWith((await source.Readable(db, actor).Where(id => ids.Contains(id)).ToListAsync(ct)).Select(id => new ObjectRef(source.Kind, id).ToString()));
        }

        return [.. hits.Where(h => readable.Contains(h.Owner))];
    }
}
