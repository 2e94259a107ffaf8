using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using ComplianceVault.Search;
using ComplianceVault.Search.Indexing;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Projection;

/// <summary>
/// The opened index of this vault. The server owns it and writes; another process on the same vault, such as the command line beside a
/// running server, reads the owner's commits. Each vault has a directory of its own below the one that was named, so that two vaults that are
/// given the same one never touch each other's index.
/// </summary>
public sealed class SearchIndex(VaultPaths paths, IndexOptions options, IDbContextFactory<VaultDbContext> databases) : IDisposable
{
    private readonly Lock opening = new();
    private VaultIndex? index;

    /// <summary>This process writes; false when another one does.</summary>
    public bool IsOwner { get; private set; }

    /// <summary>Whether this build can do what the settings ask for; a program starts only then.</summary>
    public Result Check() => VaultIndex.Check(options);

    /// <summary>Opens at first use.</summary>
    public VaultIndex Open()
    {
        lock (opening)
        {
            return index ??= OpenOwnOrShared();
        }
    }

    public void Dispose() => index?.Dispose();

    /// <summary>Where the index of a vault lies.</summary>
    internal static string PlaceOf(VaultPaths paths, Guid vaultId) => Path.Combine(paths.Indexes, vaultId.ToString("D"));

    private VaultIndex OpenOwnOrShared()
    {
        var place = PlaceOf(paths, VaultId());
        var own = VaultIndex.Open(place, options);
        IsOwner = own.Succeeded;
        if (own.Succeeded)
            return own.Value;
        var shared = own.Error.Code == "search.index-in-use" ? VaultIndex.OpenReadOnly(place, options) : own;
        return shared.Succeeded ? shared.Value : throw new IndexUnusableException(shared.Error);
    }

    private Guid VaultId()
    {
        using var db = databases.CreateDbContext();
        return db.Set<VaultFacts>().Select(f => f.VaultId).SingleOrDefault();
    }
}

/// <summary>The index cannot be opened as the settings ask for; the program does not start like this.</summary>
public sealed class IndexUnusableException(Error error) : Exception(error.ToString())
{
    public Error Error { get; } = error;
}
