using ComplianceVault.Search.Analysis;
using ComplianceVault.Search.Layout;

namespace ComplianceVault.Search.Querying;

/// <summary>Completions from the exact terms of the index, each checked to belong to a piece the rights allow.</summary>
internal static class Suggestions
{
    private const int MostTerms = 2000;

    /// <summary>Display texts of a kind whose key begins with the typed text, shortest first.</summary>
    public static IEnumerable<string> Of(IndexView view, Filter rights, SuggestKind kind, string bare, int top)
    {
        var found = new HashSet<string>();
        for (var segment = 0; segment < view.Segments.Length; segment++)
        {
            var allowed = FilterBits.Of(rights, view.Segments[segment]);
            var seen = 0;
            view.Prefixed(segment, $"{FieldNames.SuggestTerm}{(char)kind}{bare}", (term, terms) =>
            {
                var display = term[(term.IndexOf(FieldNames.Separator) + 1)..];
                if (!found.Contains(display) && IndexView.AnyOf(terms.Docs(view.Segments[segment].LiveDocs, null, Lucene.Net.Index.DocsFlags.NONE), allowed))
                {
                    found.Add(display);
                }

                return ++seen < MostTerms;
            });
        }

        return found.OrderBy(display => display.Length).ThenBy(display => display, StringComparer.Ordinal).Take(top);
    }

    /// <summary>Terms of the synonyms that begin so, as they are spelled or sound, and stand in a piece the rights allow.</summary>
    public static IEnumerable<string> Terms(IndexView view, TextCutter cutter, Filter rights, Synonyms synonyms, string bare, int top)
    {
        return synonyms.Terms.Where(term => Begins(SuggestTerms.Bare(term), bare)).Where(term => Stands(view, cutter, rights, CharacterMap.Fold(term))).Take(top);
    }

    private static bool Begins(string term, string bare)
    {
        if (term.StartsWith(bare, StringComparison.Ordinal))
        {
            return true;
        }

        var (full, initials) = Pinyin.Spell(term);
        return full.StartsWith(bare, StringComparison.Ordinal) || initials.StartsWith(bare, StringComparison.Ordinal);
    }

    private static bool Stands(IndexView view, TextCutter cutter, Filter rights, string folded)
    {
        var query = new ParsedQuery(folded, [folded.Trim()], [], []);
        var plan = new Planner(view, cutter, new IndexOptions(), Synonyms.None).Plan(query, rights, Filter.Everything);
        var reading = new Reading(view, plan, 0, 1, FacetCounts.None);
        reading.Run(CancellationToken.None);
        return reading.Total > 0;
    }
}
