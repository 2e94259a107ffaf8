using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Library;

/// <summary>Takes the filtered list out of the program; the trail keeps who took which list (R01: export).</summary>
[Needs(Permission.Read, Permission.Audit), AlsoOutside]
public sealed class ExportLibrary(Vault vault, LibraryQueries library)
{
    /// <summary>All rows of the filter, not held in memory at once.</summary>
    public async Task<Result<IAsyncEnumerable<LibraryRow>>> ExecuteAsync(Actor actor, LibraryFilter filter, CancellationToken ct)
    {
        if (!DocumentRights.MayExport(actor))
            return Error.Forbidden("access.export-not-granted");
        var noted = await vault.ActAsync(this, actor, act =>
        {
            act.Note("library.exported", TrailWriter.VaultRef, new { filter.View, filter.Text, filter.Level, filter.Department, filter.Clause });
            return Task.FromResult(Result.Success);
        }, ct);
        return noted.Succeeded ? Result.Of(library.ExportAsync(actor, filter, ct)) : noted.Error;
    }
}
