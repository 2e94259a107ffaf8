using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Platform.Trail;

/// <summary>Reads the whole trail through; a break is the job's failure <c>trail.broken</c> with the entry's number (R03).</summary>
internal sealed class VerifyTrailJob(TrailVerifier trail) : IJob
{
    public const string Code = "trail.verify";

    public string Kind => Code;

    public async Task<Result<object>> RunAsync(JobContext context, CancellationToken ct)
    {
        var found = await trail.VerifyAsync(context.Progress, ct);
        if (!found.Holds)
            return Error.Unavailable("trail.broken", found.BrokenSeq ?? 0, $"{nameof(TrailFault)}.{found.Fault}");
        return Result.Of<object>(new { found.Entries, found.HeadHash, Certificates = string.Join("、", found.Certificates) });
    }
}
