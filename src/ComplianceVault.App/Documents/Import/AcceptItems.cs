using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Content.Reading;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Import;

/// <summary>What became of one file of a batch.</summary>
public sealed record ItemOutcome(Guid ItemId, string Path, Error? Refusal);

/// <summary>
/// Takes proposals over: a new document with its first edition, an edition of a known document, or another format of a known edition. Each
/// file is an act of its own; what cannot be taken over is told and the rest goes on. Editions begin as drafts; they come into force by
/// <see cref="ConfirmExisting"/>.
/// </summary>
[Needs(Permission.ImportDocuments)]
public sealed class AcceptItems(Vault vault, IDbContextFactory<VaultDbContext> databases, EditionTexts texts, Matching matching)
{
    /// <summary>Takes over the given proposals, or all of the batch.</summary>
    public async Task<Result<IReadOnlyList<ItemOutcome>>> ExecuteAsync(
        Actor actor, Guid batchId, IReadOnlyCollection<Guid>? items, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        var outcomes = new List<ItemOutcome>();
        var proposed = await OrderedAsync(actor, batchId, items, ct);
        if (!proposed.Succeeded)
            return proposed.Error;
        foreach (var item in proposed.Value)
        {
            var text = await texts.GetAsync(item.TextHash!, ct);
            var accepted = text.Succeeded ? await AcceptAsync(actor, item.Id, text.Value, ct) : text.Error;
            outcomes.Add(new(item.Id, item.Path, accepted.Error));
        }

        return outcomes;
    }

