using ComplianceVault.App.Platform.Words;

namespace ComplianceVault.Web.Jobs;

/// <summary>Kinds of work in words.</summary>
internal static class JobWords
{
    public static string Name(string kind) => VaultWords.Find($"job.{kind}") ?? kind;

    public static string Help(string kind) => VaultWords.Find($"job.{kind}.help") ?? "";
}
