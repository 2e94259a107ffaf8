using System.Security.Cryptography;
using System.Text.Json;
using ICSharpCode.SharpZipLib.Zip;

namespace ComplianceVault.Content.Packing;

/// <summary>
/// Writes files into a zip as they come and closes it with <c>manifest.json</c>: path, length and SHA-256 of every file. With a password every
/// entry is encrypted with AES-256 (WinZip AE-2, opens in 7-Zip, WinZip, Keka; names stay readable). Nothing is held in memory; files above
/// 4 GiB are fine. The target is left open. A package without <see cref="FinishAsync"/> is not a package.
/// </summary>
public sealed class PackageWriter : IDisposable
{
    // Most content is docx and pdf, packed already: more effort costs time and saves nothing.
    private const int Effort = 3;

    private readonly ZipOutputStream zip;
    private readonly PackageManifest head;
    private readonly List<PackageEntry> entries = [];
    private readonly HashSet<string> paths = new(StringComparer.OrdinalIgnoreCase) { EntryPath.Manifest };
    private readonly bool encrypted;

    public PackageWriter(Stream target, string kind, DateTimeOffset created, IReadOnlyDictionary<string, string>? properties = null, string? password = null)
    {
        head = new PackageManifest { Kind = kind, Created = created, Properties = properties ?? new Dictionary<string, string>() };
        encrypted = !string.IsNullOrEmpty(password);
        zip = new ZipOutputStream(target) { IsStreamOwner = false, UseZip64 = UseZip64.Dynamic, Password = encrypted ? password : null };
        zip.SetLevel(Effort);
    }

    /// <summary>Copies one file into the package. An unsafe or repeated path is a bug of the caller and throws.</summary>
    public async Task<PackageEntry> AddAsync(string path, Stream content, CancellationToken cancellationToken = default)
    {
        if (!EntryPath.IsSafe(path))
            throw new ArgumentException($"Not a safe entry path: {path}", nameof(path));
        if (!paths.Add(path))
            throw new ArgumentException($"Entry is there already: {path}", nameof(path));
        var entry = await PutAsync(path, content, cancellationToken);
        entries.Add(entry);
        return entry;
    }

    /// <summary>Writes the manifest and the zip's directory; returns the manifest and the SHA-256 of its bytes, for the trail.</summary>
    public async Task<(PackageManifest Manifest, string Sha256)> FinishAsync(CancellationToken cancellationToken = default)
    {
        var manifest = head with { Entries = entries };
        using var json = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(manifest, PackageReader.Json));
        var entry = await PutAsync(EntryPath.Manifest, json, cancellationToken);
        zip.Finish();
        return (manifest, entry.Sha256);
    }

    public void Dispose() => zip.Dispose();

    private async Task<PackageEntry> PutAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        var entry = new ZipEntry(path) { DateTime = head.Created.UtcDateTime, IsUnicodeText = true };
        if (encrypted)
            entry.AESKeySize = 256;
        await zip.PutNextEntryAsync(entry, cancellationToken);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var bytes = await HashingCopy.RunAsync(content, zip, hash, long.MaxValue, cancellationToken);
        await zip.CloseEntryAsync(cancellationToken);
        return new PackageEntry(path, bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
