using System.Security.Cryptography;
using ComplianceVault.App.Documents.Distribution;
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
/// Makes the 受控版 PDF of a copy that is to be handed out or is with its holder, of an edition in force or issued and waiting for its day: seal, 分发号, QR code and
/// 签署页 are drawn onto the stored PDF for this one copy (decisions 30 and 37). The trail keeps which copy was made, for whom, and the hash of the file.
/// </summary>
[Needs(Permission.ControlDocuments)]
public sealed class ControlledPdf(
    Vault vault, IDbContextFactory<VaultDbContext> databases, Renditions renditions, PdfMarking marking, EditionSignatures signed, VaultSettings settings, CompanyTime time)
{
    public const int ShortestPassword = 8;
    public const int LongestPassword = 64;

    private static readonly CopyState[] Printable = [CopyState.Planned, CopyState.Issued, CopyState.Acknowledged];

    /// <summary>
    /// <paramref name="password"/> opens the file, empty for none; <paramref name="origin"/> is the address the controller uses, for a vault without a public one.
    /// Refuses with <c>controlled.password-length</c>, <c>copies.not-found</c>, <c>controlled.copy-state</c> (分发号, state), <c>controlled.not-in-force</c>,
    /// <c>controlled.form</c> (decision 25), and as <see cref="PdfMarking"/> does.
    /// </summary>
    public async Task<Result<OpenedFile>> ExecuteAsync(Actor actor, Guid copyId, string password, string origin, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        if (password.Length > 0 && password.Length is < ShortestPassword or > LongestPassword)
            return Error.Invalid("controlled.password-length", ShortestPassword, LongestPassword);
        var copy = await CopyAsync(copyId, ct);
        if (!copy.Succeeded)
            return copy.Error;
        var edition = await renditions.BaseAsync(actor, copy.Value.EditionId, ct);
        if (!edition.Succeeded)
            return edition.Error;
        if (await RefusalAsync(edition.Value, ct) is { } no)
            return no;
        return await MakeAsync(actor, edition.Value, copy.Value.Stamped, password, origin, ct);
    }

    private async Task<Result<(Guid EditionId, StampedCopy Stamped)>> CopyAsync(Guid copyId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Set<ControlledCopy>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == copyId, ct) is not { } copy)
            return Error.NotFound("copies.not-found");
        if (!Printable.Contains(copy.State))
            return Error.Conflict("controlled.copy-state", copy.Number, copy.State);
        var department = await db.Set<Department>().Where(d => d.Code == copy.Department).Select(d => d.NameZh).FirstOrDefaultAsync(ct);
        return (copy.EditionId, StampedCopy.Of(copy, department));
    }

    private async Task<Error?> RefusalAsync(BasePdf edition, CancellationToken ct)
    {
        if (edition.State is not (EditionState.Effective or EditionState.Published))
            return Error.Conflict("controlled.not-in-force");
        await using var db = await databases.CreateDbContextAsync(ct);
        return await DocumentLevel.OfForms(db).AnyAsync(l => l == edition.Level, ct) ? Error.Conflict("controlled.form") : null;
    }

    private async Task<Result<OpenedFile>> MakeAsync(Actor actor, BasePdf edition, StampedCopy copy, string password, string origin, CancellationToken ct)
    {
        var signatures = await signed.ListAsync(edition.EditionId, ct);
        var stamp = ControlledStamp.Of(edition, copy, signatures) with
        {
            SealsOnEveryPage = await settings.GetAsync(CopySettings.SealEveryPage, ct) == CopySettings.Yes,
            Qr = new($"{await AddressAsync(origin, ct)}/check/{copy.Token}", PaperWords.Of("qr")),
            Appendix = new SignaturePage(time).Of(edition, copy, signatures, actor.Name),
            Password = password,
        };
        var marked = await marking.MarkAsync(edition.Hash, stamp, ct);
        if (!marked.Succeeded)
            return marked.Error;
        var noted = await NoteAsync(actor, edition, copy, password.Length > 0, marked.Value, ct);
        if (noted.Succeeded)
            return new OpenedFile(marked.Value, ControlledStamp.FileName(edition, copy), FileTypes.Of(SourceFormat.Pdf), marked.Value.Length);
        await marked.Value.DisposeAsync();
        return noted.Error;
    }

    private async Task<string> AddressAsync(string origin, CancellationToken ct) =>
        (await settings.GetAsync(CopySettings.PublicAddress, ct) is { Length: > 0 } named ? named : origin).TrimEnd('/');

    /// <summary>The hash identifies a print that turns up later; the password is nobody's but the receiver's.</summary>
    private async Task<Result> NoteAsync(Actor actor, BasePdf edition, StampedCopy copy, bool locked, Stream made, CancellationToken ct)
    {
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(made, ct));
        made.Position = 0;
        return await vault.ActAsync(this, actor, act =>
        {
            act.Note(
                "edition.controlled-pdf",
                (new ObjectRef(Edition.Kind, edition.EditionId), new { edition.Label, copy.Kind, copy.CopyNumber, copy.Holder, Locked = locked, Hash = hash }),
                (new ObjectRef(Document.Kind, edition.DocumentId), null));
            return Task.FromResult(Result.Success);
        }, ct);
    }
}
