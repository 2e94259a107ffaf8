using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Platform.Jobs;

/// <summary>A kind of long work. It may be started again after a crash with the same argument and then goes on where it stood.</summary>
public interface IJob
{
    /// <summary>A fixed code such as <c>import.read</c>.</summary>
    string Kind { get; }

    /// <summary>Does the work; the value is kept as the outcome (JSON).</summary>
    Task<Result<object>> RunAsync(JobContext context, CancellationToken ct);
}

/// <summary>What a job knows of its run. Progress is counts; it is stored at most twice a second.</summary>
public sealed record JobContext(Guid RunId, string Argument, Actor Actor, Action<int, int> Report)
{
    internal IProgress<(int Done, int Of)> Progress { get; } = new JobSteps(Report);
}

/// <summary>
/// Work the program starts by itself each day at a time of the company's clock; a missed hour is made good at start (decision 7). With
/// <paramref name="Hour"/> a setting says the hour.
/// </summary>
public sealed record DailyJob(string Kind, TimeOnly At, string Argument = "", SettingDefinition? Hour = null);
