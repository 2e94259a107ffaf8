using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Documents.Withdrawal;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Content.Reading;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Library;

/// <summary>A document with one of its editions, as its page shows it.</summary>
public sealed record DocumentView(
    Document Document, Edition Edition, IReadOnlyList<EditionView> Editions, IReadOnlyList<EditionFile> Files, IReadOnlyList<string> Clauses,
    EditionOrigin? Origin)
{
    /// <summary>The document named to take the place of this one, once it is withdrawn; null: none was named, or an edition is in force.</summary>
    public Replacement? ReplacedBy { get; init; }

    /// <summary>Number of the certificate under which this edition was destroyed.</summary>
    public string? Certificate { get; init; }

    /// <summary>The person may have the files as they were written; otherwise there is the marked PDF.</summary>
    public bool MayTakeOriginal { get; init; }

    /// <summary>A record form: its text is made of its fields, it has no file and no seal (decision 25).</summary>
    public bool IsForm { get; init; }

    /// <summary>The text shown is the document's own, and carries the seal of its state.</summary>
    public bool IsSealed => !IsForm && Edition.Source != EditionSource.External;
}

/// <summary>How an edition came in: the batch, the path inside it, and the 《现有文件入库确认单》 once it is signed.</summary>
public sealed record EditionOrigin(Guid BatchId, string Batch, string Path, DateTime At, string ByName, string? ConfirmedBy, DateTime? ConfirmedAt);

/// <summary>An edition in the list of editions.</summary>
public sealed record EditionView(Guid Id, string Label, EditionState State, DateOnly? IssueDate, DateOnly? From, DateOnly? To);

/// <summary>A document named in this one; <see cref="Target"/> is its number when it is here and may be read.</summary>
public sealed record CitationView(string SectionKey, string? Number, string? Title, string Quote, string? Target, string? TargetTitle);

/// <summary>A place in another document in force that names this one.</summary>
public sealed record CitedByView(string Number, string Title, string SectionKey, string Quote);

/// <summary>Reads documents and their texts within the person's rights; what may not be read is not found.</summary>
[Needs(Permission.Read, Permission.Audit), AlsoOutside]
public sealed class DocumentQueries(IDbContextFactory<VaultDbContext> databases, EditionTexts texts, ViewEdition view)
{
    /// <summary>The document with the edition of that label, or the one in force, or the latest readable.</summary>
    public async Task<Result<DocumentView>> GetAsync(Actor actor, string number, string? label, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var document = await db.Set<Document>().AsNoTracking().FirstOrDefaultAsync(d => d.Number == number, ct);
        if (document is null)
            return Error.NotFound("documents.not-found", number);
        var editions = await DocumentRights.Readable(db, actor).Where(e => e.DocumentId == document.Id).OrderBy(e => e.State == EditionState.Discarded).ThenByDescending(e => e.Ordinal).ToListAsync(ct);
        var shown = label is null ? editions.FirstOrDefault(e => e.State == EditionState.Effective) ?? editions.FirstOrDefault() : editions.FirstOrDefault(e => e.Label == label);
        if (shown is null)
            return Error.NotFound("documents.not-found", number);
        var periods = await db.Set<EditionInForce>().AsNoTracking().Where(f => f.DocumentId == document.Id).ToDictionaryAsync(f => f.EditionId, ct);
        var files = await db.Set<EditionFile>().AsNoTracking().Where(f => f.EditionId == shown.Id).OrderByDescending(f => f.IsMain).ToListAsync(ct);
        var clauses = await db.Set<DocumentClause>().Where(c => c.DocumentId == document.Id && c.To == null).Select(c => c.Clause).ToListAsync(ct);
        return new DocumentView(
            document, shown, [.. editions.Select(e => View(e, periods.GetValueOrDefault(e.Id)))], files, [.. clauses.OrderBy(ClauseNumber.TryParse)],
            await OriginAsync(db, shown.Id, ct))
        {
            IsForm = await DocumentLevel.OfForms(db).AnyAsync(l => l == document.Level, ct),
            MayTakeOriginal = await OriginalRights.MayTakeAsync(db, actor, shown.Id, ct),
            ReplacedBy = await Replacements.OfAsync(db, document.Id, ct),
            Certificate = await db.Set<DisposedObject>().Where(d => d.Kind == Edition.Kind && d.ObjectId == shown.Id).Select(d => d.Certificate).FirstOrDefaultAsync(ct),
        };
    }

    /// <summary>The text of an edition for the reading view.</summary>
    public async Task<Result<DocumentText>> TextAsync(Actor actor, Guid editionId, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var hash = await DocumentRights.Readable(db, actor).Where(e => e.Id == editionId).Select(e => e.TextHash).FirstOrDefaultAsync(ct);
        if (hash is null)
            return Error.NotFound("documents.not-found", "");
        return await view.ExecuteAsync(actor, [editionId], ct) is { Succeeded: false } unseen ? unseen.Error : await texts.GetAsync(hash, ct);
    }

