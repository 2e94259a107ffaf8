using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Clauses.Coverage;

/// <summary>Takes the matrix of a day out of the program, as a list; who did stands in the trail.</summary>
[Needs(Permission.ReadCoverage), AlsoOutside]
public sealed class ExportCoverage(Vault vault, CoverageQueries coverage)
{
    /// <summary>Refuses with <c>access.export-not-granted</c> and what <see cref="CoverageQueries.MatrixAsync"/> refuses.</summary>
    public async Task<Result<CoverageMatrix>> ExecuteAsync(Actor actor, DateOnly? day, bool includeLater, CancellationToken ct)
    {
        if (!DocumentRights.MayExport(actor))
            return Error.Forbidden("access.export-not-granted");
        var matrix = await coverage.MatrixAsync(actor, day, includeLater, ct);
        return !matrix.Succeeded ? matrix : await vault.ActAsync<CoverageMatrix>(this, actor, act =>
        {
            act.Note("coverage.exported", TrailWriter.VaultRef, new { matrix.Value.AsOf, matrix.Value.IncludesLater });
            return Task.FromResult(matrix);
        }, ct);
    }
}
