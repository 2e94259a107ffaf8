using ComplianceVault.App.Glossary;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.Search;

namespace ComplianceVault.App.Searching;

/// <summary>Gives the index the glossary's synonyms: at first use, and again after the trail named a term, whoever changed it.</summary>
public sealed class SearchWords : IDisposable
{
    private readonly SearchIndex index;
    private readonly IndexProjection projection;
    private readonly GlossaryQueries glossary;
    private volatile bool stale = true;

    public SearchWords(SearchIndex index, IndexProjection projection, GlossaryQueries glossary)
    {
        (this.index, this.projection, this.glossary) = (index, projection, glossary);
        projection.Applied += Follow;
    }

    public async Task RefreshAsync(CancellationToken ct)
    {
        if (!stale)
            return;
        stale = false; // before reading: a change in between is read the next time
        try
        {
            index.Open().Synonyms = new Synonyms(await glossary.SpellingsAsync(ct));
        }
        catch
        {
            stale = true;
            throw;
        }
    }

    public void Dispose() => projection.Applied -= Follow;

    private void Follow(IReadOnlySet<string> kinds) => stale |= kinds.Contains(Term.Kind);
}