    /// <summary>Lower editions before higher ones, Word before PDF: the first file of an edition gives its text.</summary>
    private async Task<Result<IReadOnlyList<ImportItem>>> OrderedAsync(Actor actor, Guid batchId, IReadOnlyCollection<Guid>? items, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await ImportRights.RefusalAsync(db, actor, batchId, ct) is { } missing)
            return missing;
        var numbering = await NumberingInForce.LoadAsync(db, ct);
        var proposed = await db.Set<ImportItem>().AsNoTracking().Where(i => i.BatchId == batchId && i.State == ImportItemState.Proposed).ToListAsync(ct);
        return Result.Of<IReadOnlyList<ImportItem>>([.. proposed.Where(i => items?.Contains(i.Id) ?? true)
            .OrderBy(i => i.Number, StringComparer.Ordinal).ThenBy(i => numbering.OrdinalOf(i.Label!) ?? int.MaxValue).ThenBy(i => i.Format).ThenBy(i => i.Ordinal)]);
    }

    private Task<Result> AcceptAsync(Actor actor, Guid itemId, DocumentText text, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            var item = await act.Db.Set<ImportItem>().FirstAsync(i => i.Id == itemId, ct);
            if (item.State != ImportItemState.Proposed)
                return Error.Conflict("import.decided-meanwhile");
            await matching.MatchAsync(act.Db, item, ct);
            if (item.Match is ImportMatch.SameFile)
            {
                // A draft that an interrupted batch left waiting comes on this batch's sheet too.
                item.State = ImportItemState.Skipped;
                item.EditionId = await act.Db.Set<Edition>().Where(e => e.Id == item.MatchId && e.State == EditionState.Draft).Select(e => (Guid?)e.Id).FirstOrDefaultAsync(ct);
                act.Note("import.same-file", new ObjectRef(ImportBatch.Kind, item.BatchId), new { item.Path });
                return Result.Success;
            }

            if (Refusal(item) is { } refusal)
                return refusal;
            item.EditionId = item.Match is ImportMatch.OtherFormat ? await AddFormatAsync(act, item, text) : await AddEditionAsync(act, item, text);
            item.State = ImportItemState.Accepted;
            return Result.Success;
        }, ct);

    private static Error? Refusal(ImportItem item) => item.Match switch
    {
        ImportMatch.NumberMissing => Error.Invalid("documents.number-required"),
        ImportMatch.SampleNumber => Error.Conflict("import.sample-number", item.Number!),
        ImportMatch.OtherText => Error.Conflict("import.other-text", item.Number!, item.Label!, Math.Floor((item.Similarity ?? 0) * 100)),
        _ => null,
    };

    private async Task<Guid> AddFormatAsync(Act act, ImportItem item, DocumentText text)
    {
        var edition = await act.Db.Set<Edition>().FirstAsync(e => e.Id == item.MatchId, act.Token);
        var main = await act.Db.Set<EditionFile>().FirstAsync(f => f.EditionId == edition.Id && f.IsMain, act.Token);
        // Word knows its own structure, a PDF only its looks; once the edition is signed for, its text stays what was signed.
        var better = edition.State == EditionState.Draft && main.Format == SourceFormat.Pdf && item.Format == SourceFormat.Docx;
        EditionWriter.AddFile(act, edition.Id, Kept(item), better);
        if (better)
        {
            main.IsMain = false;
            edition.TextHash = item.TextHash!;
            await EditionWriter.RemoveTextAsync(act, edition.Id);
            EditionWriter.AddText(act, edition.Id, new(item.Number!, item.Title!, await NumberingInForce.LoadAsync(act.Db, act.Token)), text, await TextBeforeAsync(act, edition.DocumentId, edition.Ordinal));
        }

        act.Note("edition.format-added", (new ObjectRef(Edition.Kind, edition.Id), new { item.Path, item.Hash, item.Similarity }), (new ObjectRef(Document.Kind, edition.DocumentId), null));
        return edition.Id;
    }

    private async Task<Guid> AddEditionAsync(Act act, ImportItem item, DocumentText text)
    {
        var numbering = await NumberingInForce.LoadAsync(act.Db, act.Token);
        var documentId = item.Match is ImportMatch.NewEdition ? item.MatchId!.Value : AddDocument(act, item);
        var last = await act.Db.Set<Edition>().Where(e => e.DocumentId == documentId && e.State != EditionState.Discarded).MaxAsync(e => (int?)e.Ordinal, act.Token);
        var edition = new Edition
        {
            Id = act.NewId(),
            DocumentId = documentId,
            Label = item.Label!,
            Ordinal = numbering.OrdinalOf(item.Label!) ?? (last ?? 0) + 1,
            State = EditionState.Draft,
            Source = EditionSource.Imported,
            IssueDate = item.IssueDate,
            EffectiveDate = item.EffectiveDate,
            Author = item.Author,
            Reviewer = item.Reviewer,
            Approver = item.Approver,
            TextHash = item.TextHash!,
            CreatedById = act.Actor.PersonId,
            CreatedAt = act.Now,
        };
        act.Db.Add(edition);
        EditionWriter.AddFile(act, edition.Id, Kept(item), isMain: true);
        EditionWriter.AddText(act, edition.Id, new(item.Number!, item.Title!, numbering), text, await TextBeforeAsync(act, documentId, edition.Ordinal));
        act.Note(
            "edition.imported",
            (new ObjectRef(Edition.Kind, edition.Id), new { item.Number, item.Title, edition.Label, item.Path, item.Hash, item.Length, Origin = item.BatchId }),
            (new ObjectRef(Document.Kind, documentId), new { item.Number, item.Title, item.Level, item.Department }));
        return edition.Id;
    }

    private static Guid AddDocument(Act act, ImportItem item)
    {
        var document = new Document
        {
            Id = act.NewId(),
            Number = item.Number!,
            Title = item.Title!,
            Level = item.Level ?? DocumentLevel.Other,
            Department = item.Department,
            IsSample = act.Actor.Session.Source == ActSource.Loader,
            CreatedAt = act.Now,
        };
        act.Db.Add(document);
        return document.Id;
    }

    /// <summary>The text of the edition below this one, whose sections it continues.</summary>
    private async Task<DocumentText?> TextBeforeAsync(Act act, Guid documentId, int ordinal)
    {
        var hash = await act.Db.Set<Edition>().Where(e => e.DocumentId == documentId && e.Ordinal < ordinal && e.State != EditionState.Discarded)
            .OrderByDescending(e => e.Ordinal).Select(e => e.TextHash).FirstOrDefaultAsync(act.Token);
        return hash is not null && await texts.GetAsync(hash, act.Token) is { Succeeded: true, Value: var before } ? before : null;
    }

    private static KeptFile Kept(ImportItem item) => new(item.FileName, item.Format!.Value, item.Hash, item.Length);
}

internal sealed class EditionContent : Platform.ContentStore.IContentReferences
{
    public IQueryable<string> Hashes(VaultDbContext db) =>
        db.Set<EditionFile>().Select(f => f.Hash).Concat(db.Set<Edition>().Where(e => e.TextHash != "").Select(e => e.TextHash)).Concat(db.Set<EditionRendition>().Select(r => r.Hash));
}
