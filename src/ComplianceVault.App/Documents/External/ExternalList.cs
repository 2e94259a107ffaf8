using System.Diagnostics.CodeAnalysis;
using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Lists;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Content.Sheets;

namespace ComplianceVault.App.Documents.External;

/// <summary>
/// An external document with its edition of the day, the last check up to then, when the general manager approved its use, and what was handed out of the edition and
/// signed for, on paper and by its readers.
/// </summary>
public sealed record ExternalListRow(
    string Number, string Title, ExternalCategory Category, string Issuer, string OriginalNumber, string Label, DateOnly? IssuedOn, DateOnly From, string? Department, string Source, string Licence,
    DateOnly? CheckedOn, CurrencyOutcome? Outcome, DateTime? UseApprovedAt, int CopiesIssued, int CopiesAcknowledged, int Readers);

/// <summary>外来文件清单 (ITSMS-P05-R02).</summary>
internal sealed class ExternalList : ControlledList<ExternalListRow>
{
    private const string Translated = "the database does it, to ids: SQLite writes them in capitals";

    public override string Code => "external-documents";

    public override string Form => "external_documents";

    public override IReadOnlyList<ListColumn> Columns { get; } =
    [
        new("number"), new("title"), new("category"), new("issuer"), new("original-number"), new("edition"), new("issued-on", SheetColumnKind.Date), new("in-force-from", SheetColumnKind.Date),
        new("keeper"), new("source"), new("licence"), new("checked-on", SheetColumnKind.Date), new("check-outcome"),
        new("use-approved-at", SheetColumnKind.Date), new("copies-issued", SheetColumnKind.Number), new("copies-acknowledged", SheetColumnKind.Number), new("readers-confirmed", SheetColumnKind.Number),
    ];

    public override bool IsFor(Actor actor) => DocumentRights.MaySee(actor);

    [SuppressMessage("Globalization", "CA1304", Justification = Translated)]
    [SuppressMessage("Globalization", "CA1311", Justification = Translated)]
    [SuppressMessage("Performance", "CA1862", Justification = Translated)]
    [SuppressMessage("Design", "MA0011", Justification = Translated)]
    protected override IQueryable<ExternalListRow> Query(VaultDbContext db, ListScope scope) =>
        DocumentList.InForce(db, scope)
            .Join(db.Set<ExternalDocument>(), x => x.Document.Id, e => e.DocumentId, (x, e) => new { x.Document, x.Edition, x.Period, e.Category })
            .Join(db.Set<ExternalEdition>(), x => x.Edition.Id, e => e.EditionId, (x, e) => new { x.Document, x.Edition, x.Period, x.Category, Facts = e })
            .OrderBy(x => x.Document.Number)
            .Select(x => new ExternalListRow(
                x.Document.Number, x.Document.Title, x.Category, x.Facts.Issuer, x.Facts.OriginalNumber, x.Edition.Label, x.Facts.IssuedOn, x.Period.From,
                db.Set<Department>().Where(d => d.Code == x.Document.Department).Select(d => d.NameZh).FirstOrDefault(), x.Facts.Source, x.Facts.Licence,
                db.Set<CurrencyCheck>().Where(c => c.DocumentId == x.Document.Id && c.At < scope.KnownBefore).OrderByDescending(c => c.At).Select(c => (DateOnly?)c.On).FirstOrDefault(),
                db.Set<CurrencyCheck>().Where(c => c.DocumentId == x.Document.Id && c.At < scope.KnownBefore).OrderByDescending(c => c.At).Select(c => (CurrencyOutcome?)c.Outcome).FirstOrDefault(),
                UseApprovals.Of(db, scope.KnownBefore).Where(a => a.DocumentId == x.Document.Id.ToString().ToLower()).Min(a => a.ApprovedAt),
                Copies(db, scope, CopyState.Issued).Count(c => c.EditionId == x.Edition.Id), Copies(db, scope, CopyState.Acknowledged).Count(c => c.EditionId == x.Edition.Id),
                db.Set<ReadingConfirmation>().Count(c => c.EditionId == x.Edition.Id && c.At < scope.KnownBefore)));

    /// <summary>Copies that were in this state on the day or before.</summary>
    private static IQueryable<ControlledCopy> Copies(VaultDbContext db, ListScope scope, CopyState state)
    {
        var (day, before) = (scope.AsOf, scope.KnownBefore);
        return db.Set<ControlledCopy>().Where(c => db.Set<CopyMove>().Any(m => m.CopyId == c.Id && m.State == state && m.On <= day && m.At < before));
    }

    protected override IReadOnlyList<object?> Values(ExternalListRow row) =>
    [
        row.Number, row.Title, row.Category, row.Issuer, row.OriginalNumber, row.Label, row.IssuedOn, row.From, row.Department, row.Source, row.Licence, row.CheckedOn, row.Outcome,
        row.UseApprovedAt, row.CopiesIssued, row.CopiesAcknowledged, row.Readers,
    ];
}
