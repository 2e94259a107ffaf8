using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.App.Platform.Words;

namespace ComplianceVault.Web.Jobs;

/// <summary>Kinds of work in words, and how their states look.</summary>
internal static class JobWords
{
    public static string Name(string kind) => VaultWords.Find($"job.{kind}") ?? kind;

    public static string Help(string kind) => VaultWords.Find($"job.{kind}.help") ?? "";

    public static string Look(JobState state) => state switch
    {
        JobState.Succeeded => "cv-tag-good",
        JobState.Failed => "cv-tag-bad",
        JobState.Interrupted or JobState.Cancelled => "cv-tag-warn",
        _ => "",
    };
}
