using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Platform.Trail;

/// <summary>Takes the filtered entries out of the vault; that they were taken is an entry itself, with the filter (R01, R05).</summary>
[Needs(Permission.ReadTrail)]
public sealed class ExportTrail(Vault vault, TrailQueries queries)
{
    /// <summary>Oldest first, read piece by piece while they are written out.</summary>
    public async Task<Result<IAsyncEnumerable<TrailEntryDetail>>> ExecuteAsync(Actor actor, TrailFilter filter, CancellationToken ct)
    {
        var noted = await vault.ActAsync(this, actor, act =>
        {
            act.Note("trail.exported", TrailWriter.VaultRef, filter);
            return Task.FromResult(Result.Success);
        }, ct);
        return noted.Succeeded ? Result.Of(queries.ExportAsync(actor, filter, ct)) : noted.Error!;
    }
}
