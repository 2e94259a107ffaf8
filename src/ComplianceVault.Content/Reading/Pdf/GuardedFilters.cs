using System.IO.Compression;
using System.Runtime.InteropServices;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace ComplianceVault.Content.Reading.Pdf;

/// <summary>
/// Unpacks the streams of a PDF within bounds: a deflated stream is measured before it is unpacked into memory, the others by the most they
/// can grow. The sum counts per page, since a page is what is held at once; the token is looked at on every stream.
/// </summary>
internal sealed class GuardedFilters(long limit, CancellationToken cancellationToken) : IFilterProvider
{
    private const int LzwGrowth = 1_400;
    private const int RunLengthGrowth = 64;
    private const int OtherGrowth = 4;

    private readonly IFilterProvider known = DefaultFilterProvider.Instance;
    private long taken;

    /// <summary>Whether a stream was refused. The parser may take the refusal for a broken stream and go on, so this is asked after each page.</summary>
    public bool IsExceeded { get; private set; }

    public void NextPage() => taken = 0;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Guard(known.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Guard(known.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Guard(known.GetAllFilters());

    private IReadOnlyList<IFilter> Guard(IReadOnlyList<IFilter> filters) => [.. filters.Select(f => new Guarded(f, this))];

    private void Take(IFilter filter, ReadOnlyMemory<byte> packed)
    {
        cancellationToken.ThrowIfCancellationRequested();
        taken += filter switch
        {
            FlateFilter => Measure(packed, limit - taken),
            LzwFilter => Math.Min((long)packed.Length * LzwGrowth, limit / 4),
            RunLengthFilter => (long)packed.Length * RunLengthGrowth,
            _ => (long)packed.Length * OtherGrowth,
        };
        if (taken > limit)
        {
            IsExceeded = true;
            throw new InvalidDataException("A stream unpacks beyond the limit.");
        }
    }

    private static long Measure(ReadOnlyMemory<byte> packed, long atMost)
    {
        using var source = MemoryMarshal.TryGetArray(packed, out var array) ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false) : new MemoryStream(packed.ToArray());
        using var inflated = new ZLibStream(source, CompressionMode.Decompress);
        var piece = new byte[32_768];
        long total = 0;
        try
        {
            int read;
            while (total <= atMost && (read = inflated.Read(piece)) > 0)
            {
                total += read;
            }
        }
        catch (InvalidDataException)
        {
            // Broken or cut streams are common; the parser makes what it can of them.
        }

        return total;
    }

    private sealed class Guarded(IFilter filter, GuardedFilters guard) : IFilter
    {
        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            guard.Take(filter, input);
            return filter.Decode(input, streamDictionary, filterProvider, filterIndex);
        }
    }
}
