using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Content.Reading;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Library;

/// <summary>An edition as PDF for the screen: its own PDF where it has one, else one made once of its Word file and kept.</summary>
[Needs(Permission.Read, Permission.Audit), AlsoOutside]
public sealed class Renditions(Vault vault, IDbContextFactory<VaultDbContext> databases, StoredFiles store, PdfMaking making)
{
    public async Task<Result<OpenedFile>> OpenAsync(Actor actor, Guid editionId, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        var found = await FindAsync(actor, editionId, ct);
        if (found is null)
            return Error.NotFound("documents.not-found", "");
        var hash = found.Hash is { } there ? there : await MakeAsync(actor, editionId, ct);
        if (!hash.Succeeded)
            return hash.Error;
        var content = await store.OpenAsync(hash.Value, ct);
        return content.Succeeded
            ? new OpenedFile(content.Value, $"{found.Number}_{found.Label}.pdf", FileTypes.Of(SourceFormat.Pdf), content.Value.Length)
            : content.Error;
    }

    private async Task<Result<string>> MakeAsync(Actor actor, Guid editionId, CancellationToken ct)
    {
        using var turn = await making.WaitAsync(ct);
        var found = await FindAsync(actor, editionId, ct);
        if (found is null)
            return Error.NotFound("documents.not-found", "");
        if (found.Hash is { } made)
            return made;
        var pdf = await making.MakeAsync(found.Main, found.TextHash, found.Title, ct);
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
            .Join(db.Set<Document>(), e => e.DocumentId, d => d.Id, (e, d) => new { e.Label, e.TextHash, d.Number, d.Title }).FirstOrDefaultAsync(ct);
        if (edition is null)
            return null;
        var files = await db.Set<EditionFile>().AsNoTracking().Where(f => f.EditionId == editionId).OrderByDescending(f => f.IsMain).ToListAsync(ct);
        var made = await db.Set<EditionRendition>().AsNoTracking().FirstOrDefaultAsync(r => r.EditionId == editionId, ct);
        var own = files.Find(f => f.Format == SourceFormat.Pdf)?.Hash;
        return new(edition.Number, edition.Title, edition.Label, edition.TextHash, files[0], own ?? (made?.SourceHash == files[0].Hash ? made.Hash : null));
    }

    private sealed record Found(string Number, string Title, string Label, string TextHash, EditionFile Main, string? Hash);
}
