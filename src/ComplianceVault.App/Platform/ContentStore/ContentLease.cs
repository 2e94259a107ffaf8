using ComplianceVault.Kernel;

namespace ComplianceVault.App.Platform.ContentStore;

/// <summary>
/// Keeps the orphan sweep and a backup apart, also in two processes: readers of many files share the lease, the sweep owns it. It is a lock
/// of the operating system on a file, so it ends with its process.
/// </summary>
internal static class ContentLease
{
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(100);
    private const int Rounds = 600;

    /// <summary>Nothing is swept until the lease is disposed of; waits a minute for a sweep, then <c>content-store.busy</c>.</summary>
    public static async Task<Result<IDisposable>> ShareAsync(VaultPaths paths, CancellationToken ct)
    {
        for (var i = 0; i < Rounds; i++)
        {
            if (TryOpen(paths, FileAccess.Read, FileShare.Read) is { } lease)
                return Result.Of<IDisposable>(lease);
            await Task.Delay(Round, ct);
        }

        return Error.Unavailable("content-store.busy");
    }

    /// <summary>Null while somebody shares it.</summary>
    public static IDisposable? TryOwn(VaultPaths paths) => TryOpen(paths, FileAccess.ReadWrite, FileShare.None);

    private static FileStream? TryOpen(VaultPaths paths, FileAccess access, FileShare share)
    {
        Directory.CreateDirectory(paths.Content);
        var file = Path.Combine(paths.Content, ".lease");
        try
        {
            if (!File.Exists(file))
                File.WriteAllBytes(file, []);
            return new FileStream(file, FileMode.Open, access, share);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