    /// <summary>
    /// The key that a section of this edition has in the edition in force (decision 36); null where it has gone or the match is only a guess, for no place is
    /// better than a wrong one.
    /// </summary>
    public async Task<Result<string?>> SectionInForceAsync(Actor actor, Guid editionId, string key, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var readable = DocumentRights.Readable(db, actor);
        if (await readable.FirstOrDefaultAsync(e => e.Id == editionId, ct) is not { } shown
            || await readable.FirstOrDefaultAsync(e => e.DocumentId == shown.DocumentId && e.State == EditionState.Effective, ct) is not { } inForce)
            return Error.NotFound("documents.not-found", "");
        var trace = new SectionTrace(texts);
        if (shown.Ordinal <= inForce.Ordinal)
            return Result.Of(shown.Id == inForce.Id ? key : Sure((await trace.FollowAsync(db, shown.Id, inForce, ct)).GetValueOrDefault(key)));
        var back = (await trace.FollowAsync(db, inForce.Id, shown, ct)).FirstOrDefault(s => s.Value.Key == key);
        return Result.Of(Sure((back.Key, back.Value.Confidence)));

        static string? Sure((string? Key, double Confidence) match) => match.Confidence >= SectionTrace.Sure ? match.Key : null;
    }

    public async Task<Result<IReadOnlyList<CitationView>>> CitationsAsync(Actor actor, Guid editionId, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var readable = DocumentRights.Readable(db, actor);
        if (!await readable.AnyAsync(e => e.Id == editionId, ct))
            return Error.NotFound("documents.not-found", "");
        var found = await db.Set<Citation>().AsNoTracking().Where(c => c.EditionId == editionId).OrderBy(c => c.Ordinal).ToListAsync(ct);
        var (numbers, titles) = (found.Select(c => c.Number).ToHashSet(), found.Select(c => c.Title).ToHashSet());
        var known = await db.Set<Document>().AsNoTracking().Where(d => readable.Any(e => e.DocumentId == d.Id) && (numbers.Contains(d.Number) || titles.Contains(d.Title)))
            .OrderBy(d => d.Number).Select(d => new { d.Number, d.Title }).ToListAsync(ct);
        return found.ConvertAll(c =>
        {
            var target = known.Find(d => d.Number == c.Number || d.Title == c.Title);
            return new CitationView(c.SectionKey, c.Number, c.Title, c.Quote, target?.Number, target?.Title);
        });
    }

    public async Task<Result<IReadOnlyList<CitedByView>>> CitedByAsync(Actor actor, Guid documentId, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var readable = DocumentRights.Readable(db, actor);
        var document = await db.Set<Document>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == documentId && readable.Any(e => e.DocumentId == d.Id), ct);
        if (document is null)
            return Error.NotFound("documents.not-found", "");
        return await readable.Where(e => e.State == EditionState.Effective && e.DocumentId != documentId)
            .Join(db.Set<Citation>().Where(c => c.Number == document.Number || c.Title == document.Title), e => e.Id, c => c.EditionId, (e, c) => new { e.DocumentId, c })
            .Join(db.Set<Document>(), x => x.DocumentId, d => d.Id, (x, d) => new { d.Number, d.Title, x.c.SectionKey, x.c.Quote, x.c.Ordinal })
            .OrderBy(x => x.Number).ThenBy(x => x.Ordinal)
            .Select(x => new CitedByView(x.Number, x.Title, x.SectionKey, x.Quote)).ToListAsync(ct);
    }

    /// <summary>Who may read the document while it is 受限 or 保密; only the controller sees it.</summary>
    public async Task<IReadOnlyList<string>> ReadersAsync(Actor actor, Guid documentId, CancellationToken ct)
    {
        if (!actor.Can(Permission.ControlDocuments))
            return [];
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<PermittedReader>().Where(r => r.DocumentId == documentId).Select(r => r.Reader).ToListAsync(ct);
    }

    private static EditionView View(Edition e, EditionInForce? period) => new(e.Id, e.Label, e.State, e.IssueDate, period?.From, period?.To);

    private static async Task<EditionOrigin?> OriginAsync(VaultDbContext db, Guid editionId, CancellationToken ct)
    {
        var named = await db.Set<Import.ImportItem>().AsNoTracking().Where(i => i.EditionId == editionId)
            .Join(db.Set<Import.ImportBatch>(), i => i.BatchId, b => b.Id, (i, b) => new { Batch = b, i.Path, i.Ordinal }).ToListAsync(ct);
        if (named.OrderBy(n => n.Batch.At).ThenBy(n => n.Ordinal).FirstOrDefault() is not { } first)
            return null;
        // A batch that was broken off is confirmed with a later one that brought the same files.
        var signed = named.Where(n => n.Batch.ConfirmedAt is not null).MinBy(n => n.Batch.ConfirmedAt)?.Batch;
        var signer = signed is null ? null : await db.Set<Signature>().Where(s => s.ObjectKind == Import.ImportBatch.Kind && s.ObjectId == signed.Id)
            .OrderByDescending(s => s.At).Select(s => s.PersonName).FirstOrDefaultAsync(ct);
        return new EditionOrigin(first.Batch.Id, first.Batch.Number, first.Path, first.Batch.At, first.Batch.ByName, signer, signed?.ConfirmedAt);
    }
}
