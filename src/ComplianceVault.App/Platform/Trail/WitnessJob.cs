using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Platform.Trail;

/// <summary>Each day the head of the trail is written outside the database (decision 4).</summary>
internal sealed class WitnessJob(TrailWitness witness) : IJob
{
    public const string Code = "trail.witness";

    public string Kind => Code;

    public async Task<Result<object>> RunAsync(JobContext context, CancellationToken ct)
    {
        await witness.WriteAsync(ct);
        return Result.Of<object>(new { });
    }
}
