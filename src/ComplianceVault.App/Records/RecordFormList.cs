using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Lists;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Retention;
using ComplianceVault.Content.Sheets;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records;

/// <summary>A form in use on a day: how long its records are kept, how many there were and of when the newest.</summary>
internal sealed record RecordFormRow(string Number, string Title, string Label, string Document, string? Keeper, RetentionClass? Retention, int Records, DateOnly? Newest);

/// <summary>记录清单 (ITSMS-P06-R01): every record form in use on the day, with who keeps its records and for how long.</summary>
internal sealed class RecordFormList : ControlledList<RecordFormRow>
{
    public override string Code => "record-forms";

    public override string Form => "record_forms";

    public override IReadOnlyList<ListColumn> Columns { get; } =
    [
        new("form"), new("form-title"), new("edition"), new("parent"), new("keeper"), new("retention"), new("records", SheetColumnKind.Number), new("newest-on", SheetColumnKind.Date),
    ];

    public override bool IsFor(Actor actor) => !actor.IsExternal && (actor.Can(Permission.Read) || actor.Can(Permission.Audit));

    protected override IQueryable<RecordFormRow> Query(VaultDbContext db, ListScope scope)
    {
        var (day, known) = (scope.AsOf, scope.KnownBefore);
        var inForce = db.Set<EditionInForce>().AsNoTracking().Where(i => i.From <= day && (i.To == null || i.To > day) && i.EnteredAt < known);
        var counts = db.Set<RecordCount>().AsNoTracking().Where(c => c.EnteredDay <= day);
        var classes = db.Set<RetentionClass>().AsNoTracking().Where(r => r.From <= day && (r.To == null || r.To > day));
        return FormRights.Readable(db, scope.Actor)
            .Join(db.Set<FormEdition>(), f => f.Id, e => e.FormId, (f, e) => new { f, e })
            .Join(inForce, x => x.e.EditionId, i => i.EditionId, (x, i) => new { x.f, i.EditionId })
            .Join(db.Set<Edition>(), x => x.EditionId, e => e.Id, (x, e) => new { x.f, e.Label })
            .OrderBy(x => x.f.Number)
            .Select(x => new RecordFormRow(
                x.f.Number, x.f.TitleZh, x.Label, x.f.Parent, db.Set<Department>().Where(d => d.Code == x.f.Department).Select(d => d.NameZh).FirstOrDefault(),
                classes.FirstOrDefault(r => r.Code == x.f.Retention), counts.Where(c => c.FormId == x.f.Id).Sum(c => c.Records), counts.Where(c => c.FormId == x.f.Id && c.Records > 0).Max(c => (DateOnly?)c.EventDay)));
    }

    protected override IReadOnlyList<object?> Values(RecordFormRow row) =>
        [row.Number, row.Title, row.Label, row.Document, row.Keeper, row.Retention?.Term.Words(), row.Records, row.Newest];
}
