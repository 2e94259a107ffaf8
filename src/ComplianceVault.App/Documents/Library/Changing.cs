using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Library;

/// <summary>How a change of a document or an edition begins (R02).</summary>
internal static class Changing
{
    /// <summary>What is to be changed, as who changes it has seen it. Refuses with <c>documents.not-found</c>, <c>data.changed-meanwhile</c> or for want of a reason.</summary>
    public static async Task<Result<T>> FindAsync<T>(Act act, Guid id, int version, string reason)
        where T : class, IVersioned
    {
        if (await act.Db.Set<T>().FindAsync([id], act.Token) is not { } found)
            return Error.NotFound("documents.not-found", "");
        if (found.Version != version)
            return Error.Conflict("data.changed-meanwhile");
        return Texts.ReasonRefusal(reason) is { } refusal ? refusal : found;
    }
}
