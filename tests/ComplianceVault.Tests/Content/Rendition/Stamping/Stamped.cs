using ComplianceVault.Content.Rendition.Pages;
using ComplianceVault.Content.Rendition.Stamping;
using ComplianceVault.Kernel;
using PdfSharp.Pdf.IO;
using SkiaSharp;
using UglyToad.PdfPig.Content;
using Pig = UglyToad.PdfPig.PdfDocument;

namespace ComplianceVault.Tests.Content.Rendition.Stamping;

/// <summary>PDFs before and after stamping.</summary>
internal static class Stamped
{
    internal const string Address = "https://vault.example.com/check/AbCdEfGhIjKlMnOpQrStUv";

    internal static PdfStamp Controlled { get; } = new()
    {
        Seals = [new Seal(SealKind.Controlled, "受控02", "分发号 007")],
        Line = "EX-P09  版本 A  受控02  分发号 007  持有人 技术部负责人",
        Qr = new(Address, "扫码校验版本"),
        Appendix = new PageDocument { Title = "签署页", Blocks = [new PageText("由系统根据电子签名记录生成。")] },
    };

    internal static PdfStamp Withdrawn { get; } = new()
    {
        Seals = [new Seal(SealKind.Withdrawn)],
        SealsOnEveryPage = true,
        Watermark = "作废",
        Line = "EX-P09  版本 A  已作废，现行版本为 B",
        LineOnCover = true,
    };

    internal static PdfStamp Uncontrolled { get; } = new() { Watermark = "非受控", Line = "非受控  技术部工程师  2026-11-27 14:05 下载", LineOnCover = true };

    internal static PdfStamper Stamper()
    {
        var created = PdfStamper.Create();
        Assert.SkipUnless(created.Succeeded, "No font with Chinese glyphs is installed.");
        return created.Value;
    }

    internal static Result<int> Try(Stream source, PdfStamp stamp, Stream? target = null) =>
        Stamper().Stamp(source, target ?? new MemoryStream(), stamp, TestContext.Current.CancellationToken);

    internal static MemoryStream Of(Stream source, PdfStamp stamp)
    {
        var target = new MemoryStream();
        var stamped = Try(source, stamp, target);
        Assert.True(stamped.Succeeded, stamped.Error?.ToString());
        (source.Position, target.Position) = (0, 0);
        return target;
    }

    internal static IReadOnlyList<Page> Pages(Stream pdf)
    {
        pdf.Position = 0;
        return [.. Pig.Open(pdf).GetPages()];
    }

    internal static string Bare(Page page) => string.Concat(page.Letters.Select(l => l.Value).Where(t => !string.IsNullOrWhiteSpace(t)));

    /// <summary>Pages of these sizes, each with the same two words in its upper part.</summary>
    internal static MemoryStream Sheets(params IReadOnlyList<SKSize> sizes)
    {
        var fonts = PageFonts.System;
        Assert.SkipUnless(fonts.Succeeded, "No font with Chinese glyphs is installed.");
        var (face, target) = (fonts.Value.For(["正文文字"]), new MemoryStream());
        using var pdf = SKDocument.CreatePdf(target);
        foreach (var size in sizes)
        {
            face.Draw(pdf.BeginPage(size.Width, size.Height), "正文文字", size.Width / 3, size.Height / 2, 12, bold: false, SKColors.Black);
            pdf.EndPage();
        }

        pdf.Close();
        target.Position = 0;
        return target;
    }

    /// <summary>The same file changed in its inner structure.</summary>
    internal static MemoryStream Changed(MemoryStream pdf, Action<PdfSharp.Pdf.PdfDocument> change)
    {
        using var document = PdfReader.Open(pdf, PdfDocumentOpenMode.Modify);
        change(document);
        var target = new MemoryStream();
        document.Save(target, closeStream: false);
        target.Position = 0;
        return target;
    }
}
