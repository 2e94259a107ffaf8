using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Lists;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Content.Sheets;

namespace ComplianceVault.App.Documents.External;

/// <summary>An external document with its edition of the day and the last check up to then.</summary>
public sealed record ExternalListRow(
    string Number, string Title, ExternalCategory Category, string Issuer, string OriginalNumber, string Label, DateOnly? IssuedOn, DateOnly From, string? Department, string Source, string Licence,
    DateOnly? CheckedOn, CurrencyOutcome? Outcome);

/// <summary>外来文件清单 (ITSMS-P05-R02).</summary>
internal sealed class ExternalList : ControlledList<ExternalListRow>
{
    public override string Code => "external-documents";

    public override string Form => "ITSMS-P05-R02";

    public override IReadOnlyList<ListColumn> Columns { get; } =
    [
        new("number"), new("title"), new("category"), new("issuer"), new("original-number"), new("edition"), new("issued-on", SheetColumnKind.Date), new("in-force-from", SheetColumnKind.Date),
        new("keeper"), new("source"), new("licence"), new("checked-on", SheetColumnKind.Date), new("check-outcome"),
    ];

    public override bool IsFor(Actor actor) => DocumentRights.MaySee(actor);

    protected override IQueryable<ExternalListRow> Query(VaultDbContext db, ListScope scope) =>
        DocumentList.InForce(db, scope)
            .Join(db.Set<ExternalDocument>(), x => x.Document.Id, e => e.DocumentId, (x, e) => new { x.Document, x.Edition, x.Period, e.Category })
            .Join(db.Set<ExternalEdition>(), x => x.Edition.Id, e => e.EditionId, (x, e) => new { x.Document, x.Edition, x.Period, x.Category, Facts = e })
            .OrderBy(x => x.Document.Number)
            .Select(x => new ExternalListRow(
                x.Document.Number, x.Document.Title, x.Category, x.Facts.Issuer, x.Facts.OriginalNumber, x.Edition.Label, x.Facts.IssuedOn, x.Period.From,
                db.Set<Department>().Where(d => d.Code == x.Document.Department).Select(d => d.NameZh).FirstOrDefault(), x.Facts.Source, x.Facts.Licence,
                db.Set<CurrencyCheck>().Where(c => c.DocumentId == x.Document.Id && c.At < scope.KnownBefore).OrderByDescending(c => c.At).Select(c => (DateOnly?)c.On).FirstOrDefault(),
                db.Set<CurrencyCheck>().Where(c => c.DocumentId == x.Document.Id && c.At < scope.KnownBefore).OrderByDescending(c => c.At).Select(c => (CurrencyOutcome?)c.Outcome).FirstOrDefault()));

    protected override IReadOnlyList<object?> Values(ExternalListRow row) =>
    [
        row.Number, row.Title, row.Category, row.Issuer, row.OriginalNumber, row.Label, row.IssuedOn, row.From, row.Department, row.Source, row.Licence, row.CheckedOn, row.Outcome,
    ];
}
