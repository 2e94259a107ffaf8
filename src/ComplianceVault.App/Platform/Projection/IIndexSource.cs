using ComplianceVault.App.Platform.Data;
using ComplianceVault.Search;

namespace ComplianceVault.App.Platform.Projection;

/// <summary>
/// A feature's answer to: what is to be found of this object now? The trail says which objects changed; the present state is reread
/// (decision 1). No pieces: the object is not, or no longer, to be found.
/// </summary>
public interface IIndexSource
{
    /// <summary>The kind of object, as in <see cref="Kernel.ObjectRef"/>.</summary>
    string Kind { get; }

    /// <summary>All objects, in a stable order, for a rebuild.</summary>
    IQueryable<Guid> All(VaultDbContext db);

    Task<IReadOnlyList<SearchDocument>> ReadAsync(VaultDbContext db, Guid id, CancellationToken ct);
}
