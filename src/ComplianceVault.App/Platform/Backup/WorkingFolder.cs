using ComplianceVault.App.Platform.Data;

namespace ComplianceVault.App.Platform.Backup;

/// <summary>
/// A folder for the time of one backup or restore, on the disk where the result will lie, so that the result gets its name in one step. What
/// a killed process left is removed by the next one.
/// </summary>
internal sealed class WorkingFolder : IDisposable
{
    private const string Prefix = ".working-";
    private static readonly TimeSpan Stale = TimeSpan.FromDays(1);

    public WorkingFolder(string parent, TimeProvider clock)
    {
        Directory.CreateDirectory(parent);
        foreach (var left in Directory.EnumerateDirectories(parent, Prefix + "*").Where(d => Directory.GetLastWriteTimeUtc(d) < clock.UtcNow() - Stale))
            Directory.Delete(left, recursive: true);
        Path = System.IO.Path.Combine(parent, Prefix + clock.NewId().ToString("N"));
        Directory.CreateDirectory(Path);
        if (!OperatingSystem.IsWindows())
            System.IO.File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public string Path { get; }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
