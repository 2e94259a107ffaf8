using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Content.Sheets;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Lists;

/// <summary>A list on its way out: its rows come while they are written.</summary>
public sealed record ListExport(ListHead Head, DateOnly AsOf, IAsyncEnumerable<IReadOnlyList<object?>> Rows);

/// <summary>Takes a list out of the program; the trail keeps who took which one of which day (R01: export).</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class ExportList(Vault vault, ListQueries lists)
{
    /// <summary>Refuses as <see cref="ListQueries.PageAsync"/>, and with <c>access.export-not-granted</c>.</summary>
    public async Task<Result<ListExport>> ExecuteAsync(Actor actor, string code, DateOnly? asOf, CancellationToken ct)
    {
        if (!DocumentRights.MayExport(actor))
            return Error.Forbidden("access.export-not-granted");
        var found = lists.Find(actor, code, asOf);
        if (!found.Succeeded)
            return found.Error;
        var (list, scope) = found.Value;
        var noted = await vault.ActAsync(this, actor, act =>
        {
            act.Note("list.exported", TrailWriter.VaultRef, new { List = list.Code, scope.AsOf });
            return Task.FromResult(Result.Success);
        }, ct);
        return noted.Succeeded ? new ListExport(await lists.HeadAsync(list, ct), scope.AsOf, lists.AllAsync(list, scope, XlsxWriter.MaxRows - 1)) : noted.Error;
    }
}
