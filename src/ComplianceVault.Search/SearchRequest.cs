namespace ComplianceVault.Search;

/// <summary>A question to the index.</summary>
public sealed record SearchRequest
{
    /// <summary>What the person typed, operators included. It is never refused: what is not understood is text.</summary>
    public required string Query { get; init; }

    /// <summary>What the person may see. There is no default on purpose.</summary>
    public required Filter Rights { get; init; }

    /// <summary>What the page narrows to (in force, department, period, one document).</summary>
    public Filter Scope { get; init; } = Filter.Everything;

    public int Skip { get; init; }

    public int Top { get; init; } = 10;

    /// <summary>Keyword fields to count values of.</summary>
    public IReadOnlyList<string> Facets { get; init; } = [];

    /// <summary>Values listed per facet.</summary>
    public int FacetValues { get; init; } = 20;

    /// <summary>Characters of a snippet.</summary>
    public int SnippetLength { get; init; } = 120;

    /// <summary>Words as a question that every one of them answers as it is typed, for lists that are narrowed by words.</summary>
    public static string Exactly(string words) =>
        string.Join(' ', words.Replace("\"", " ", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => $"\"{word}\""));
}

/// <summary>What was found.</summary>
public sealed record SearchAnswer
{
    public required IReadOnlyList<SearchHit> Hits { get; init; }

    /// <summary>
    /// Pieces that match, all pages together: those that hold at least half of the question, weighed by how rare its parts are. When fewer
    /// than ten do, a quarter is asked for, then any part. Facets count the same pieces.
    /// </summary>
    public required int Total { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Facets { get; init; } = new Dictionary<string, IReadOnlyList<FacetCount>>();

    /// <summary>您是不是要找: a repaired query, when the typed one holds words the index does not know.</summary>
    public string? DidYouMean { get; init; }

    /// <summary>The words to mark in a reading view, longest first.</summary>
    public IReadOnlyList<string> Marks { get; init; } = [];

    /// <summary>Milliseconds inside the index.</summary>
    public double TookMs { get; init; }
}

/// <summary>One found piece.</summary>
public sealed record SearchHit
{
    public required string Owner { get; init; }

    public required string Key { get; init; }

    public string? Number { get; init; }

    public required string Heading { get; init; }

    public required string Title { get; init; }

    public required string Code { get; init; }

    /// <summary>The headings above it, outermost first.</summary>
    public required IReadOnlyList<string> ParentHeadings { get; init; }

    /// <summary>The best window of the text as HTML: everything escaped, matches in <c>&lt;mark&gt;</c>.</summary>
    public required string SnippetHtml { get; init; }

    /// <summary>The heading as HTML with matches marked.</summary>
    public required string HeadingHtml { get; init; }

    public required double Score { get; init; }

    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Keywords { get; init; }

    public required IReadOnlyDictionary<string, string> Stored { get; init; }
}

/// <summary>A value of a facet and the number of matching pieces that have it.</summary>
public sealed record FacetCount(string Value, int Count);

/// <summary>A page of pieces without a question: a list that filters, sorts, counts and sums.</summary>
public sealed record ListRequest
{
    /// <summary>What the person may see. There is no default on purpose.</summary>
    public required Filter Rights { get; init; }

    public Filter Scope { get; init; } = Filter.Everything;

    /// <summary>The orders, the first one first; pieces without the value come last.</summary>
    public IReadOnlyList<ListOrder> Order { get; init; } = [];

    public int Skip { get; init; }

    public int Top { get; init; } = 50;

    /// <summary>Keyword fields to count values of.</summary>
    public IReadOnlyList<string> Facets { get; init; } = [];

    /// <summary>Values listed per facet and per group.</summary>
    public int FacetValues { get; init; } = 20;

    /// <summary>Columns by whose words the pieces are grouped; each group has the <see cref="Sums"/> of its own.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Numbers to be added up.</summary>
    public IReadOnlyList<string> Sums { get; init; } = [];

    /// <summary>Instead of a page: is told the total and chooses places from 1 in the order asked for, ascending.</summary>
    public Func<int, IReadOnlyList<int>>? Draw { get; init; }

    /// <summary>A number that is a time (yyyyMMddHHmm): the pieces are counted by its months.</summary>
    public string? Months { get; init; }
}

/// <summary>An order by a number, or by the words of a column or of a keyword named in <see cref="IndexOptions.SortedKeywords"/> (pinyin order).</summary>
public sealed record ListOrder(string Field, bool Words = false, bool Descending = false);

/// <summary>A page of a list with what was counted over all its pages; snippets are empty and scores 0.</summary>
public sealed record ListAnswer(IReadOnlyList<SearchHit> Hits, int Total, IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Facets)
{
    /// <summary>By column; a piece with several words stands in several groups.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<ListGroup>> Groups { get; init; }

    /// <summary>In the order asked for.</summary>
    public required IReadOnlyList<ListSum> Sums { get; init; }

    /// <summary>The places of the hits, where they were drawn.</summary>
    public IReadOnlyList<int> Drawn { get; init; } = [];

    /// <summary>The months in which something is, in order.</summary>
    public required IReadOnlyList<MonthCount> Months { get; init; }
}

/// <summary>The pieces of a list that share a word of a column.</summary>
public sealed record ListGroup(string Word, int Count, IReadOnlyList<ListSum> Sums);

/// <summary>What the pieces that have the number give together.</summary>
public readonly record struct ListSum(int Count, decimal Sum);

/// <summary>How many pieces a month has; <paramref name="Month"/> as yyyyMM.</summary>
public readonly record struct MonthCount(int Month, int Count);

/// <summary>What a suggestion proposes.</summary>
public enum SuggestionKind
{
    Code,
    Title,
    Heading,
    Term,
}

/// <summary>A completion of what a person types.</summary>
public sealed record Suggestion(string Text, SuggestionKind Kind);
