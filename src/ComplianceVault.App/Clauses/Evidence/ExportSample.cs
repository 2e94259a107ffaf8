using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Clauses.Evidence;

/// <summary>Takes a sample of the auditor's own out of the program as a list; the trail keeps it (R01: export).</summary>
[Needs(Permission.Audit)]
public sealed class ExportSample(Vault vault, EvidenceQueries samples)
{
    /// <summary>Refusals: those of <see cref="EvidenceQueries.SampleAsync"/>; nobody from outside has samples.</summary>
    public async Task<Result<SampleView>> ExecuteAsync(Actor actor, Guid id, CancellationToken ct)
    {
        var sample = await samples.SampleAsync(actor, id, ct);
        if (!sample.Succeeded)
            return sample.Error;
        var noted = await vault.ActAsync(this, actor, act =>
        {
            act.Note("sample.exported", new ObjectRef(Sample.Kind, id), new { Form = sample.Value.Sample.FormNumber, Records = sample.Value.Rows.Count });
            return Task.FromResult(Result.Success);
        }, ct);
        return noted.Succeeded ? sample.Value : noted.Error;
    }
}
