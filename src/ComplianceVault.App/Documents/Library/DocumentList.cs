using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Lists;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Content.Sheets;

namespace ComplianceVault.App.Documents.Library;

/// <summary>A document and the edition of it that was in force on the day, or was issued and waited for its day; <paramref name="IsInForce"/> says which.</summary>
public sealed record DocumentListRow(
    string Number, string Title, string? Level, string Label, DateOnly? Issued, DateOnly? InForceFrom, string? Department, Classification Classification, string? Author, string? Reviewer, string? Approver,
    bool IsInForce, DateTime? EnteredAt, int? ReviewMonths, DateOnly? Reviewed);

/// <summary>
/// 受控文件清单 (ITSMS-P05-R01): what was in force on the day, with its next review, and what had been issued and waited for its day. Forms stand in the list of records, external documents
/// in theirs.
/// </summary>
internal sealed class DocumentList(CompanyTime time) : CompletedList<DocumentListRow>
{
    /// <summary>States that an edition has only after its issue.</summary>
    private static readonly EditionState[] Issued =
        [EditionState.Published, EditionState.Effective, EditionState.Obsolete, EditionState.RetainedObsolete, EditionState.Destroyed];

    public override string Code => "documents";

    public override string Form => "controlled_documents";

    public override IReadOnlyList<ListColumn> Columns { get; } =
    [
        new("number"), new("title"), new("level"), new("edition"), new("state"), new("issued-on", SheetColumnKind.Date), new("in-force-from", SheetColumnKind.Date),
        new("next-review", SheetColumnKind.Date), new("owner"), new("classification"), new("author"), new("reviewer"), new("approver"),
    ];

    public override bool IsFor(Actor actor) => DocumentRights.MaySee(actor);

    protected override IQueryable<DocumentListRow> Query(VaultDbContext db, ListScope scope)
    {
        var begun = db.Set<EditionInForce>().Where(f => f.From <= scope.AsOf && f.EnteredAt < scope.KnownBefore);
        var reviews = ReviewsHeld.Suitable(db).Where(v => v.At < scope.KnownBefore);
        return DocumentsOfDay.Readable(db, scope).Where(x => x.Edition.Source != EditionSource.External && !DocumentLevel.OfForms(db).Contains(x.Document.Level))
            .LeftJoin(begun, x => x.Edition.Id, f => f.EditionId, (x, f) => new { x.Document, x.Edition, Period = f })
            .Where(x => x.Period != null
                ? x.Period.To == null || x.Period.To > scope.AsOf
                : x.Edition.Source != EditionSource.Imported && Issued.Contains(x.Edition.State) && x.Edition.IssueDate <= scope.AsOf)
            .OrderBy(x => x.Document.Number).ThenBy(x => x.Edition.Ordinal).Select(x => new DocumentListRow(
                x.Document.Number, x.Document.Title, db.Set<DocumentLevel>().Where(l => l.Code == x.Document.Level).Select(l => l.NameZh).FirstOrDefault() ?? x.Document.Level, x.Edition.Label,
                x.Edition.IssueDate, x.Period != null ? x.Period.From : x.Edition.EffectiveDate, db.Set<Department>().Where(d => d.Code == x.Document.Department).Select(d => d.NameZh).FirstOrDefault(),
                x.Document.Classification, x.Edition.Author, x.Edition.Reviewer, x.Edition.Approver, x.Period != null, x.Period != null ? x.Period.EnteredAt : null, x.Edition.ReviewMonths,
                reviews.Where(v => v.EditionId == x.Edition.Id).Max(v => (DateOnly?)v.On)));
    }

    protected override async Task<IEnumerable<IReadOnlyList<object?>>> CompleteAsync(VaultDbContext db, ListScope scope, IReadOnlyList<DocumentListRow> rows)
    {
        var rule = await ReviewRule.LoadAsync(db, CancellationToken.None);
        return rows.Select(row => (IReadOnlyList<object?>)
        [
            row.Number, row.Title, row.Level, row.Label, row.IsInForce ? EditionState.Effective : EditionState.Published, row.Issued, row.InForceFrom, NextReview(rule, row), row.Department, row.Classification,
            row.Author, row.Reviewer, row.Approver,
        ]);
    }

    private DateOnly? NextReview(ReviewRule rule, DocumentListRow row) => row is { InForceFrom: { } from, EnteredAt: { } entered }
        ? rule.Next(new(row.Issued ?? from, DateOnly.FromDateTime(time.Local(entered)), row.Reviewed, row.ReviewMonths)).Due
        : null;

    /// <summary>The editions in force on the day that the person may read, as far as it was known by its end.</summary>
    internal static IQueryable<EditionOfDay> InForce(VaultDbContext db, ListScope scope) =>
        DocumentsOfDay.Readable(db, scope)
            .Join(db.Set<EditionInForce>().Where(f => f.From <= scope.AsOf && (f.To == null || f.To > scope.AsOf) && f.EnteredAt < scope.KnownBefore), x => x.Edition.Id, f => f.EditionId,
                (x, f) => new EditionOfDay { Document = x.Document, Edition = x.Edition, Period = f });
}

/// <summary>An edition with its document and the period in which it was in force, inside a query.</summary>
internal sealed class EditionOfDay
{
    public required Document Document { get; init; }

    public required Edition Edition { get; init; }

    public required EditionInForce Period { get; init; }
}
