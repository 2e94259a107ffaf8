using System.Buffers.Binary;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using ComplianceVault.Kernel;

namespace ComplianceVault.Content.Reading;

/// <summary>
/// The zip of a Word or Excel file, opened with distrust: parts, declared and really unpacked bytes, ratio, nesting and elements are
/// bounded, a DTD is refused. Parts are found by relationship, not by name.
/// </summary>
internal sealed class OfficePackage : IDisposable
{
    private const int LargestDirectoryEntry = 400;
    private const long RatioMatters = 1 << 20;

    private readonly ReadingBudget budget;
    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> scanned = new(StringComparer.OrdinalIgnoreCase);
    private long unpacked;

    private OfficePackage(ZipArchive archive, ReadingBudget budget)
    {
        this.archive = archive;
        this.budget = budget;
    }

    /// <summary>The part that the package names as its document: word/document.xml, xl/workbook.xml; null when there is none.</summary>
    public string? MainPart { get; private set; }

    public static OfficePackage Open(Stream file, ReadingBudget budget)
    {
        CheckDirectory(file, budget.Limits);
        file.Position = 0;
        var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        try
        {
            var package = new OfficePackage(zip, budget);
            package.CheckEntries();
            package.MainPart = package.Related("", "officeDocument").Select(r => r.Target).FirstOrDefault();
            return package;
        }
        catch
        {
            zip.Dispose();
            throw;
        }
    }

    public void Dispose() => archive.Dispose();

    public bool Has(string part) => entries.ContainsKey(part);

    /// <summary>Parts related to a part by the last word of the relationship type (transitional and strict alike).</summary>
    public IReadOnlyList<(string Id, string Target)> Related(string part, string type)
    {
        var slash = part.LastIndexOf('/');
        var folder = slash < 0 ? "" : part[..slash];
        var rels = part.Length == 0 ? "_rels/.rels" : $"{(folder.Length == 0 ? "" : folder + "/")}_rels/{part[(slash + 1)..]}.rels";
        if (!Has(rels))
        {
            return [];
        }

        return [.. Load(rels).Elements().Where(e => e.Name.LocalName == "Relationship"
                && (string?)e.Attribute("TargetMode") != "External"
                && ((string?)e.Attribute("Type"))?.EndsWith("/" + type, StringComparison.Ordinal) == true)
            .Select(e => ((string?)e.Attribute("Id") ?? "", Resolve(folder, (string?)e.Attribute("Target") ?? "")))
            .Where(r => Has(r.Item2))];
    }

    /// <summary>A small part as a tree.</summary>
    public XElement Load(string part)
    {
        if (scanned.Add(part))
        {
            Scan(part, budget.Limits.BlockElements);
        }

        using var reader = Create(part, null);
        return XDocument.Load(reader).Root!;
    }

    /// <summary>A reader over a part that has been walked once for nesting and size.</summary>
    public XmlReader Read(string part)
    {
        if (scanned.Add(part))
        {
            Scan(part, budget.Limits.Elements);
        }

        return Create(part, null);
    }

    private void Scan(string part, int mostElements)
    {
        var entry = entries[part];
        long bytes = 0;
        using var reader = Create(part, read => Count(entry, bytes = read));
        long elements = 0, elementsOfBlock = 0;
        while (reader.Read())
        {
            budget.Step();
            if (reader.NodeType == XmlNodeType.Element)
            {
                if (reader.Depth > budget.Limits.Depth)
                {
                    throw new ReadingRefusedException(Error.Invalid("content.too-deep", budget.Limits.Depth));
                }

                // Paragraphs and tables of word/document.xml stand at depth 2, rows of a sheet too.
                elementsOfBlock = reader.Depth <= 2 ? 0 : elementsOfBlock + 1;
                if (++elements > mostElements || elementsOfBlock > budget.Limits.BlockElements)
                {
                    throw new ReadingRefusedException(Error.Invalid("content.too-complex", mostElements));
                }
            }
        }

        unpacked += bytes;
    }

    private XmlReader Create(string part, Action<long>? onRead)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            CloseInput = true,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CheckCharacters = false,
        };
        return XmlReader.Create(onRead is null ? entries[part].Open() : new CountingStream(entries[part].Open(), onRead), settings);
    }

    /// <summary>Really unpacked bytes: headers may lie.</summary>
    private void Count(ZipArchiveEntry entry, long readOfEntry)
    {
        budget.CancellationToken.ThrowIfCancellationRequested();
        var total = unpacked + readOfEntry;
        if (total > budget.Limits.UnpackedBytes || (readOfEntry > RatioMatters && readOfEntry / Math.Max(1, entry.CompressedLength) > budget.Limits.UnpackRatio))
        {
            throw TooLarge(budget.Limits);
        }
    }

    private void CheckEntries()
    {
        long declared = 0;
        foreach (var entry in archive.Entries)
        {
            budget.Step();
            declared += entry.Length;
            if (declared > budget.Limits.UnpackedBytes || (entry.Length > RatioMatters && entry.Length / Math.Max(1, entry.CompressedLength) > budget.Limits.UnpackRatio))
            {
                throw TooLarge(budget.Limits);
            }

            entries.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
        }
    }

    /// <summary>The end record is read before the library loads the directory, so that millions of entries never reach memory.</summary>
    private static void CheckDirectory(Stream file, ReadingLimits limits)
    {
        var tail = new byte[(int)Math.Min(file.Length, 65_557)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || end + 22 > tail.Length)
        {
            throw new InvalidDataException("No end of the zip directory.");
        }

        var count = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 10));
        var offset = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        var size = file.Length - tail.Length + end - offset;
        if (count > limits.Parts || (offset != uint.MaxValue && size > (long)limits.Parts * LargestDirectoryEntry))
        {
            throw new ReadingRefusedException(Error.Invalid("content.too-many-parts", limits.Parts));
        }
    }

    private static ReadingRefusedException TooLarge(ReadingLimits limits) =>
        new(Error.Invalid("content.unpacks-too-large", limits.UnpackedBytes >> 20));

    private static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/'))
        {
            return target.TrimStart('/');
        }

        var path = folder.Length == 0 ? [] : folder.Split('/').ToList();
        foreach (var step in target.Replace('\\', '/').Split('/'))
        {
            if (step == "..")
            {
                path.RemoveRange(Math.Max(0, path.Count - 1), Math.Min(1, path.Count));
            }
            else if (step is not ("." or ""))
            {
                path.Add(step);
            }
        }

        return string.Join('/', path);
    }

    private sealed class CountingStream(Stream inner, Action<long> onRead) : Stream
    {
        private long read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => read; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var got = inner.Read(buffer);
            read += got;
            onRead(read);
            return got;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
