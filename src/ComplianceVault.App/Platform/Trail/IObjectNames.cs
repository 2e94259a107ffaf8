using ComplianceVault.App.Platform.Data;

namespace ComplianceVault.App.Platform.Trail;

/// <summary>
/// A feature tells what objects of its kinds are called today. An entry says what was done; who reads the list of entries wants to see to which document as well.
/// </summary>
public interface IObjectNames
{
    IReadOnlyList<string> Kinds { get; }

    /// <summary>The names of <paramref name="ids"/>, objects of <paramref name="kind"/>; asked only for what the reader may read.</summary>
    Task<IReadOnlyDictionary<Guid, string>> NamesAsync(VaultDbContext db, string kind, IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>The object of <paramref name="kind"/> that is called so; null: there is none.</summary>
    Task<Guid?> FindAsync(VaultDbContext db, string kind, string name, CancellationToken ct);
}
