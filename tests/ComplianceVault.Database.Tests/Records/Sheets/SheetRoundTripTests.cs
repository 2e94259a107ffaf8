using System.Text.Json.Nodes;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Sheets;
using ComplianceVault.Database.Tests.Records.Entries;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Records.Sheets;

/// <summary>What a register gives out as a sheet, the import takes in: in another vault the same values stand on the records.</summary>
public sealed class SheetRoundTripTests
{
    /// <summary>What differs between databases is not the form.</summary>
    private const int OnPostgres = 8;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task EveryFormThatPeopleFill_GoesOut_AndComesInElsewhere_WithTheSameValues(Database database)
    {
        await using var here = await RecordDesk.OpenAsync(database);
        await using var there = await RecordDesk.OpenAsync(database);
        await using var db = await here.Vault.DatabaseAsync();
        var forms = await db.Set<Form>().AsNoTracking().Where(f => f.IsActive && f.Workflow == null && f.Way != FormWay.Computed && f.DocumentId != null).OrderBy(f => f.Number).ToListAsync(Ct);
        var (tried, wrong) = (0, new List<string>());
        foreach (var form in database == Database.Sqlite ? forms : forms.Take(OnPostgres))
        {
            var by = form.Department is null && form.Classification is Classification.Restricted or Classification.Confidential ? "行政部文控"
                : form.Department switch { "admin" => "行政部文控", "market" => "市场部职员", "mgmt" => "管理者代表", _ => RecordDesk.Engineer };
            if (await ThroughAsync(here, there, form.Number, by) is { } fault)
                wrong.Add($"{form.Number}: {fault}");
            tried++;
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(tried >= (database == Database.Sqlite ? 100 : OnPostgres), $"{tried} forms");
    }

    private static async Task<string?> ThroughAsync(RecordDesk here, RecordDesk there, string form, string by)
    {
        var ids = new[] { await here.SubmittedAsync(form, by), await here.SubmittedAsync(form, by) };
        var original = await here.ViewAsync(ids[0], by);
        if (original.Model.Fields.Any(f => f.Type == FieldType.Attachment && f.Required) || original.Model.Fields.Any(f => f.Columns.Exists(c => c.Type == FieldType.Attachment && c.Required)))
            return null; // a file does not stand in a sheet
        var import = await there.ReceiveAsync(await here.ExportAsync(form, by), form, by);
        var view = await there.SheetAsync(import, by: by);
        if (view.Count is not { Ready: 2, Faulty: 0 })
            return $"{view.Refusal} {view.Count} {string.Join("; ", view.Wrong.SelectMany(w => w.Faults).Select(f => $"{f.Row} {f.Column} {f.Why}"))}";
        if ((await there.ImportAsync(import, by: by)).Imported != 2)
            return "not imported";
        await using var db = await there.Vault.DatabaseAsync();
        var made = await there.ViewAsync(await db.Set<SheetImportRow>().Where(r => r.ImportId == import).OrderBy(r => r.Row).Select(r => r.RecordId).FirstAsync(Ct), by);
        var (before, after) = (Compared(original), Compared(made));
        return before == after ? null : $"{before}\n  {after}";
    }

    /// <summary>What people typed, in words where it points to something: another vault gives other ids.</summary>
    private static string Compared(RecordView view)
    {
        var values = RecordValues.Empty;
        foreach (var field in view.Model.Fields.Where(f => FormModel.IsTyped(f) && f.Type != FieldType.Attachment))
        {
            if (field.Columns.Count == 0)
                values[field.Key] = Words(field, view.Values[field.Key]);
            foreach (var row in field.Columns.Count > 0 ? view.Values.Rows(field.Key) : [])
            {
                var copy = values.AddRow(field.Key);
                foreach (var column in field.Columns.Where(c => c.Type != FieldType.Attachment))
                    copy[column.Key] = Words(column, row[column.Key]);
            }
        }

        return values.Canonical();
    }

    private static JsonNode? Words(FormField field, JsonNode? value) =>
        field.Type is FieldType.Person or FieldType.Department or FieldType.Reference ? JsonValue.Create(string.Join('、', Pointer.ReadAll(value).Select(p => p.Text))) : value?.DeepClone();
}
