namespace ComplianceVault.App.Records.Workflows;

/// <summary>
/// Rules that a pack may name where an expression over one record cannot decide (decision 15): they look at more than the record, and code answers them. What
/// each guards stands in docs/pack.md.
/// </summary>
public static class NamedRules
{
    public static IReadOnlySet<string> All { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
    };
}
