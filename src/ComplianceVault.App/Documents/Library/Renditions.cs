using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Withdrawal;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Content.Reading;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Library;

/// <summary>
/// An edition as PDF for the screen: its own PDF where it has one, else one made once of its Word file and kept. The signatures stand in the cells of its cover
/// (R12); one that is not in force says so on each page (R19).
/// </summary>
[Needs(Permission.Read, Permission.Audit), AlsoOutside]
public sealed class Renditions(Vault vault, IDbContextFactory<VaultDbContext> databases, StoredFiles store, PdfMaking making, PdfMarking marking, EditionSignatures signatures, ViewEdition view)
{
    public async Task<Result<OpenedFile>> OpenAsync(Actor actor, Guid editionId, CancellationToken ct)
    {
        var edition = await BaseAsync(actor, editionId, ct);
        if (!edition.Succeeded)
            return edition.Error;
        if (await view.ExecuteAsync(actor, [editionId], ct) is { Succeeded: false } unseen)
            return unseen.Error;
        var content = await ShownAsync(edition.Value, ct);
        return content.Succeeded
            ? new OpenedFile(content.Value, $"{edition.Value.Number}_{edition.Value.Label}.pdf", FileTypes.Of(SourceFormat.Pdf), content.Value.Length)
            : content.Error;
    }

    /// <summary>Of one in force only the names in the cells of its cover are missing where its file lets nothing be written on it; any other must say what it is.</summary>
    private async Task<Result<Stream>> ShownAsync(BasePdf edition, CancellationToken ct)
    {
        if (StateMarks.Of(edition, await signatures.ListAsync(edition.EditionId, ct)) is not { } mark)
            return await ContentAsync(edition, ct);
        var marked = await marking.MarkAsync(edition.Hash, mark, ct);
        return !marked.Succeeded && edition.State == EditionState.Effective ? await ContentAsync(edition, ct) : marked;
    }

    /// <summary>The stored PDF, made first where there is none yet.</summary>
    internal async Task<Result<BasePdf>> BaseAsync(Actor actor, Guid editionId, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        var found = await FindAsync(actor, editionId, ct);
        if (found is null)
            return Error.NotFound("documents.not-found", "");
        var hash = found.Hash is { } there ? there : await MakeAsync(actor, editionId, ct);
        return hash.Succeeded ? found.With(hash.Value) : hash.Error;
    }

    internal Task<Result<Stream>> ContentAsync(BasePdf edition, CancellationToken ct) => store.OpenAsync(edition.Hash, ct);

    private async Task<Result<string>> MakeAsync(Actor actor, Guid editionId, CancellationToken ct)
    {
        using var turn = await making.WaitAsync(ct);
        var found = await FindAsync(actor, editionId, ct);
        if (found is null)
            return Error.NotFound("documents.not-found", "");
        if (found.Hash is { } made)
            return made;
        var pdf = await making.MakeAsync(found.Main, found.Edition, found.Document, ct);
        if (!pdf.Succeeded)
            return pdf.Error;
        var kept = await KeepAsync(actor, editionId, found.Main.Hash, pdf.Value, ct);
        return kept.Succeeded ? pdf.Value.Content.Hash : kept.Error;
    }

    /// <summary>A view of what is there, so nothing for the trail.</summary>
    private Task<Result> KeepAsync(Actor actor, Guid editionId, string sourceHash, MadePdf pdf, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            var row = await act.Db.Set<EditionRendition>().FirstOrDefaultAsync(r => r.EditionId == editionId, ct);
            if (row is null)
                act.Db.Add(new EditionRendition { EditionId = editionId, SourceHash = sourceHash, Hash = pdf.Content.Hash, Length = pdf.Content.Length, By = pdf.By, At = act.Now });
            else
                (row.SourceHash, row.Hash, row.Length, row.By, row.At) = (sourceHash, pdf.Content.Hash, pdf.Content.Length, pdf.By, act.Now);
            return Result.Success;
        }, ct);

    private async Task<Found?> FindAsync(Actor actor, Guid editionId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var edition = await DocumentRights.Readable(db, actor).Where(e => e.Id == editionId)
            .Join(db.Set<Document>().AsNoTracking(), e => e.DocumentId, d => d.Id, (e, d) => new { Edition = e, Document = d }).FirstOrDefaultAsync(ct);
        var files = await db.Set<EditionFile>().AsNoTracking().Where(f => f.EditionId == editionId).OrderByDescending(f => f.IsMain).ToListAsync(ct);
        if (edition is null || files.Count == 0)
            return null;
        var made = await db.Set<EditionRendition>().AsNoTracking().FirstOrDefaultAsync(r => r.EditionId == editionId, ct);
        var own = files.Find(f => f.Format == SourceFormat.Pdf)?.Hash;
        var inForce = await db.Set<Edition>().Where(e => e.DocumentId == edition.Document.Id && e.Id != editionId && e.State == EditionState.Effective).Select(e => e.Label).FirstOrDefaultAsync(ct);
        var replacement = await Replacements.OfAsync(db, edition.Document.Id, ct);
        return new(edition.Edition, edition.Document, files[0], inForce, replacement?.Number, own ?? (made?.SourceHash == files[0].Hash ? made.Hash : null));
    }

    private sealed record Found(Edition Edition, Document Document, EditionFile Main, string? InForce, string? ReplacedBy, string? Hash)
    {
        public BasePdf With(string hash) => new(
            Edition.Id, Document.Id, Document.Number, Document.Title, Document.Level, Edition.Label, Edition.State, Edition.Source, hash)
        {
            IssueDate = Edition.IssueDate,
            EffectiveDate = Edition.EffectiveDate,
            Author = Edition.Author,
            Reviewer = Edition.Reviewer,
            Approver = Edition.Approver,
            InForce = InForce,
            ReplacedBy = ReplacedBy,
        };
    }
}
