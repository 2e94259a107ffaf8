using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Library;

/// <summary>The tabs above the list of documents.</summary>
public enum LibraryView
{
    /// <summary>现行有效: without the forms, which have a tab of their own.</summary>
    InForce,

    /// <summary>表单: forms in force.</summary>
    Forms,

    /// <summary>待生效: drafts up to published.</summary>
    Coming,

    /// <summary>作废</summary>
    Obsolete,

    /// <summary>全部版本</summary>
    All,
}

/// <summary>Columns that the list sorts by.</summary>
public enum LibraryOrder
{
    Number,
    Title,
    Level,
    Label,
    State,
    Department,
    EffectiveDate,
}

/// <summary>What the list of documents shows.</summary>
public sealed record LibraryFilter
{
    public LibraryView View { get; init; } = LibraryView.InForce;

    /// <summary>Part of number or title.</summary>
    public string? Text { get; init; }

    public string? Level { get; init; }

    public string? Department { get; init; }

    /// <summary>The clause or one below it.</summary>
    public string? Clause { get; init; }

    public LibraryOrder Order { get; init; }

    public bool Descending { get; init; }

    public int Skip { get; init; }

    public int Take { get; init; } = 50;
}

/// <summary>A row of the list: an edition with its document.</summary>
public sealed record LibraryRow
{
    public required Guid DocumentId { get; init; }

    public required Guid EditionId { get; init; }

    public required string Number { get; init; }

    public required string Title { get; init; }

    public required string Level { get; init; }

    public required string Label { get; init; }

    public required EditionState State { get; init; }

    public string? Department { get; init; }

    public DateOnly? EffectiveDate { get; init; }

    public required Classification Classification { get; init; }

    public IReadOnlyList<string> Clauses { get; init; } = [];
}

/// <summary>A page of rows and the number of all.</summary>
public sealed record LibraryPage(IReadOnlyList<LibraryRow> Rows, int Total);

/// <summary>The list of documents, from the database, within the person's rights.</summary>
[Needs(Permission.Read, Permission.Audit), AlsoOutside]
public sealed class LibraryQueries(IDbContextFactory<VaultDbContext> databases)
{
    private static readonly EditionState[] Coming =
        [EditionState.Draft, EditionState.InReview, EditionState.InCountersign, EditionState.InApproval, EditionState.Approved, EditionState.Published];

    private static readonly EditionState[] Out = [EditionState.Obsolete, EditionState.RetainedObsolete, EditionState.Destroyed];

    public async Task<Result<LibraryPage>> ListAsync(Actor actor, LibraryFilter filter, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = Rows(db, actor, filter);
        var total = await rows.CountAsync(ct);
        var page = await Ordered(rows, filter).Skip(filter.Skip).Take(filter.Take).ToListAsync(ct);
        var ids = page.Select(r => r.DocumentId).ToList();
        var clauses = await db.Set<DocumentClause>().AsNoTracking().Where(c => ids.Contains(c.DocumentId) && c.To == null)
            .Select(c => new { c.DocumentId, c.Clause }).ToListAsync(ct);
        var byDocument = clauses.ToLookup(c => c.DocumentId, c => c.Clause);
        return new LibraryPage([.. page.Select(r => r with { Clauses = [.. byDocument[r.DocumentId].OrderBy(ClauseNumber.TryParse)] })], total);
    }

