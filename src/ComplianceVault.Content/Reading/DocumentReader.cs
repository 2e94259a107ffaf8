using System.Text.RegularExpressions;
using System.Xml;
using ComplianceVault.Content.Reading.Docx;
using ComplianceVault.Content.Reading.Pdf;
using ComplianceVault.Content.Reading.Plain;
using ComplianceVault.Content.Reading.Xlsx;
using ComplianceVault.Kernel;

namespace ComplianceVault.Content.Reading;

/// <summary>
/// The one door to the text of a file: Word, PDF, Excel, Markdown and plain text. What cannot be read is refused with its own error,
/// within the <see cref="ReadingLimits"/>; the only exception that leaves is the cancellation of the caller's own token.
/// </summary>
public static class DocumentReader
{
    private delegate Result<DocumentText> Reader(Stream file, string fileName, ReadingBudget budget);

    private static readonly Dictionary<SourceFormat, Reader> Readers = new()
    {
        [SourceFormat.Docx] = (file, name, budget) => ReadPackage(file, budget, p => DocxReader.Read(p, name, budget)),
        [SourceFormat.Xlsx] = (file, name, budget) => ReadPackage(file, budget, p => XlsxReader.Read(p, name, budget)),
        [SourceFormat.Markdown] = (file, name, budget) => MarkdownReader.Read(file, name, budget),
        [SourceFormat.Text] = (file, name, budget) => PlainTextReader.Read(file, name, budget),
        [SourceFormat.Pdf] = (file, name, budget) => WithFileName(PdfReader.Read(file, budget.Limits, budget.CancellationToken), name),
    };

    /// <summary>
    /// Reads a file from its beginning. <paramref name="file"/> must be seekable and is left open; <paramref name="fileName"/> gives the
    /// extension, which must agree with the content, and is itself a source of cover facts.
    /// </summary>
    public static Result<DocumentText> Read(Stream file, string fileName, ReadingLimits limits, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(limits.Time);
        try
        {
            var format = FormatOf(file, fileName, limits, time.Token);
            if (!format.Succeeded)
            {
                return format.Error;
            }

            file.Position = 0;
            return Readers[format.Value](file, fileName, new ReadingBudget(limits, time.Token));
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Error.Invalid("content.too-slow", (int)limits.Time.TotalSeconds);
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Refusal(exception, limits);
        }
    }

    /// <summary>The format by content, agreeing with the extension, or why the file is refused before it is read.</summary>
    public static Result<SourceFormat> FormatOf(Stream file, string fileName, ReadingLimits limits, CancellationToken cancellationToken)
    {
        if (!file.CanSeek)
        {
            throw new ArgumentException("The stream must be seekable.", nameof(file));
        }

        if (file.Length == 0)
        {
            return Error.Invalid("content.empty");
        }

        return file.Length > limits.FileBytes
            ? Error.Invalid("content.too-large", file.Length >> 20, limits.FileBytes >> 20)
            : FormatDetector.Detect(file, fileName, limits, cancellationToken);
    }

    private static Result<DocumentText> ReadPackage(Stream file, ReadingBudget budget, Func<OfficePackage, DocumentText> read)
    {
        using var package = OfficePackage.Open(file, budget);
        return read(package);
    }

    private static Result<DocumentText> WithFileName(Result<DocumentText> read, string fileName)
    {
        if (!read.Succeeded || read.Value.CoverFacts.Any(f => f.Place == CoverFactPlace.FileName))
        {
            return read;
        }

        var facts = new CoverFacts();
        facts.AddFileName(fileName);
        return read.Value with { CoverFacts = [.. facts.ToList(), .. read.Value.CoverFacts] };
    }

    /// <summary>The edge at which the parsers' exceptions end: a refusal, a broken container, or content nobody foresaw.</summary>
    internal static Error Refusal(Exception exception, ReadingLimits limits) => exception switch
    {
        ReadingRefusedException refused => refused.Error,
        XmlException xml when xml.Message.Contains("DTD", StringComparison.Ordinal) => Error.Invalid("content.forbidden-xml"),
        XmlException or InvalidDataException or EndOfStreamException => Error.Invalid("content.damaged"),
        RegexMatchTimeoutException => Error.Invalid("content.too-slow", (int)limits.Time.TotalSeconds),
        _ => Error.Invalid("content.unreadable", exception.GetType().Name),
    };
}
