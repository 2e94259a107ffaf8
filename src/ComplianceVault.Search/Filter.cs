namespace ComplianceVault.Search;

/// <summary>A condition on keywords and numbers, evaluated inside the query, so that counts, facets and suggestions obey it too.</summary>
public abstract record Filter
{
    /// <summary>Everything.</summary>
    public static Filter Everything { get; } = new All([]);

    /// <summary>Nothing: what a person without rights sees.</summary>
    public static Filter Nothing { get; } = new Any([]);

    /// <summary>The keyword has at least one of the values.</summary>
    public sealed record Has(string Field, params IReadOnlyList<string> Values) : Filter;

    /// <summary>The piece belongs to one of the owners: find within a document.</summary>
    public sealed record OwnedBy(params IReadOnlyList<string> Owners) : Filter;

    /// <summary>The number lies in the range, both ends included; null is open.</summary>
    public sealed record Between(string Field, long? From, long? To) : Filter;

    /// <summary>The column has at least one of the words.</summary>
    public sealed record Among(string Column, params IReadOnlyList<string> Words) : Filter;

    /// <summary>A word of the column contains the part; width and case of letters do not matter.</summary>
    public sealed record Containing(string Column, string Part) : Filter;

    /// <summary>All conditions hold (none: everything).</summary>
    public sealed record All(params IReadOnlyList<Filter> Conditions) : Filter;

    /// <summary>At least one condition holds (none: nothing).</summary>
    public sealed record Any(params IReadOnlyList<Filter> Conditions) : Filter;

    /// <summary>The condition does not hold.</summary>
    public sealed record Not(Filter Condition) : Filter;
}
