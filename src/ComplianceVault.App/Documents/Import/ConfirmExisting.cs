using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Import;

/// <summary>
/// A line of the 《现有文件入库确认单》: what is shown, signed and done. <paramref name="From"/> is the day from which the edition is in force, the
/// effective date or else the issue date the file states; null: it states neither, and the day of signing counts.
/// </summary>
public sealed record SheetLine(Guid EditionId, string Number, string Title, string Label, DateOnly? From, string? Approver, string FileHash)
{
    /// <summary>Whether the edition is still what the line says of it; with one of its <paramref name="files"/> the one that was signed.</summary>
    internal bool Says(Document document, Edition edition, IEnumerable<string> files) =>
        (Number, Title, Label, Approver) == (document.Number, document.Title, edition.Label, edition.Approver)
        && (From is null || From == (edition.EffectiveDate ?? edition.IssueDate)) && files.Contains(FileHash);
}

/// <summary>The 《现有文件入库确认单》 of a batch: the editions that wait for it, and the hash over exactly these lines that is signed.</summary>
public sealed record ConfirmationSheet(Guid BatchId, string BatchNumber, IReadOnlyList<SheetLine> Lines, string ContentHash);

/// <summary>
/// Documents that were approved on paper before come into force by one 《现有文件入库确认单》 over the batch, signed by the management
/// representative, not by a flag (decision 33). The highest edition of each document takes effect, lower ones are kept as 作废.
/// </summary>
[Needs(Permission.ConfirmExistingDocuments)]
public sealed class ConfirmExisting(Vault vault, Signing signing, StoredFiles store, IDbContextFactory<VaultDbContext> databases, CompanyTime time)
{
    public async Task<Result<ConfirmationSheet>> SheetAsync(Actor actor, Guid batchId, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await SheetAsync(db, batchId, ct) is { } sheet ? sheet : Error.NotFound("import.no-such-batch");
    }

    /// <summary>Signs the sheet as it was shown (<paramref name="contentHash"/>); a sheet that changed meanwhile is refused.</summary>
    public async Task<Result> ExecuteAsync(Actor actor, Guid batchId, string contentHash, SigningProof proof, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        var what = ToSign(batchId, contentHash);
        var proven = await signing.ProveAsync(actor, proof, what, ct);
        return proven.Succeeded ? await ConfirmAsync(actor, what, act => SignAsync(act, proven.Value, what), ct) : proven.Error;
    }

    /// <summary>The loader of a sample vault signs as its sample people, marked 示例.</summary>
    public Task<Result> ExecuteAsSampleAsync(Actor actor, Guid batchId, string contentHash, CancellationToken ct)
    {
        var what = ToSign(batchId, contentHash);
        return ConfirmAsync(actor, what, act => Signing.SignAsSampleAsync(act, Role.Representative, what), ct);
    }

    private static async Task<Result<Signature>> SignAsync(Act act, Proven proven, ToSign what) =>
        await Signing.SignAsync(act, proven, await SigningRole.OfAsync(act, Permission.ConfirmExistingDocuments, Role.Representative), what);

    private static ToSign ToSign(Guid batchId, string contentHash) =>
        new(SignatureMeaning.ConfirmExisting, new ObjectRef(ImportBatch.Kind, batchId), contentHash);

    private async Task<Result> ConfirmAsync(Actor actor, ToSign what, Func<Act, Task<Result<Signature>>> sign, CancellationToken ct)
    {
        await using (var db = await databases.CreateDbContextAsync(ct))
        {
            if (await SheetAsync(db, what.About.Id, ct) is { } shown && shown.ContentHash == what.ContentHash && await SheetLines.KeepAsync(store, shown.Lines, ct) is { Succeeded: false } notKept)
                return notKept.Error;
        }

        return await vault.ActAsync(this, actor, async act =>
        {
            var sheet = await SheetAsync(act.Db, what.About.Id, ct);
            if (sheet is null || sheet.Lines.Count == 0)
                return Error.Conflict("import.nothing-to-confirm");
            if (sheet.ContentHash != what.ContentHash)
                return Error.Conflict("signing.content-changed");
            var today = time.Today;
            if (sheet.Lines.FirstOrDefault(l => l.From > today) is { } later)
                return Error.Invalid("import.effective-in-future", later.Number, later.From!);
            var signature = await sign(act);
            if (!signature.Succeeded)
                return signature.Error;
            var batch = await act.Db.Set<ImportBatch>().FirstAsync(b => b.Id == sheet.BatchId, ct);
            batch.ConfirmedAt = act.Now;
            act.Note("import.confirmed", new ObjectRef(ImportBatch.Kind, batch.Id), new { batch.Number, sheet.ContentHash, Signed = signature.Value.PersonName, Files = sheet.Lines.Count });
            return await TakeEffectAsync(act, sheet, today);
        }, ct);
    }

    private static async Task<Result> TakeEffectAsync(Act act, ConfirmationSheet sheet, DateOnly today)
    {
        var from = sheet.Lines.ToDictionary(l => l.EditionId, l => l.From ?? today);
        var ids = from.Keys.ToList();
        var editions = await act.Db.Set<Edition>().Where(e => ids.Contains(e.Id)).ToListAsync(act.Token);
        foreach (var edition in editions.OrderBy(e => e.DocumentId).ThenBy(e => e.Ordinal))
        {
            var taken = await EditionsInForce.BringInAsync(act, edition, from[edition.Id]);
            if (!taken.Succeeded)
                return taken;
        }

        return Result.Success;
    }

    private static async Task<ConfirmationSheet?> SheetAsync(VaultDbContext db, Guid batchId, CancellationToken ct)
    {
        if (await db.Set<ImportBatch>().AsNoTracking().FirstOrDefaultAsync(b => b.Id == batchId, ct) is not { } batch)
            return null;
        var waiting = db.Set<Edition>().Where(e => e.State == EditionState.Draft && db.Set<ImportItem>().Any(i => i.BatchId == batchId && i.EditionId == e.Id));
        var lines = await waiting
            .Join(db.Set<Document>(), e => e.DocumentId, d => d.Id, (e, d) => new { e, d })
            .Join(db.Set<EditionFile>().Where(f => f.IsMain), x => x.e.Id, f => f.EditionId, (x, f) => new SheetLine(
                x.e.Id, x.d.Number, x.d.Title, x.e.Label, x.e.EffectiveDate ?? x.e.IssueDate, x.e.Approver, f.Hash))
            .ToListAsync(ct);
        lines = [.. lines.OrderBy(l => l.Number, StringComparer.Ordinal).ThenBy(l => l.Label, StringComparer.Ordinal)];
        return new(batch.Id, batch.Number, lines, SheetLines.HashOf(lines));
    }
}
