using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using ComplianceVault.Search;

namespace ComplianceVault.App.Platform.Projection;

/// <summary>
/// A feature's answer to: what is to be found of this object now, and by whom? The trail says which objects changed; the present state is
/// reread (decision 1). No pieces: the object is not, or no longer, to be found.
/// </summary>
public interface IIndexSource
{
    /// <summary>Keyword of every piece: the kind of object.</summary>
    const string KindField = "kind";

    /// <summary>The kind of object, as in <see cref="ObjectRef"/>.</summary>
    string Kind { get; }

    /// <summary>All objects, in a stable order, for a rebuild.</summary>
    IQueryable<Guid> All(VaultDbContext db);

    /// <summary>
    /// Refused when what is to be found cannot be read at present, such as a stored text that is damaged: the pieces of before stay findable,
    /// and it is tried again.
    /// </summary>
    Task<Result<IReadOnlyList<SearchDocument>>> ReadAsync(VaultDbContext db, Guid id, CancellationToken ct);

    /// <summary>What the person may find, as a filter inside the query, so that counts, facets and suggestions obey it too (decision 11).</summary>
    Filter Findable(Actor actor);

    /// <summary>The same asked of the database: each hit shown is checked once more.</summary>
    IQueryable<Guid> Readable(VaultDbContext db, Actor actor);
}
