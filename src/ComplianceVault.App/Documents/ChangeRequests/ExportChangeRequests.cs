using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.ChangeRequests;

/// <summary>Takes the filtered list of change requests out of the program; the trail keeps who took which list (R01: export).</summary>
[Needs(Permission.Read)]
public sealed class ExportChangeRequests(Vault vault, ChangeRequestList list)
{
    public async Task<Result<IAsyncEnumerable<ChangeRequestRow>>> ExecuteAsync(Actor actor, ChangeRequestFilter filter, CancellationToken ct)
    {
        var noted = await vault.ActAsync(this, actor, act =>
        {
            act.Note("requests.exported", TrailWriter.VaultRef, new { filter.View, filter.State, filter.Source, filter.Department, filter.Document, filter.Text });
            return Task.FromResult(Result.Success);
        }, ct);
        return noted.Succeeded ? Result.Of(list.ExportAsync(actor, filter, ct)) : noted.Error;
    }
}
