using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Records.Forms;

/// <summary>Takes the filtered list of forms out of the program; the trail keeps who took which list (R01: export).</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class ExportForms(Vault vault, FormQueries forms)
{
    public async Task<Result<IReadOnlyList<FormRow>>> ExecuteAsync(Actor actor, FormFilter filter, CancellationToken ct)
    {
        if (!DocumentRights.MayExport(actor))
            return Error.Forbidden("access.export-not-granted");
        var noted = await vault.ActAsync(this, actor, act =>
        {
            act.Note("forms.exported", TrailWriter.VaultRef, new { filter.View, filter.Text, filter.Parent, filter.Department, filter.Way, filter.Clause });
            return Task.FromResult(Result.Success);
        }, ct);
        return noted.Succeeded ? Result.Of(await forms.AllAsync(actor, filter, ct)) : noted.Error;
    }
}
