using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lending;

/// <summary>Takes the filtered list of lendings out of the program; the trail keeps who took which list (R01: export).</summary>
[Needs(Permission.Read)]
public sealed class ExportLendings(Vault vault, LendingQueries queries)
{
    public async Task<Result<IAsyncEnumerable<LendingRow>>> ExecuteAsync(Actor actor, LendingFilter filter, CancellationToken ct)
    {
        var noted = await vault.ActAsync(this, actor, act =>
        {
            act.Note("lending.exported", TrailWriter.VaultRef, new { filter.Kind, filter.OnlyOpen, filter.Document, filter.Text });
            return Task.FromResult(Result.Success);
        }, ct);
        return noted.Succeeded ? Result.Of(queries.ExportAsync(actor, filter, ct)) : noted.Error;
    }
}
