using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Platform.ContentStore;

/// <summary>Each night: orphans are swept, every stored file is checked against its hash. What is damaged or missing goes into the trail (R30).</summary>
[Needs(Permission.Operate)]
internal sealed class ContentCareJob(Vault vault, ContentCare care) : IJob
{
    public const string Code = "content.check";

    public string Kind => Code;

    public async Task<Result<object>> RunAsync(JobContext context, CancellationToken ct)
    {
        var swept = await care.SweepAsync(ct);
        var check = await care.CheckAsync(context.Progress, ct);
        if (check.Damaged.Count + check.Missing.Count > 0)
        {
            var noted = await vault.ActAsync(this, context.Actor, act =>
            {
                act.Note("content.faults-found", TrailWriter.VaultRef, new { check.Damaged, check.Missing });
                return Task.FromResult(Result.Success);
            }, ct);
            return noted.Error ?? Error.Unavailable("content-store.faults", check.Damaged.Count, check.Missing.Count);
        }

        return Result.Of<object>(new { check.Files, Swept = swept });
    }
}
