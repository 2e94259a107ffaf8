using System.IO.Compression;
using ICSharpCode.SharpZipLib.Zip;

namespace ComplianceVault.Content.Writing;

/// <summary>Writes a zip package again so that equal parts give equal bytes: parts by name, one fixed time, one deflater that is the same everywhere.</summary>
internal static class StablePackage
{
    private const string ContentTypes = "[Content_Types].xml";

    public static void Copy(Stream package, Stream target)
    {
        using var source = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        using var buffer = new MemoryStream();
        using (var zip = new ZipOutputStream(buffer) { IsStreamOwner = false, UseZip64 = UseZip64.Off })
        {
            zip.SetLevel(9);
            // Readers that stream expect the content types first.
            foreach (var part in source.Entries.OrderBy(entry => entry.FullName == ContentTypes ? 0 : 1).ThenBy(entry => entry.FullName, StringComparer.Ordinal))
                Add(zip, part);
        }
        buffer.WriteTo(target);
    }

    private static void Add(ZipOutputStream zip, ZipArchiveEntry part)
    {
        zip.PutNextEntry(new ZipEntry(part.FullName) { DateTime = new(1980, 1, 1, 0, 0, 0, DateTimeKind.Unspecified), Size = part.Length });
        using (var content = part.Open())
            content.CopyTo(zip);
        zip.CloseEntry();
    }
}
