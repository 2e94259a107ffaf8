using ComplianceVault.App.Platform.Words;

namespace ComplianceVault.Web.Trail;

/// <summary>Acts, objects, fields and sources of the trail in words; what has none is shown as its code, never hidden.</summary>
internal static class TrailWords
{
    public static string Act(string code) => VaultWords.Find(code) ?? code;

    public static string Kind(string kind) => VaultWords.Find($"kind.{kind}") ?? kind;

    public static string Field(string field) => VaultWords.Find($"field.{field}") ?? field;

    public static string Source(string source) => VaultWords.Find($"ActSource.{source}") ?? source;
}
