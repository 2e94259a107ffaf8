using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Platform.Projection;

/// <summary>Rebuilds the index with progress, while the old one answers.</summary>
internal sealed class RebuildIndexJob(IndexProjection projection, SearchIndex search) : IJob
{
    public const string Code = "index.rebuild";

    public string Kind => Code;

    public async Task<Result<object>> RunAsync(JobContext context, CancellationToken ct)
    {
        await projection.RebuildAsync(context.Report, ct);
        return Result.Of<object>(search.Open().Status());
    }
}

/// <summary>Reads the whole index through; a broken one stops answering and is rebuilt by the worker.</summary>
internal sealed class VerifyIndexJob(IndexProjection projection, SearchIndex search) : IJob
{
    public const string Code = "index.verify";

    public string Kind => Code;

    public async Task<Result<object>> RunAsync(JobContext context, CancellationToken ct)
    {
        await projection.StepAsync(ct); // on the first day there is no index yet
        var verified = search.Open().Verify();
        return verified.Succeeded ? Result.Of<object>(search.Open().Status()) : verified.Error;
    }
}
