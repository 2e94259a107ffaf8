namespace ComplianceVault.Search;

/// <summary>
/// One findable piece: a section of a document, a record, a finding. The index knows no feature: what a piece is about lies in its
/// keywords, whose names the caller chooses.
/// </summary>
public sealed record SearchDocument
{
    /// <summary>The object whose pieces are replaced together, e.g. <c>edition/0198…</c>.</summary>
    public required string Owner { get; init; }

    /// <summary>Unique within the owner, e.g. the section key.</summary>
    public required string Key { get; init; }

    /// <summary>Section number as printed; it is found by itself and by its parents (<c>8.2.6</c> by <c>8.2</c>).</summary>
    public string? Number { get; init; }

    /// <summary>The piece's own heading.</summary>
    public string Heading { get; init; } = "";

    /// <summary>The headings above it, outermost first.</summary>
    public IReadOnlyList<string> ParentHeadings { get; init; } = [];

    /// <summary>The title of the whole (document, form).</summary>
    public string Title { get; init; } = "";

    /// <summary>The number of the whole as people cite it (<c>ITSMS-P05</c>); found like the title.</summary>
    public string Code { get; init; } = "";

    /// <summary>The text. Pieces above 32,000 characters are cut by the caller into several keys.</summary>
    public string Text { get; init; } = "";

    /// <summary>Words by which the piece is filtered and counted: exact, several values a name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Keywords { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Numbers by which the piece is filtered by range and sorted; dates as yyyyMMdd.</summary>
    public IReadOnlyDictionary<string, long> Numbers { get; init; } = new Dictionary<string, long>();

    /// <summary>
    /// Words of the columns of a list (a register): filtered by a word or a part of one, sorted in pinyin order by their first value, counted. They are neither found by a
    /// question nor given back. Values of up to 32,000 bytes.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Columns { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Values given back with a hit and not searched.</summary>
    public IReadOnlyDictionary<string, string> Stored { get; init; } = new Dictionary<string, string>();
}
