using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.Content.Reading;
using ComplianceVault.Content.Rendition.Stamping;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Controlled;

/// <summary>
/// Hands out the PDF of an edition as an uncontrolled copy: 非受控, the person and the time on each page, the mark of its state (R19, R20), and who signed it, in
/// the cover's cells and on the 签署页 (R12). The trail keeps who took it (R01: export).
/// </summary>
[Needs(Permission.Read, Permission.Audit), AlsoOutside]
public sealed class DownloadPdf(Vault vault, Renditions renditions, PdfMarking marking, EditionSignatures signatures, VaultSettings settings, CompanyTime time)
{
    internal const string Act = "edition.pdf-downloaded";

    public async Task<Result<OpenedFile>> ExecuteAsync(Actor actor, Guid editionId, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        if (!DocumentRights.MayExport(actor))
            return Error.Forbidden("access.export-not-granted");
        var edition = await renditions.BaseAsync(actor, editionId, ct);
        if (!edition.Succeeded)
            return edition.Error;
        var marks = await settings.GetAsync(CopySettings.MarkDownloads, ct) == CopySettings.Yes;
        var stamp = await StampAsync(actor, edition.Value, marks, ct);
        var content = stamp is null ? await renditions.ContentAsync(edition.Value, ct) : await marking.MarkAsync(edition.Value.Hash, stamp, ct);
        if (!content.Succeeded)
            return content.Error;
        var noted = await NoteAsync(actor, edition.Value, marks, ct);
        if (noted.Succeeded)
            return new OpenedFile(content.Value, FileName(edition.Value), FileTypes.Of(SourceFormat.Pdf), content.Value.Length);
        await content.Value.DisposeAsync();
        return noted.Error;
    }

    private async Task<PdfStamp?> StampAsync(Actor actor, BasePdf edition, bool marks, CancellationToken ct)
    {
        var signed = await signatures.ListAsync(edition.EditionId, ct);
        var stamp = marks ? StateMarks.Taken(edition, signed, actor.Name, time.Local(time.Now)) : StateMarks.Of(edition, signed);
        return signed.Count == 0 ? stamp : (stamp ?? new PdfStamp()) with { Appendix = new SignaturePage(time).Of(edition, null, signed, actor.Name, stamp?.Line ?? "") };
    }

    private Task<Result> NoteAsync(Actor actor, BasePdf edition, bool marked, CancellationToken ct) =>
        vault.ActAsync(this, actor, act =>
        {
            act.Note(Act, new ObjectRef(Edition.Kind, edition.EditionId), new { edition.Label, Marked = marked, edition.Hash });
            return Task.FromResult(Result.Success);
        }, ct);

    private static string FileName(BasePdf edition) => $"{edition.Number}_{edition.Label}.pdf".Replace('/', '-').Replace('\\', '-');
}
