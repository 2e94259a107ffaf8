using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Lists;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Content.Sheets;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>A change of editions: from which to which, when, why, how much of the text, and by whom.</summary>
public sealed record ChangeListRow(
    Guid EditionId, string Number, string Title, string? Before, string Label, DateOnly From, string? Change, double? Share, string? Department, string? Author, string? Reviewer, string? Approver);

/// <summary>文件更改记录 (ITSMS-P05-R05): every edition that replaced another up to the day, newest first, with the requests it answers and what named the document on that day.</summary>
internal sealed class ChangeList : CompletedList<ChangeListRow>
{
    public override string Code => "changes";

    public override string Form => "document_changes";

    public override IReadOnlyList<ListColumn> Columns { get; } =
    [
        new("number"), new("title"), new("edition-before"), new("edition"), new("in-force-from", SheetColumnKind.Date), new("change-requests"), new("change"),
        new("changed-percent", SheetColumnKind.Number), new("affected"), new("owner"), new("author"), new("reviewer"), new("approver"),
    ];

    public override bool IsFor(Actor actor) => DocumentRights.MaySee(actor);

    protected override IQueryable<ChangeListRow> Query(VaultDbContext db, ListScope scope) =>
        DocumentsOfDay.Readable(db, scope).Where(x => x.Edition.Source != EditionSource.External)
            .Join(db.Set<EditionInForce>().Where(f => f.From <= scope.AsOf && f.EnteredAt < scope.KnownBefore), x => x.Edition.Id, f => f.EditionId, (x, f) => new { x.Document, x.Edition, f.From })
            .Where(x => db.Set<Edition>().Any(e => e.DocumentId == x.Document.Id && e.Ordinal < x.Edition.Ordinal && db.Set<EditionInForce>().Any(f => f.EditionId == e.Id)))
            .OrderByDescending(x => x.From).ThenBy(x => x.Document.Number).ThenByDescending(x => x.Edition.Ordinal)
            .Select(x => new ChangeListRow(
                x.Edition.Id, x.Document.Number, x.Document.Title,
                db.Set<Edition>().Where(e => e.DocumentId == x.Document.Id && e.Ordinal < x.Edition.Ordinal && db.Set<EditionInForce>().Any(f => f.EditionId == e.Id))
                    .OrderByDescending(e => e.Ordinal).Select(e => e.Label).FirstOrDefault(),
                x.Edition.Label, x.From, x.Edition.ChangeDescription, x.Edition.ChangedShare, db.Set<Department>().Where(d => d.Code == x.Document.Department).Select(d => d.NameZh).FirstOrDefault(),
                x.Edition.Author, x.Edition.Reviewer, x.Edition.Approver));

    protected override async Task<IEnumerable<IReadOnlyList<object?>>> CompleteAsync(VaultDbContext db, ListScope scope, IReadOnlyList<ChangeListRow> rows)
    {
        var (requests, affected) = (await ChangeTraces.RequestsAsync(db, scope, rows), await ChangeTraces.AffectedAsync(db, scope, rows));
        return rows.Select(row => (IReadOnlyList<object?>)
        [
            row.Number, row.Title, row.Before, row.Label, row.From, string.Join(' ', requests[row.EditionId]), row.Change, row.Share is { } share ? Math.Round(share * 100, 1) : null,
            string.Join(' ', affected[row.EditionId]), row.Department, row.Author, row.Reviewer, row.Approver,
        ]);
    }
}
