using System.Security.Cryptography;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.Content.Reading;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Controlled;

/// <summary>
/// Makes the 受控版 PDF of an edition in force, or issued and waiting for its day: seal, 分发号, QR code and 签署页 are drawn onto the stored PDF for this
/// one copy (decisions 30 and 37). The trail keeps which copy was made, for whom, and the hash of the file.
/// </summary>
[Needs(Permission.ControlDocuments)]
public sealed class ControlledPdf(
    Vault vault, IDbContextFactory<VaultDbContext> databases, Renditions renditions, PdfMarking marking, VaultSettings settings, CompanyTime time)
{
    /// <summary>
    /// <paramref name="origin"/> is the address the controller uses, for a vault without a public one. Refuses with <c>controlled.not-in-force</c>,
    /// <c>controlled.form</c> (decision 25), what <see cref="CopyRequest"/> may not hold, and as <see cref="PdfMarking"/> does.
    /// </summary>
    public async Task<Result<OpenedFile>> ExecuteAsync(Actor actor, Guid editionId, CopyRequest request, string origin, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        var copy = request.Trimmed;
        if (copy.Refusal is { } unfit)
            return unfit;
        var edition = await renditions.BaseAsync(actor, editionId, ct);
        if (!edition.Succeeded)
            return edition.Error;
        if (await RefusalAsync(edition.Value, ct) is { } no)
            return no;
        return await MakeAsync(actor, edition.Value, copy, origin, ct);
    }

    private async Task<Error?> RefusalAsync(BasePdf edition, CancellationToken ct)
    {
        if (edition.State is not (EditionState.Effective or EditionState.Published))
            return Error.Conflict("controlled.not-in-force");
        await using var db = await databases.CreateDbContextAsync(ct);
        return await DocumentLevel.OfForms(db).AnyAsync(l => l == edition.Level, ct) ? Error.Conflict("controlled.form") : null;
    }

    private async Task<Result<OpenedFile>> MakeAsync(Actor actor, BasePdf edition, CopyRequest copy, string origin, CancellationToken ct)
    {
        var (token, signatures) = await FactsAsync(edition.EditionId, copy.CopyNumber, ct);
        var stamp = ControlledStamp.Of(edition, copy, signatures) with
        {
            SealsOnEveryPage = await settings.GetAsync(CopySettings.SealEveryPage, ct) == CopySettings.Yes,
            Qr = new($"{await AddressAsync(origin, ct)}/check/{token}", PaperWords.Of("qr")),
            Appendix = new SignaturePage(time).Of(edition, copy, signatures, actor.Name),
            Password = copy.Password,
        };
        var marked = await marking.MarkAsync(edition.Hash, stamp, ct);
        if (!marked.Succeeded)
            return marked.Error;
        var noted = await NoteAsync(actor, edition, copy, token, marked.Value, ct);
        if (noted.Succeeded)
            return new OpenedFile(marked.Value, ControlledStamp.FileName(edition, copy), FileTypes.Of(SourceFormat.Pdf), marked.Value.Length);
        await marked.Value.DisposeAsync();
        return noted.Error;
    }

    private async Task<(string Token, IReadOnlyList<SignatureLine> Signatures)> FactsAsync(Guid editionId, string copyNumber, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return (await TokenAsync(db, editionId, copyNumber, ct) ?? CheckToken.NewToken(), await EditionSignatures.ListAsync(db, time, editionId, ct));
    }

    private async Task<string> AddressAsync(string origin, CancellationToken ct) =>
        (await settings.GetAsync(CopySettings.PublicAddress, ct) is { Length: > 0 } named ? named : origin).TrimEnd('/');

    /// <summary>The hash identifies a print that turns up later; the password is nobody's but the receiver's.</summary>
    private async Task<Result> NoteAsync(Actor actor, BasePdf edition, CopyRequest copy, string token, Stream made, CancellationToken ct)
    {
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(made, ct));
        made.Position = 0;
        return await vault.ActAsync(this, actor, async act =>
        {
            var kept = await TokenAsync(act.Db, edition.EditionId, copy.CopyNumber, ct);
            if (kept is not null && kept != token)
                return Error.Conflict("data.changed-meanwhile"); // somebody made the first copy of this number at the same time
            if (kept is null)
                act.Db.Add(new CheckToken { Token = token, EditionId = edition.EditionId, CopyNumber = copy.CopyNumber, CreatedAt = act.Now });
            act.Note(
                "edition.controlled-pdf",
                (new ObjectRef(Edition.Kind, edition.EditionId), new { edition.Label, copy.Kind, copy.CopyNumber, copy.Holder, Locked = copy.Password.Length > 0, Hash = hash }),
                (new ObjectRef(Document.Kind, edition.DocumentId), null));
            return Result.Success;
        }, ct);
    }

    private static Task<string?> TokenAsync(VaultDbContext db, Guid editionId, string copyNumber, CancellationToken ct) =>
        db.Set<CheckToken>().Where(t => t.EditionId == editionId && t.CopyNumber == copyNumber).Select(t => t.Token).FirstOrDefaultAsync(ct);
}
