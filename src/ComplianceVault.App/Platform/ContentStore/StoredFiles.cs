using System.Security.Cryptography;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Platform.ContentStore;

/// <summary>A stored file: SHA-256 as 64 lower-case hex digits, and its length in bytes.</summary>
public sealed record StoredContent(string Hash, long Length);

/// <summary>
/// Files by their SHA-256 under <c>content/ab/abcdef…</c>. A file is written to a temporary name, flushed to disk and renamed, so that a
/// name always holds the whole content; equal content is kept once; every read checks the hash first (R30): what does not give its hash is
/// refused with <c>content-store.damaged</c>, never served and never repaired in silence.
/// </summary>
public sealed class StoredFiles(VaultPaths paths, TimeProvider clock)
{
    private const int BufferSize = 128 * 1024;

    private string Incoming => Path.Combine(paths.Content, "incoming");

    /// <summary>Keeps the content of the stream. More than <paramref name="limit"/> bytes are refused with <c>content-store.too-large</c>.</summary>
    public async Task<Result<StoredContent>> PutAsync(Stream content, long limit, CancellationToken ct)
    {
        Directory.CreateDirectory(Incoming);
        var temporary = Path.Combine(Incoming, clock.NewId().ToString("N"));
        try
        {
            var written = await WriteAsync(content, temporary, limit, ct);
            if (written.Succeeded)
                Keep(temporary, written.Value.Hash);
            return written;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Opens a stored file after its bytes were checked: <c>content-store.missing</c> or <c>content-store.damaged</c> otherwise.</summary>
    public async Task<Result<Stream>> OpenAsync(string hash, CancellationToken ct)
    {
        var path = PathOf(hash);
        if (!File.Exists(path))
            return Error.Unavailable("content-store.missing", hash);
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize, FileOptions.Asynchronous | FileOptions.SequentialScan);
        if (Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct)) != hash)
        {
            await file.DisposeAsync();
            return Error.Unavailable("content-store.damaged", hash);
        }

        file.Position = 0;
        return file;
    }

    public bool Has(string hash) => File.Exists(PathOf(hash));

    /// <summary>Every stored hash, in no order.</summary>
    public IEnumerable<string> All() =>
        Directory.EnumerateDirectories(paths.Content)
            .Where(d => Path.GetFileName(d).Length == 2)
            .SelectMany(Directory.EnumerateFiles)
            .Select(f => Path.GetFileName(f)!);

    /// <summary>Removes a file for good; only disposal and the orphan sweep may.</summary>
    internal void Delete(string hash) => File.Delete(PathOf(hash));

    internal DateTime WrittenAt(string hash) => File.GetLastWriteTimeUtc(PathOf(hash));

    /// <summary>Removes what a crash left half-written: temporary files older than the instant.</summary>
    internal void DeleteIncomingBefore(DateTime instant)
    {
        if (!Directory.Exists(Incoming))
            return;
        foreach (var file in Directory.EnumerateFiles(Incoming).Where(f => File.GetLastWriteTimeUtc(f) < instant))
            File.Delete(file);
    }

    private static async Task<Result<StoredContent>> WriteAsync(Stream content, string path, long limit, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize, FileOptions.Asynchronous);
        var buffer = new byte[BufferSize];
        var length = 0L;
        int read;
        while ((read = await content.ReadAsync(buffer, ct)) > 0)
        {
            if ((length += read) > limit)
                return Error.Invalid("content-store.too-large", limit >> 20);
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), ct);
        }

        file.Flush(flushToDisk: true);
        return new StoredContent(Convert.ToHexStringLower(hash.GetHashAndReset()), length);
    }

    private void Keep(string temporary, string hash)
    {
        var path = PathOf(hash);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(temporary, path, overwrite: true); // equal content, so that a damaged copy is made good by a fresh upload
    }

    private string PathOf(string hash) =>
        hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower)
            ? Path.Combine(paths.Content, hash[..2], hash)
            : throw new ArgumentException("not a content hash", nameof(hash));
}
