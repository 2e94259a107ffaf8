using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>A document in force whose review is due on a day; <paramref name="Days"/> left, negative when overdue. <paramref name="Last"/>: the last
/// review that found it suitable; <paramref name="IsWanting"/>: one since then found that it is not, and nothing has begun.</summary>
public sealed record ReviewRow(
    Guid DocumentId, Guid EditionId, string Number, string Title, string Label, string? Department, DateOnly Due, ReviewCause Cause, ReviewStanding Standing,
    int Days, DateOnly? Last, bool IsWanting);

/// <summary>A review that took place.</summary>
public sealed record ReviewEntry(string Label, DateOnly DueOn, DateTime At, string ByName, ReviewResult Result, string Reason);

/// <summary>Which reviews are due, and those that took place. Forms move with their documents and have none of their own; external documents are checked instead.</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class ReviewQueries(IDbContextFactory<VaultDbContext> databases, CompanyTime time)
{
    /// <summary>The rule in force, for what the pages say of it.</summary>
    public async Task<Result<ReviewRule>> RuleAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await ReviewRule.LoadAsync(db, ct);
    }

    /// <summary>Reviews up to <paramref name="upTo"/> (<see cref="ReviewStanding.Coming"/>: overdue and reminded of), of one department or all; the earliest first.</summary>
    public async Task<Result<Page<ReviewRow>>> DueAsync(Actor actor, ReviewStanding upTo, string? department, PageRequest page, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var documents = db.Set<Document>().Where(d => department == null || d.Department == department);
        var due = (await RowsAsync(db, actor, documents, ct)).Where(r => r.Standing <= upTo || r.IsWanting).OrderBy(r => r.Due).ThenBy(r => r.Number, StringComparer.Ordinal).ToList();
        return new Page<ReviewRow>([.. due.Skip(page.Skip).Take(page.Take)], due.Count);
    }

    /// <summary>The standing of one document; null while none of its editions is in force, for forms, and while what a review asked for is in work.</summary>
    public async Task<Result<ReviewRow?>> OfDocumentAsync(Actor actor, Guid documentId, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        return (await RowsAsync(db, actor, db.Set<Document>().Where(d => d.Id == documentId), ct)).FirstOrDefault();
    }

    /// <summary>The reviews of a document, newest first.</summary>
    public async Task<Result<IReadOnlyList<ReviewEntry>>> HistoryAsync(Actor actor, Guid documentId, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<EditionReview>().AsNoTracking().Where(r => r.DocumentId == documentId)
            .Join(DocumentRights.Readable(db, actor), r => r.EditionId, e => e.Id, (r, e) => new { r, e.Label }).OrderByDescending(x => x.r.At)
            .Select(x => new ReviewEntry(x.Label, x.r.DueOn, x.r.At, x.r.ByName, x.r.Result, x.r.Reason)).ToListAsync(ct);
    }

    /// <summary>The dates are reckoned here: adding months is each database's own affair.</summary>
    private async Task<List<ReviewRow>> RowsAsync(VaultDbContext db, Actor actor, IQueryable<Document> documents, CancellationToken ct)
    {
        var rule = await ReviewRule.LoadAsync(db, ct);
        var (begun, suitable, wanting) = (ReviewsHeld.Begun(db), ReviewsHeld.Suitable(db), ReviewsHeld.Wanting(db));
        var inForce = DocumentRights.ReadableOf(db, actor, documents.Where(d => !DocumentLevel.OfForms(db).Contains(d.Level))).Where(r => r.Edition.State == EditionState.Effective && r.Edition.Source != EditionSource.External);
        var found = await inForce.Join(db.Set<EditionInForce>(), r => r.Edition.Id, f => f.EditionId, (r, f) => new
        {
            r.Document.Id,
            EditionId = r.Edition.Id,
            r.Document.Number,
            r.Document.Title,
            r.Edition.Label,
            r.Document.Department,
            r.Edition.IssueDate,
            r.Edition.ReviewMonths,
            f.From,
            f.EnteredAt,
            Last = suitable.Where(v => v.EditionId == r.Edition.Id).Max(v => (DateOnly?)v.On),
            IsWanting = wanting.Any(v => v.EditionId == r.Edition.Id),
        }).Where(f => !f.IsWanting || !begun.Contains(f.Id)).ToListAsync(ct);
        var today = time.Today;
        return found.ConvertAll(f =>
        {
            var next = rule.Next(new(f.IssueDate ?? f.From, DateOnly.FromDateTime(time.Local(f.EnteredAt)), f.Last, f.ReviewMonths));
            var days = next.Due.DayNumber - today.DayNumber;
            return new ReviewRow(f.Id, f.EditionId, f.Number, f.Title, f.Label, f.Department, next.Due, next.Cause, rule.Standing(days), days, f.Last, f.IsWanting);
        });
    }
}
