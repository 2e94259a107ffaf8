using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Content.Rendition.Pages;
using ComplianceVault.Content.Rendition.Stamping;

namespace ComplianceVault.App.Documents.Controlled;

/// <summary>What a controlled copy carries on its own pages (decision 30).</summary>
internal static class ControlledStamp
{
    private static readonly SignatureMeaning[] OnCover = [SignatureMeaning.Author, SignatureMeaning.Review, SignatureMeaning.Approve];

    public static PdfStamp Of(BasePdf edition, StampedCopy copy, IReadOnlyList<SignatureLine> signatures)
    {
        var (code, number) = (Code(copy.Kind), copy.CopyNumber.Length > 0 ? PaperWords.Of("copy-number", copy.CopyNumber) : "");
        return new PdfStamp
        {
            Seals = [new Seal(SealKind.Controlled, [.. new[] { code, number }.Where(l => l.Length > 0)])],
            Line = PaperWords.Line(
                edition.Number, PaperWords.Of("edition", edition.Label), code, number, copy.Holder.Length > 0 ? PaperWords.Of("holder", copy.Holder) : "", Pending(edition)),
            CoverEntries = [.. Signed(signatures), new(PaperWords.Of("cell-state"), code), .. copy.CopyNumber.Length > 0 ? [new CoverEntry(PaperWords.Of("cell-copy-number"), copy.CopyNumber)] : Array.Empty<CoverEntry>()],
        };
    }

    /// <summary><c>ITSMS-P05_A_受控02_007.pdf</c>; a slash of a number is no folder.</summary>
    public static string FileName(BasePdf edition, StampedCopy copy) =>
        string.Join('_', new[] { edition.Number, edition.Label, Code(copy.Kind), copy.CopyNumber }.Where(p => p.Length > 0)).Replace('/', '-').Replace('\\', '-') + ".pdf";

    /// <summary>What fills the cover's cells 编制, 审核 and 批准.</summary>
    public static IEnumerable<CoverEntry> Signed(IReadOnlyList<SignatureLine> signatures) =>
        OnCover.Select(m => signatures.LastOrDefault(s => s.Meaning == m && s.Holds) is { } s ? new CoverEntry(PaperWords.Of(m), s.Name, PaperWords.Day(DateOnly.FromDateTime(s.At.DateTime))) : null).OfType<CoverEntry>();

    private static string Pending(BasePdf edition) =>
        edition is { State: EditionState.Published, EffectiveDate: { } day } ? PaperWords.Of("pending", PaperWords.Day(day)) : "";

    private static string Code(CopyKind kind) => PaperWords.Of(kind == CopyKind.Master ? "master" : "copy");
}
