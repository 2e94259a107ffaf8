using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ComplianceVault.Kernel;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;

namespace ComplianceVault.Content.Reading.Pdf;

/// <summary>
/// Reads a PDF by where its letters stand. Refuses with <c>content.encrypted</c>, <c>content.unreadable</c>, <c>content.too-large</c>,
/// <c>content.unpacks-too-large</c>, <c>content.too-many-pages</c>, <c>content.too-much-text</c> or <c>content.too-slow</c>; the token and the time are looked at between pages.
/// A scan is no refusal: the text has no sections and the remark <c>content.scan-without-text</c>, so that the file is still stored and
/// registered; single pages that are only pictures are named by <c>content.pages-without-text</c>.
/// </summary>
internal static partial class PdfReader
{
    public static Result<DocumentText> Read(Stream file, ReadingLimits limits, CancellationToken cancellationToken = default)
    {
        var started = Stopwatch.GetTimestamp();
        if (Load(file, limits.FileBytes) is not { } bytes)
        {
            return Error.Invalid("content.too-large", file.CanSeek ? file.Length >> 20 : (limits.FileBytes >> 20) + 1, limits.FileBytes >> 20);
        }

        var read = ReadPages(bytes, limits, started, cancellationToken);
        return read.Succeeded ? Assemble(read.Value.Pages, read.Value.Information, cancellationToken) : read.Error;
    }

    private static byte[]? Load(Stream file, long limit)
    {
        using var copy = new MemoryStream(file.CanSeek ? (int)Math.Min(Math.Max(file.Length - file.Position, 0), limit) : 0);
        var piece = new byte[81_920];
        int read;
        while ((read = file.Read(piece)) > 0)
        {
            if (copy.Length + read > limit)
            {
                return null;
            }

            copy.Write(piece, 0, read);
        }

        return copy.ToArray();
    }

    private static Result<(List<PdfPage> Pages, DocumentInformation Information)> ReadPages(byte[] bytes, ReadingLimits limits, long started, CancellationToken cancellationToken)
    {
        var filters = new GuardedFilters(PageBytes(limits), cancellationToken);
        try
        {
            using var document = PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, FilterProvider = filters });
            if (document.NumberOfPages > limits.Pages)
            {
                return Error.Invalid("content.too-many-pages", document.NumberOfPages, limits.Pages);
            }

            var pages = ReadPages(document, filters, limits, started, cancellationToken);
            return pages.Succeeded ? (pages.Value, document.Information) : pages.Error;
        }
        catch (PdfDocumentEncryptedException)
        {
            return Error.Invalid("content.encrypted");
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            // The library meets broken files with exceptions of every kind; whatever it throws here, the file is what is wrong.
            return filters.IsExceeded ? TooLargeUnpacked(limits) : Error.Invalid("content.unreadable");
        }
    }

    private static Error TooLargeUnpacked(ReadingLimits limits) => Error.Invalid("content.unpacks-too-large", PageBytes(limits) >> 20);

    /// <summary>Bytes the streams of one page may unpack to, half of what a whole Word file may; fonts and text of a page have a few million.</summary>
    private static long PageBytes(ReadingLimits limits) => limits.UnpackedBytes / 2;

    private static Result<List<PdfPage>> ReadPages(PdfDocument document, GuardedFilters filters, ReadingLimits limits, long started, CancellationToken cancellationToken)
    {
        var pages = new List<PdfPage>(document.NumberOfPages);
        long characters = 0;
        for (var number = 1; number <= document.NumberOfPages; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Stopwatch.GetElapsedTime(started) > limits.Time)
            {
                return Error.Invalid("content.too-slow", (int)limits.Time.TotalSeconds);
            }

            filters.NextPage();
            var page = PdfPage.Of(document.GetPage(number));
            if (filters.IsExceeded)
            {
                return TooLargeUnpacked(limits);
            }

            if ((characters += page.Characters) > limits.Characters)
            {
                return Error.Invalid("content.too-much-text", limits.Characters);
            }

            pages.Add(page);
        }

        return pages;
    }

    private static DocumentText Assemble(List<PdfPage> pages, DocumentInformation information, CancellationToken cancellationToken)
    {
        if (pages.TrueForAll(p => p.Characters == 0))
        {
            return new DocumentText { Format = SourceFormat.Pdf, Sections = [], Pages = pages.Count, Remarks = [new ReadingRemark("content.scan-without-text", [Number(pages.Count)])] };
        }

        var running = RunningLines.Of(pages);
        var usual = Typography.Of(pages, running.Contains);
        var flow = pages.SelectMany(p => Flow(p, running, usual)).ToList();
        var blocks = ParagraphJoiner.Join(AlignedTables.Gather(ContentsLines.Without(flow)), usual, new Footnotes(pages, usual).MarkOf);
        var sections = new PdfSections(usual);
        var built = sections.Build(blocks, cancellationToken);
        return new DocumentText
        {
            Format = SourceFormat.Pdf,
            Sections = built,
            Headers = [.. running.Headers.Select(Shown)],
            Footers = [.. running.Footers.Select(Shown)],
            Pages = pages.Count,
            CoverFacts = Facts(sections.Facts, running, information),
            Remarks = [.. sections.Remarks, .. EmptyPages(pages)],
        };
    }

    private static IEnumerable<FlowItem> Flow(PdfPage page, RunningLines running, Typography usual)
    {
        var (left, right) = usual.Edges[(int)page.Width];
        return ReadingOrder.Of(page, [.. page.Items.Where(i => !running.Contains(i))], left, right);
    }

    private static IReadOnlyList<CoverFact> Facts(CoverFacts facts, RunningLines running, DocumentInformation information)
    {
        foreach (var (items, place) in new[] { (running.Headers, CoverFactPlace.Header), (running.Footers, CoverFactPlace.Footer) })
        {
            foreach (var item in items)
            {
                if (item is RuledTable table)
                {
                    facts.AddTable(table.Table, place);
                }
                else
                {
                    facts.AddLine(item.Shown, place);
                }
            }
        }

        facts.AddProperty(CoverFactKind.Title, information.Title);
        facts.AddProperty(CoverFactKind.Author, information.Author);
        return facts.ToList();
    }

    private static IEnumerable<ReadingRemark> EmptyPages(List<PdfPage> pages)
    {
        var pictures = pages.Where(p => p is { Characters: 0, HasImages: true }).Select(p => Number(p.Number)).ToList();
        return pictures.Count == 0 ? [] : [new ReadingRemark("content.pages-without-text", [string.Join(", ", pictures)])];
    }

    private static string Shown(PageItem item) => item is RuledTable ? BlanksPattern().Replace(item.Shown.Replace('|', ' '), " ").Trim() : item.Shown;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex BlanksPattern();
}
