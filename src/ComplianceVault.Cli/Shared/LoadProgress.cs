using ComplianceVault.App.Platform.Seeding;
using static ComplianceVault.Cli.Shared.Language;

namespace ComplianceVault.Cli.Shared;

/// <summary>Says on the error stream how far a load has come, each line before the load goes on, so that the answer on the other stream stays what it is.</summary>
internal sealed class LoadProgress : IProgress<PackProgress>
{
    public void Report(PackProgress value) => Console.Error.WriteLine(Say($"{value.Part}：{value.Done}/{value.Total}", $"{value.Part}: {value.Done}/{value.Total}"));
}
