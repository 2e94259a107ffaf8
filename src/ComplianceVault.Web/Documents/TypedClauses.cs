namespace ComplianceVault.Web.Documents;

/// <summary>Clauses as people type them into one field: 7.2、8.3.4.</summary>
internal static class TypedClauses
{
    private static readonly char[] Between = ['、', '，', ',', '；', ';', ' ', '\u3000'];

    public static IReadOnlyList<string> Of(string typed) => typed.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
