using ComplianceVault.Kernel;
using ComplianceVault.Search;
using ComplianceVault.Search.Indexing;

namespace ComplianceVault.App.Platform.Projection;

/// <summary>
/// The opened index of this vault. The server owns it and writes; another process on the same vault, such as the command line beside a
/// running server, reads the owner's commits.
/// </summary>
public sealed class SearchIndex(VaultPaths paths, IndexOptions options) : IDisposable
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

    private VaultIndex OpenOwnOrShared()
    {
        var own = VaultIndex.Open(paths.Indexes, options);
        IsOwner = own.Succeeded;
        if (own.Succeeded)
            return own.Value;
        var shared = own.Error.Code == "search.index-in-use" ? VaultIndex.OpenReadOnly(paths.Indexes, options) : own;
        return shared.Succeeded ? shared.Value : throw new IndexUnusableException(shared.Error);
    }
}

/// <summary>The index cannot be opened as the settings ask for; the program does not start like this.</summary>
public sealed class IndexUnusableException(Error error) : Exception(error.ToString())
{
    public Error Error { get; } = error;
}
