using ComplianceVault.Content.Rendition.Pages;
using ComplianceVault.Kernel;
using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;
using UglyToad.PdfPig.Exceptions;

namespace ComplianceVault.Content.Rendition.Stamping;

/// <summary>
/// Puts seals, lines, a QR code and a 签署页 on a PDF, whoever made it. The pages stay what they are: their text is found and copied as before, links
/// and outline stay; stamps stand where nothing else does. Refuses with <c>stamping.encrypted</c> and <c>stamping.unreadable</c>; the base is only read.
/// </summary>
public sealed class PdfStamper(PageFonts fonts)
{
    /// <summary>A stamper with this machine's fonts; refuses with <c>content.font-missing</c>.</summary>
    public static Result<PdfStamper> Create() => PageFonts.System is { Succeeded: true } found ? new PdfStamper(found.Value) : PageFonts.System.Error!;

    /// <summary>Writes the stamped PDF and returns its number of pages. Both streams are left open; both have to be able to seek.</summary>
    public Result<int> Stamp(Stream source, Stream target, PdfStamp stamp, CancellationToken cancellationToken = default)
    {
        try
        {
            using var document = Open(source, stamp, cancellationToken);
            Append(document, stamp, cancellationToken);
            Protect(document, stamp.Password);
            var pages = document.PageCount; // a saved document answers nothing any more
            document.Save(target, closeStream: false);
            return pages;
        }
        catch (Exception e) when (e is PdfDocumentEncryptedException || (e is PdfReaderException && IsLocked(e.Message)))
        {
            return Error.Invalid("stamping.encrypted");
        }
        catch (Exception e) when (e is not OperationCanceledException and not IOException and not OutOfMemoryException)
        {
            // The libraries report a broken file by whatever went wrong inside them.
            return Error.Invalid("stamping.unreadable");
        }
    }

    private static bool IsLocked(string message) =>
        message.Contains("password", StringComparison.OrdinalIgnoreCase) || message.Contains("encrypt", StringComparison.OrdinalIgnoreCase);

    /// <summary>The document with its own pages stamped.</summary>
    private PdfDocument Open(Stream source, PdfStamp stamp, CancellationToken ct)
    {
        using var spaces = new PageSpaces(source);
        source.Position = 0;
        var document = PdfReader.Open(new StackGuardedStream(source), PdfDocumentOpenMode.Modify);
        try
        {
            StampPages(document, spaces, stamp, ct);
            return document;
        }
        catch
        {
            document.Dispose();
            throw;
        }
    }

    private void StampPages(PdfDocument document, PageSpaces spaces, PdfStamp stamp, CancellationToken ct)
    {
        var face = fonts.For(StampTexts.Of(stamp));
        var pages = document.Pages.Cast<PdfPage>().Take(stamp.IsOnCoverOnly ? 1 : int.MaxValue).ToList();
        var plans = new List<StampPlan>(pages.Count);
        for (var i = 0; i < pages.Count; i++)
        {
            ct.ThrowIfCancellationRequested();
            plans.Add(StampPlan.Of(stamp, spaces.Of(i, PageGeometry.Of(pages[i])), face, isCover: i == 0));
        }

        var forms = StampForms.Of(document, plans, face);
        for (var i = 0; i < pages.Count; i++)
            forms.Put(pages[i], plans[i]);
    }

    /// <summary>The 签署页 carries the QR code too: a cover may have had no room for it.</summary>
    private void Append(PdfDocument document, PdfStamp stamp, CancellationToken ct)
    {
        if (stamp.Appendix is not { } appendix)
            return;
        using var pages = new MemoryStream();
        new PageLayouter(fonts).Write(appendix, pages, ct);
        using var coded = new MemoryStream();
        using (var own = Open(pages, new PdfStamp { Qr = stamp.Qr }, ct))
            own.Save(coded, closeStream: false);
        coded.Position = 0;
        using var source = PdfReader.Open(coded, PdfDocumentOpenMode.Import);
        foreach (var page in source.Pages)
            document.AddPage(page);
    }

    private static void Protect(PdfDocument document, string password)
    {
        if (password.Length == 0)
            return;
        document.SecurityHandler.SetEncryptionToV5();
        document.SecuritySettings.UserPassword = password;
    }
}
