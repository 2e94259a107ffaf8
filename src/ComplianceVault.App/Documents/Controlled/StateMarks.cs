using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.Content.Rendition.Pages;
using ComplianceVault.Content.Rendition.Stamping;

namespace ComplianceVault.App.Documents.Controlled;

/// <summary>What an edition's pages say of it in every view and print: the cover's signatures (R12), and its state (R19), which is nothing while it is in force.</summary>
internal static class StateMarks
{
    /// <summary>Null: its pages are shown as they are stored.</summary>
    public static PdfStamp? Of(BasePdf edition, IReadOnlyList<SignatureLine> signatures)
    {
        var mark = Of(edition);
        var cells = ControlledStamp.Signed(signatures).ToList();
        return cells.Count == 0 ? mark : (mark ?? new PdfStamp()) with { CoverEntries = cells };
    }

    /// <summary>The same for a copy that is taken away: who took it, and when (R20). An edition in force then says 非受控.</summary>
    public static PdfStamp Taken(BasePdf edition, IReadOnlyList<SignatureLine> signatures, string person, DateTime local)
    {
        var taken = PaperWords.Of("uncontrolled-by", person, PaperWords.Moment(local));
        var stamp = Of(edition, signatures) ?? new PdfStamp();
        return edition.State != EditionState.Effective
            ? stamp with { Line = PaperWords.Line(stamp.Line, taken) }
            : stamp with
            {
                Watermark = PaperWords.Of("uncontrolled"),
                Line = PaperWords.Line(edition.Number, PaperWords.Of("edition", edition.Label), taken, PaperWords.Of("uncontrolled-hint")),
                LineOnCover = true,
            };
    }

    private static PdfStamp? Of(BasePdf edition) => edition.State switch
    {
        EditionState.Effective => null,
        EditionState.Obsolete or EditionState.Destroyed => Mark(SealKind.Withdrawn, edition, Instead(edition)),
        EditionState.RetainedObsolete => Mark(SealKind.WithdrawnKept, edition, Instead(edition)),
        EditionState.Published => Mark(SealKind.Pending, edition, edition.EffectiveDate is { } day ? PaperWords.Of("pending", PaperWords.Day(day)) : PaperWords.Of("pending-undated")),
        _ => Mark(SealKind.Draft, edition, PaperWords.Of("draft")),
    };

    private static string Instead(BasePdf edition) =>
        edition.InForce is { } label ? PaperWords.Of("obsolete", label)
        : edition.ReplacedBy is { } other ? PaperWords.Of("obsolete-replaced", other)
        : PaperWords.Of("obsolete-alone");

    private static PdfStamp Mark(SealKind kind, BasePdf edition, string words)
    {
        var seal = new Seal(kind);
        return new PdfStamp
        {
            Seals = [seal],
            SealsOnEveryPage = true,
            Watermark = seal.Word,
            Line = PaperWords.Line(edition.Number, PaperWords.Of("edition", edition.Label), words),
            LineOnCover = true,
        };
    }
}
