namespace ComplianceVault.App.Platform.Data;

/// <summary>Part of a text as a person types it, for LIKE. PostgreSQL minds capitals there and SQLite does not: both sides are compared in capitals.</summary>
internal static class TextParts
{
    /// <summary>What keeps <c>%</c> and <c>_</c> of the typed text from being wildcards.</summary>
    public const string Escape = "\\";

    /// <summary>To be compared with <c>column.ToUpper()</c>.</summary>
    public static string Pattern(string typed) => $"%{Escaped(typed.Trim())}%".ToUpperInvariant();

    private static string Escaped(string text) =>
        text.Replace(Escape, Escape + Escape, StringComparison.Ordinal).Replace("%", Escape + "%", StringComparison.Ordinal).Replace("_", Escape + "_", StringComparison.Ordinal);
}
