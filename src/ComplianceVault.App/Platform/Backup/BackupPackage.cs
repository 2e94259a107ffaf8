using System.Security.Cryptography;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.Content.Packing;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Platform.Backup;

/// <summary>A backup opened for restoring, after every byte of it was checked. Disposing closes the file.</summary>
internal sealed class BackupPackage : IDisposable
{
    private readonly FileStream file;
    private readonly PackageReader reader;

    private BackupPackage(FileStream file, PackageReader reader, BackupFacts facts, string sha256) =>
        (this.file, this.reader, Facts, Sha256) = (file, reader, facts, sha256);

    public BackupFacts Facts { get; }

    /// <summary>SHA-256 of the whole file.</summary>
    public string Sha256 { get; }

    /// <summary>
    /// Refuses with <c>restore.file-missing</c>, <c>restore.not-a-backup</c>, <c>restore.other-database</c>, <c>restore.damaged</c> or what the
    /// package reader says (password, version).
    /// </summary>
    public static async Task<Result<BackupPackage>> OpenAsync(string path, string? password, string provider, CancellationToken ct)
    {
        if (!File.Exists(path))
            return Error.NotFound("restore.file-missing", path);
        FileStream? source = File.OpenRead(path);
        try
        {
            var opened = await OpenAsync(source, password, provider, ct);
            if (opened.Succeeded)
                source = null;
            return opened;
        }
        finally
        {
            if (source is not null)
                await source.DisposeAsync();
        }
    }

    /// <summary>Unpacks one file; false when the package has none of that name.</summary>
    public async Task<bool> UnpackAsync(string entry, string to, CancellationToken ct)
    {
        await using var from = reader.OpenEntry(entry);
        if (from is null)
            return false;
        await using var target = new FileStream(to, FileMode.Create, FileAccess.Write, FileShare.None);
        await from.CopyToAsync(target, ct);
        target.Flush(flushToDisk: true);
        return true;
    }

    /// <summary>Puts the stored files into a content store, which computes each hash again.</summary>
    public async Task<Error?> UnpackContentAsync(StoredFiles store, CancellationToken ct)
    {
        foreach (var entry in Under(BackupLayout.Content))
        {
            await using var from = reader.OpenEntry(entry)!;
            var kept = await store.PutAsync(from, long.MaxValue, ct);
            if (!kept.Succeeded)
                return kept.Error;
            if (kept.Value.Hash != Path.GetFileName(entry))
                return Error.Unavailable("restore.damaged", entry);
        }

        return null;
    }

    public async Task UnpackKeysAsync(string folder, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var entry in Under(BackupLayout.Keys))
            await UnpackAsync(entry, Path.Combine(folder, Path.GetFileName(entry)), ct);
    }

    public void Dispose()
    {
        reader.Dispose();
        file.Dispose();
    }

    private static async Task<Result<BackupPackage>> OpenAsync(FileStream source, string? password, string provider, CancellationToken ct)
    {
        var sha = Convert.ToHexStringLower(await SHA256.HashDataAsync(source, ct));
        source.Position = 0;
        var opened = await PackageReader.OpenAsync(source, string.IsNullOrEmpty(password) ? null : password, ct);
        if (!opened.Succeeded)
            return opened.Error;
        var package = opened.Value;
        var facts = await CheckAsync(package, provider, ct);
        if (facts.Succeeded)
            return new BackupPackage(source, package, facts.Value, sha);
        package.Dispose();
        return facts.Error;
    }

    private static async Task<Result<BackupFacts>> CheckAsync(PackageReader package, string provider, CancellationToken ct)
    {
        var facts = BackupFacts.From(package.Manifest);
        if (!facts.Succeeded)
            return facts.Error;
        if (facts.Value.Provider != provider)
            return Error.Invalid("restore.other-database", facts.Value.Provider, provider);
        var check = await package.VerifyAsync(ct);
        return check.IsIntact ? facts : Error.Unavailable("restore.damaged", check.Mismatch ?? check.Missing.Concat(check.Extra).First());
    }

    private List<string> Under(string folder) =>
        [.. reader.Manifest.Entries.Select(e => e.Path).Where(p => p.StartsWith(folder, StringComparison.Ordinal))];
}
