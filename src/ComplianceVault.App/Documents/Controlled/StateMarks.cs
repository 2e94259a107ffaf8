using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.Content.Rendition.Pages;
using ComplianceVault.Content.Rendition.Stamping;

namespace ComplianceVault.App.Documents.Controlled;

/// <summary>What an edition's pages say of its state in every view and print (R19): nothing while it is in force.</summary>
internal static class StateMarks
{
    /// <summary><paramref name="inForce"/> is the label of the edition in force instead, if there is one.</summary>
    public static PdfStamp? Of(BasePdf edition, string? inForce) => edition.State switch
    {
        EditionState.Effective => null,
        EditionState.Obsolete or EditionState.Destroyed => Mark(SealKind.Withdrawn, edition, Instead(edition, inForce)),
        EditionState.RetainedObsolete => Mark(SealKind.WithdrawnKept, edition, Instead(edition, inForce)),
        EditionState.Published => Mark(SealKind.Pending, edition, edition.EffectiveDate is { } day ? PaperWords.Of("pending", PaperWords.Day(day)) : PaperWords.Of("pending-undated")),
        _ => Mark(SealKind.Draft, edition, PaperWords.Of("draft")),
    };

    /// <summary>The same for a copy that is taken away: who took it, and when (R20). An edition in force then says 非受控.</summary>
    public static PdfStamp Taken(BasePdf edition, string? inForce, string person, DateTime local)
    {
        var taken = PaperWords.Of("uncontrolled-by", person, PaperWords.Moment(local));
        return Of(edition, inForce) is { } state
            ? state with { Line = PaperWords.Line(state.Line, taken) }
            : new PdfStamp
            {
                Watermark = PaperWords.Of("uncontrolled"),
                Line = PaperWords.Line(edition.Number, PaperWords.Of("edition", edition.Label), taken, PaperWords.Of("uncontrolled-hint")),
                LineOnCover = true,
            };
    }

    private static string Instead(BasePdf edition, string? inForce) =>
        inForce is not null ? PaperWords.Of("obsolete", inForce)
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
