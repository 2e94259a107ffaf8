using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Content.Comparing;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Comparing;

/// <summary>An edition as one side of a comparison.</summary>
public sealed record ComparedEdition(Guid Id, string Label, EditionState State, DateOnly? EffectiveDate);

/// <summary>What changed from one edition of a document to another; <paramref name="Editions"/> are all that the person may read, newest first.</summary>
public sealed record EditionComparison(
    Document Document, ComparedEdition Older, ComparedEdition Newer, IReadOnlyList<ComparedEdition> Editions, DocumentDifference Difference, ThirdRule Rule);

/// <summary>An upload of a draft as one side of a comparison.</summary>
public sealed record ComparedUpload(int Ordinal, string FileName, string ByName, DateTime At);

/// <summary>What changed from one upload of a draft to the next.</summary>
public sealed record UploadComparison(Document Document, string Label, ComparedUpload Older, ComparedUpload Newer, DocumentDifference Difference);

/// <summary>What changed between two editions of a document or two uploads of a draft, within the person's rights; what may not be read is not found.</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class ComparisonQueries(IDbContextFactory<VaultDbContext> databases, Differences differences, ViewEdition view)
{
    /// <summary>
    /// From one edition to another by their labels, as asked. Without <paramref name="to"/> it is the one in force or the newest; without
    /// <paramref name="from"/> the one in force for an edition that is not yet, else the one before.
    /// </summary>
    public Task<Result<EditionComparison>> CompareAsync(Actor actor, string number, string? from, string? to, CancellationToken ct) =>
        CompareAsync(actor, number, to, from, keepsOrder: from is not null, ct);

    /// <summary>An edition beside another, whichever is the older: what the newer one changed.</summary>
    public Task<Result<EditionComparison>> BesideAsync(Actor actor, string number, string? label, string? other, CancellationToken ct) =>
        CompareAsync(actor, number, label, other, keepsOrder: false, ct);

    /// <summary>What an upload of a draft changed against the one before it. Refusals: <c>documents.not-found</c>, <c>comparing.first-upload</c>.</summary>
    public async Task<Result<UploadComparison>> UploadAsync(Actor actor, Guid uploadId, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var newer = await db.Set<DraftUpload>().AsNoTracking().FirstOrDefaultAsync(u => u.Id == uploadId, ct);
        var of = newer is null ? null : await DocumentRights.Readable(db, actor).Where(e => e.Id == newer.EditionId)
            .Join(db.Set<Document>().AsNoTracking(), e => e.DocumentId, d => d.Id, (e, d) => new { Document = d, e.Label }).FirstOrDefaultAsync(ct);
        if (newer is null || of is null)
            return Error.NotFound("documents.not-found", "");
        if (await db.Set<DraftUpload>().AsNoTracking().Where(u => u.EditionId == newer.EditionId && u.Ordinal < newer.Ordinal).OrderByDescending(u => u.Ordinal).FirstOrDefaultAsync(ct) is not { } older)
            return Error.NotFound("comparing.first-upload");
        if (await view.ExecuteAsync(actor, [newer.EditionId], ct) is { Succeeded: false } unseen)
            return unseen.Error;
        var difference = await differences.GetAsync(older.TextHash, newer.TextHash, ct);
        return difference.Succeeded ? new UploadComparison(of.Document, of.Label, Side(older), Side(newer), difference.Value) : difference.Error;
    }

    private async Task<Result<EditionComparison>> CompareAsync(Actor actor, string number, string? label, string? other, bool keepsOrder, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var editions = await DocumentRights.Readable(db, actor).Join(db.Set<Document>().Where(d => d.Number == number), e => e.DocumentId, d => d.Id, (e, _) => e)
            .OrderByDescending(e => e.Ordinal).ToListAsync(ct);
        var picked = Pick(number, editions, label, other);
        if (!picked.Succeeded)
            return picked.Error;
        var (newer, older) = picked.Value;
        if (!keepsOrder && older.Ordinal > newer.Ordinal)
            (newer, older) = (older, newer);
        if (await view.ExecuteAsync(actor, [older.Id, newer.Id], ct) is { Succeeded: false } unseen)
            return unseen.Error;
        var difference = await differences.GetAsync(older.TextHash, newer.TextHash, ct);
        if (!difference.Succeeded)
            return difference.Error;
        var document = await db.Set<Document>().AsNoTracking().FirstAsync(d => d.Number == number, ct);
        return new EditionComparison(document, Side(older), Side(newer), editions.ConvertAll(Side), difference.Value, await ThirdRules.OfAsync(db, document.Level, difference.Value.Share, ct));
    }

    private static Result<(Edition One, Edition Other)> Pick(string number, List<Edition> editions, string? label, string? other)
    {
        if (editions.Count == 0)
            return Error.NotFound("documents.not-found", number);
        var inForce = editions.Find(e => e.State == EditionState.Effective);
        var one = label is null ? inForce ?? editions[0] : editions.Find(e => e.Label == label);
        if (one is null)
            return Error.NotFound("comparing.edition-not-found", number, label!);
        var second = other is not null ? editions.Find(e => e.Label == other) : Beside(one, inForce, editions);
        return second is null ? other is null ? Error.NotFound("comparing.no-other-edition", number) : Error.NotFound("comparing.edition-not-found", number, other)
            : second.Id == one.Id ? Error.Invalid("comparing.same-edition", number, one.Label)
            : (one, second);
    }

    private static Edition? Beside(Edition edition, Edition? inForce, List<Edition> editions) =>
        edition.State < EditionState.Effective && inForce is not null ? inForce
        : editions.Find(e => e.Ordinal < edition.Ordinal) ?? editions.FindLast(e => e.Ordinal > edition.Ordinal);

    private static ComparedUpload Side(DraftUpload upload) => new(upload.Ordinal, upload.FileName, upload.ByName, upload.At);

    private static ComparedEdition Side(Edition edition) => new(edition.Id, edition.Label, edition.State, edition.EffectiveDate);
}
