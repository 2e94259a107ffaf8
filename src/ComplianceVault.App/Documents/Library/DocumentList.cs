using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Lists;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Content.Sheets;

namespace ComplianceVault.App.Documents.Library;

/// <summary>A document and the edition of it that was in force on the day.</summary>
public sealed record DocumentListRow(
    string Number, string Title, string? Level, string Label, DateOnly? Issued, DateOnly InForceFrom, string? Department, Classification Classification, string? Author, string? Reviewer, string? Approver);

/// <summary>受控文件清单 (ITSMS-P05-R01): what was in force on the day. Forms stand in the list of records, external documents in theirs.</summary>
internal sealed class DocumentList : ControlledList<DocumentListRow>
{
    public override string Code => "documents";

    public override string Form => "controlled_documents";

    public override IReadOnlyList<ListColumn> Columns { get; } =
    [
        new("number"), new("title"), new("level"), new("edition"), new("issued-on", SheetColumnKind.Date), new("in-force-from", SheetColumnKind.Date), new("owner"), new("classification"),
        new("author"), new("reviewer"), new("approver"),
    ];

    public override bool IsFor(Actor actor) => DocumentRights.MaySee(actor);

    protected override IQueryable<DocumentListRow> Query(VaultDbContext db, ListScope scope) =>
        InForce(db, scope).Where(x => x.Edition.Source != EditionSource.External && !DocumentLevel.OfForms(db).Contains(x.Document.Level))
            .OrderBy(x => x.Document.Number).Select(x => new DocumentListRow(
                x.Document.Number, x.Document.Title, db.Set<DocumentLevel>().Where(l => l.Code == x.Document.Level).Select(l => l.NameZh).FirstOrDefault() ?? x.Document.Level, x.Edition.Label,
                x.Edition.IssueDate, x.Period.From, db.Set<Department>().Where(d => d.Code == x.Document.Department).Select(d => d.NameZh).FirstOrDefault(), x.Document.Classification,
                x.Edition.Author, x.Edition.Reviewer, x.Edition.Approver));

    protected override IReadOnlyList<object?> Values(DocumentListRow row) =>
        [row.Number, row.Title, row.Level, row.Label, row.Issued, row.InForceFrom, row.Department, row.Classification, row.Author, row.Reviewer, row.Approver];

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
