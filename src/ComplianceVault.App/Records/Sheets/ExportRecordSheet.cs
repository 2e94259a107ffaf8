using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Register;
using ComplianceVault.Content.Sheets;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Sheets;

/// <summary>The records asked for with every field, as rows that <see cref="ImportSheet"/> reads again: <paramref name="Rows"/> are read while they are written out.</summary>
public sealed record RecordSheet(string Title, IReadOnlyList<SheetColumn> Columns, IAsyncEnumerable<IReadOnlyList<object?>> Rows);

/// <summary>A register of one form as a sheet with all fields of its newest edition; a table takes further lines below the record's first.</summary>
[Needs(Permission.Read, Permission.Audit), AlsoOutside]
public sealed class ExportRecordSheet(ExportRegister registers, IDbContextFactory<VaultDbContext> databases, CompanyTime time)
{
    /// <summary>Refusals: <c>records.sheet-one-form</c>: the list is of no form, those of <see cref="ExportRegister"/>.</summary>
    public async Task<Result<RecordSheet>> ExecuteAsync(Actor actor, RegisterAsk ask, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (ask.Filter.Form is not { } number || await FormRights.Readable(db, actor).FirstOrDefaultAsync(f => f.Number == number, ct) is not { } form)
            return Error.Invalid("records.sheet-one-form");
        var export = await registers.ExecuteAsync(actor, ask, ct);
        if (!export.Succeeded)
            return export.Error;
        var edition = await db.Set<FormEdition>().AsNoTracking().Where(e => e.FormId == form.Id).OrderByDescending(e => e.Ordinal).FirstAsync(ct);
        var rows = new RecordRows(FormModel.Of(edition.SchemaHash, edition.Schema), time.Zone);
        return new RecordSheet(form.TitleZh, rows.Columns, LinesAsync(export.Value, rows, ct));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> LinesAsync(RegisterExport export, RecordRows rows, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var page in export.Pages.WithCancellation(ct))
        {
            var values = await ValuesAsync([.. page.Rows.Select(r => r.Id)], ct);
            foreach (var line in page.Rows.Where(r => values.ContainsKey(r.Id)).SelectMany(r => rows.Of(r.Number, values[r.Id])))
                yield return line;
        }
    }

    private async Task<Dictionary<Guid, RecordValues>> ValuesAsync(Guid[] ids, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var contents = await db.Set<Record>().AsNoTracking().Where(r => ids.Contains(r.Id))
            .Join(db.Set<RecordContent>(), r => new { RecordId = r.Id, Ordinal = r.ContentOrdinal }, c => new { c.RecordId, c.Ordinal }, (r, c) => new { r.Id, c.Values }).ToListAsync(ct);
        return contents.ToDictionary(c => c.Id, c => RecordValues.Parse(c.Values));
    }
}

/// <summary>Records of a form as lines: its fields, then the columns of its tables.</summary>
internal sealed class RecordRows
{
    private readonly IReadOnlyList<FormField> fields;
    private readonly IReadOnlyList<(FormField Table, FormField Column)> cells;
    private readonly FieldText text;
    private readonly TimeZoneInfo zone;

    public RecordRows(FormModel model, TimeZoneInfo zone)
    {
        (this.zone, text) = (zone, new FieldText(zone));
        fields = [.. model.Fields.Where(f => f.Columns.Count == 0 && f.Set is not (FieldSetter.Number or FieldSetter.State) && f.Type != FieldType.Signature)];
        cells = [.. model.Fields.SelectMany(f => f.Columns.Select(c => (f, c)))];
        Columns =
        [
            new(VaultWords.Of("sheet.record-number", [])), .. fields.Select(f => new SheetColumn(RegisterForm.Label(f), Kind(f))),
            .. cells.Select(c => new SheetColumn($"{RegisterForm.Label(c.Table)} · {RegisterForm.Label(c.Column)}", Kind(c.Column))),
        ];
    }

    public IReadOnlyList<SheetColumn> Columns { get; }

    public IEnumerable<IReadOnlyList<object?>> Of(string? number, RecordValues values)
    {
        var tables = cells.Select(c => c.Table).Distinct().ToDictionary(t => t, t => values.Rows(t.Key));
        for (var line = 0; line == 0 || tables.Values.Any(t => t.Count > line); line++)
        {
            var at = line;
            yield return
            [
                at == 0 ? number : null, .. fields.Select(f => at == 0 ? Cell(f, values[f.Key]) : null),
                .. cells.Select(c => tables[c.Table].Count > at ? Cell(c.Column, tables[c.Table][at][c.Column.Key]) : null),
            ];
        }
    }

    /// <summary>Numbers and days as such where the sheet keeps all their digits, everything else in words.</summary>
    private object? Cell(FormField field, JsonNode? value) => value is null ? null : field.Type switch
    {
        FieldType.Date => FieldText.Day(value),
        FieldType.DateTime => FieldText.Moment(value) is { } at ? TimeZoneInfo.ConvertTime(at, zone) : null,
        FieldType.Number when FieldText.Number(value) is { } number && (decimal)(double)number == number => number,
        FieldType.Money when FieldText.Money(value) is { } money && (decimal)(double)money == money => money,
        FieldType.Money => text.Typed(field, value),
        _ => text.Show(field, value),
    };

    private static SheetColumnKind Kind(FormField field) => field.Type switch
    {
        FieldType.Date => SheetColumnKind.Date,
        FieldType.DateTime => SheetColumnKind.DateTime,
        FieldType.Number or FieldType.Money => SheetColumnKind.Number,
        _ => SheetColumnKind.Text,
    };
}