    /// <summary>All rows of the filter, for an export; not held in memory at once.</summary>
    public async IAsyncEnumerable<LibraryRow> ExportAsync(
        Actor actor, LibraryFilter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is not null)
            yield break;
        await using var db = await databases.CreateDbContextAsync(ct);
        var clauses = (await db.Set<DocumentClause>().AsNoTracking().Where(c => c.To == null).Select(c => new { c.DocumentId, c.Clause }).ToListAsync(ct))
            .ToLookup(c => c.DocumentId, c => c.Clause);
        await foreach (var row in Ordered(Rows(db, actor, filter), filter).AsAsyncEnumerable().WithCancellation(ct))
            yield return row with { Clauses = [.. clauses[row.DocumentId].OrderBy(ClauseNumber.TryParse)] };
    }

    /// <summary>Titles of these numbers, of the documents the person may read.</summary>
    public async Task<Result<IReadOnlyDictionary<string, string>>> TitlesAsync(Actor actor, IReadOnlyCollection<string> numbers, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var readable = DocumentRights.Readable(db, actor);
        return await db.Set<Document>().Where(d => numbers.Contains(d.Number) && readable.Any(e => e.DocumentId == d.Id)).ToDictionaryAsync(d => d.Number, d => d.Title, ct);
    }

    private static IQueryable<LibraryRow> Rows(VaultDbContext db, Actor actor, LibraryFilter filter)
    {
        IQueryable<Document> documents = db.Set<Document>();
        if (!string.IsNullOrWhiteSpace(filter.Text))
            documents = documents.Holding(filter.Text, d => d.Number, d => d.Title);
        if (filter.View == LibraryView.Forms)
            documents = documents.Where(d => DocumentLevel.OfForms(db).Contains(d.Level));
        else if (filter.View == LibraryView.InForce && filter.Level is null)
            documents = documents.Where(d => !DocumentLevel.OfForms(db).Contains(d.Level));
        if (filter.Level is { } level)
            documents = documents.Where(d => d.Level == level);
        if (filter.Department is { } department)
            documents = documents.Where(d => d.Department == department);
        if (filter.Clause is { } clause)
            documents = documents.Where(d => db.Set<DocumentClause>().Any(c => c.DocumentId == d.Id && c.To == null && (c.Clause == clause || c.Clause.StartsWith(clause + "."))));
        return InView(DocumentRights.ReadableOf(db, actor, documents), filter.View).Select(r => new LibraryRow
        {
            DocumentId = r.Document.Id,
            EditionId = r.Edition.Id,
            Number = r.Document.Number,
            Title = r.Document.Title,
            Level = r.Document.Level,
            Label = r.Edition.Label,
            State = r.Edition.State,
            Department = r.Document.Department,
            EffectiveDate = r.Edition.EffectiveDate,
            Classification = r.Document.Classification,
        });
    }

    private static IQueryable<EditionOfDocument> InView(IQueryable<EditionOfDocument> editions, LibraryView view) => view switch
    {
        LibraryView.InForce or LibraryView.Forms => editions.Where(r => r.Edition.State == EditionState.Effective),
        LibraryView.Coming => editions.Where(r => Coming.Contains(r.Edition.State)),
        LibraryView.Obsolete => editions.Where(r => Out.Contains(r.Edition.State)),
        _ => editions,
    };

    private static IQueryable<LibraryRow> Ordered(IQueryable<LibraryRow> rows, LibraryFilter filter) => (filter.Order, filter.Descending) switch
    {
        (LibraryOrder.Title, false) => rows.OrderBy(r => r.Title).ThenBy(r => r.Number),
        (LibraryOrder.Title, true) => rows.OrderByDescending(r => r.Title).ThenBy(r => r.Number),
        (LibraryOrder.Level, false) => rows.OrderBy(r => r.Level).ThenBy(r => r.Number),
        (LibraryOrder.Level, true) => rows.OrderByDescending(r => r.Level).ThenBy(r => r.Number),
        (LibraryOrder.Label, false) => rows.OrderBy(r => r.Label).ThenBy(r => r.Number),
        (LibraryOrder.Label, true) => rows.OrderByDescending(r => r.Label).ThenBy(r => r.Number),
        (LibraryOrder.State, false) => rows.OrderBy(r => r.State).ThenBy(r => r.Number),
        (LibraryOrder.State, true) => rows.OrderByDescending(r => r.State).ThenBy(r => r.Number),
        (LibraryOrder.Department, false) => rows.OrderBy(r => r.Department).ThenBy(r => r.Number),
        (LibraryOrder.Department, true) => rows.OrderByDescending(r => r.Department).ThenBy(r => r.Number),
        (LibraryOrder.EffectiveDate, false) => rows.OrderBy(r => r.EffectiveDate).ThenBy(r => r.Number),
        (LibraryOrder.EffectiveDate, true) => rows.OrderByDescending(r => r.EffectiveDate).ThenBy(r => r.Number),
        (_, true) => rows.OrderByDescending(r => r.Number).ThenByDescending(r => r.Label),
        _ => rows.OrderBy(r => r.Number).ThenBy(r => r.Label),
    };
}
