using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ComplianceVault.Kernel;
using ICSharpCode.SharpZipLib;
using ICSharpCode.SharpZipLib.Zip;

namespace ComplianceVault.Content.Packing;

/// <summary>
/// Reads a package back. Opening checks the password, the manifest and every entry's name (<c>content.package-password</c>,
/// <c>content.package-unreadable</c>, <c>content.package-version</c>, <c>content.package-entry-name</c>); <see cref="VerifyAsync"/> recomputes
/// every hash. The source must be seekable and is left open. Entries are streamed; one at a time.
/// </summary>
public sealed class PackageReader : IDisposable
{
    private const long MaxManifestBytes = 256L << 20;

    internal static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private readonly ZipFile zip;

    private PackageReader(ZipFile zip, PackageManifest manifest) => (this.zip, Manifest) = (zip, manifest);

    public PackageManifest Manifest { get; }

    public static async Task<Result<PackageReader>> OpenAsync(Stream source, string? password = null, CancellationToken cancellationToken = default)
    {
        ZipFile? file = null;
        try
        {
            file = new ZipFile(source, leaveOpen: true) { Password = password };
            var opened = await ReadManifestAsync(file, !string.IsNullOrEmpty(password), cancellationToken);
            if (opened.Succeeded)
                file = null;
            return opened;
        }
        catch (Exception e) when (IsBroken(e))
        {
            return Error.Invalid("content.package-unreadable");
        }
        finally
        {
            file?.Close();
        }
    }

    /// <summary>A stream over one listed entry's bytes, or null when the zip does not have it. Dispose it before the next is opened.</summary>
    public Stream? OpenEntry(string path) => zip.GetEntry(path) is { } entry ? zip.GetInputStream(entry) : null;

    /// <summary>Unpacks every listed entry, compares length and hash, stops at the first that differs, and lists what is missing or not in the manifest.</summary>
    public async Task<PackageCheck> VerifyAsync(CancellationToken cancellationToken = default)
    {
        var there = zip.Cast<ZipEntry>().Select(e => e.Name).ToHashSet(StringComparer.Ordinal);
        var listed = Manifest.Entries.Select(e => e.Path).ToHashSet(StringComparer.Ordinal);
        var missing = Manifest.Entries.Select(e => e.Path).Where(p => !there.Contains(p)).ToList();
        var extra = there.Where(p => p != EntryPath.Manifest && !listed.Contains(p)).Order(StringComparer.Ordinal).ToList();
        foreach (var entry in Manifest.Entries.Where(e => there.Contains(e.Path)))
        {
            if (!await IsIntactAsync(entry, cancellationToken))
                return new PackageCheck(entry.Path, missing, extra);
        }

        return new PackageCheck(null, missing, extra);
    }

    public void Dispose() => ((IDisposable)zip).Dispose();

    private static async Task<Result<PackageReader>> ReadManifestAsync(ZipFile zip, bool hasPassword, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (ZipEntry entry in zip)
        {
            if (!EntryPath.IsSafe(entry.Name) || !names.Add(entry.Name))
                return Error.Invalid("content.package-entry-name", entry.Name);
        }

        if (zip.GetEntry(EntryPath.Manifest) is not { } found || found.Size > MaxManifestBytes)
            return Error.Invalid("content.package-unreadable");
        if (OpenManifest(zip, found, hasPassword) is not { } stream)
            return Error.Invalid("content.package-password");
        await using (stream)
        {
            var manifest = await JsonSerializer.DeserializeAsync<PackageManifest>(stream, Json, cancellationToken);
            if (manifest is null || manifest.Entries.Any(e => !EntryPath.IsSafe(e.Path)))
                return Error.Invalid("content.package-unreadable");
            return manifest.FormatVersion > PackageManifest.CurrentVersion
                ? Error.Invalid("content.package-version", manifest.FormatVersion, PackageManifest.CurrentVersion)
                : new PackageReader(zip, manifest);
        }
    }

    // The library tells a wrong password from damage only by where it throws: before the first byte it is the password check of AE-2.
    private static Stream? OpenManifest(ZipFile zip, ZipEntry entry, bool hasPassword)
    {
        try
        {
            return entry.IsCrypted && !hasPassword ? null : zip.GetInputStream(entry);
        }
        catch (ZipException) when (entry.IsCrypted)
        {
            return null;
        }
    }

    private async Task<bool> IsIntactAsync(PackageEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = OpenEntry(entry.Path);
            if (stream is null)
                return false;
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var bytes = await HashingCopy.RunAsync(stream, Stream.Null, hash, entry.Bytes, cancellationToken);
            return bytes == entry.Bytes && Convert.ToHexStringLower(hash.GetHashAndReset()) == entry.Sha256;
        }
        catch (Exception e) when (IsBroken(e))
        {
            return false;
        }
    }

    private static bool IsBroken(Exception e) =>
        e is SharpZipBaseException or IOException or InvalidDataException or JsonException or NotSupportedException or ArgumentException or IndexOutOfRangeException or OverflowException;
}
