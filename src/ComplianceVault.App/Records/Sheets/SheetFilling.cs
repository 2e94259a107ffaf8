using System.Text.Json.Nodes;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Content.Sheets;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Records.Sheets;

/// <summary>What is wrong, or to be looked at, in which line and column; without a column it is about the whole record.</summary>
public sealed record SheetFault(int Row, string Column, Error Why);

/// <summary>A record out of a sheet, with what is wrong; remarks keep nothing back.</summary>
internal sealed record FilledRecord(RecordValues Values, IReadOnlyDictionary<string, Guid> Signers, IReadOnlyList<SheetFault> Faults, IReadOnlyList<SheetFault> Remarks);

/// <summary>Fills a record out of the lines of a sheet, as a person who types what stands in them; then it is checked as everywhere (R37).</summary>
internal sealed class SheetFilling(SheetForm form, SheetPlan plan, NamedThings named, FillingFacts facts)
{
    private readonly FieldText text = new(facts.Zone);
    private readonly List<(SheetColumnPlan Column, SheetTarget Target)> mapped =
        [.. plan.Columns.Select(c => (c, form.Targets.FirstOrDefault(t => t.Place == c.Place))).Where(m => m.Item2 is not null).Select(m => (m.c, m.Item2!))];

    public async Task<FilledRecord> FillAsync(SheetRecord record)
    {
        var (values, signers, faults, remarks) = (RecordValues.Empty, new Dictionary<string, Guid>(StringComparer.Ordinal), new List<SheetFault>(), new List<SheetFault>());
        var places = new Dictionary<string, (int Row, string Column)>(StringComparer.Ordinal);
        form.Model.Begin(form.Begun, values, facts);
        var first = record.Lines[0];
        foreach (var (column, target) in mapped.Where(m => m.Target.Table is null))
        {
            places[target.Place] = (first.Number, column.Heading);
            if (first.Values.TryGetValue(column.Column, out var cell))
                Put(await ReadAsync(target.Field, cell, first.Number, column.Heading, faults, remarks), target.Field, values, signers);
            else if (!target.Field.Required)
                values[target.Place] = null; // the sheet says that there is nothing
        }

        foreach (var table in mapped.Where(m => m.Target.Table is not null).GroupBy(m => m.Target.Table!, ReferenceEqualityComparer.Instance))
            await AddRowsAsync((FormField)table.Key!, [.. table], record, values, places, faults, remarks);
        form.Model.Compute(values, facts);
        CheckHidden(values, places, faults);
        form.Model.DropHidden(values, facts);
        Check(values, signers, places, record, faults);
        return new(values, signers, faults, remarks);
    }

    private async Task AddRowsAsync(
        FormField table, List<(SheetColumnPlan Column, SheetTarget Target)> columns, SheetRecord record, RecordValues values, Dictionary<string, (int, string)> places, List<SheetFault> faults, List<SheetFault> remarks)
    {
        foreach (var line in record.Lines.Where(l => columns.Exists(c => l.Values.ContainsKey(c.Column.Column))))
        {
            var row = values.AddRow(table.Key);
            form.Model.BeginRow(table, row, values, facts);
            foreach (var (column, target) in columns)
            {
                places[FillingCheck.Place(table.Key, row.Id, target.Field.Key)] = (line.Number, column.Heading);
                if (line.Values.TryGetValue(column.Column, out var cell))
                    row[target.Field.Key] = (await ReadAsync(target.Field, cell, line.Number, column.Heading, faults, remarks))?.DeepClone();
                else if (!target.Field.Required)
                    row[target.Field.Key] = null;
            }
        }
    }

    private static void Put(JsonNode? value, FormField field, RecordValues values, Dictionary<string, Guid> signers)
    {
        if (field.Type != FieldType.Signature)
            values[field.Key] = value;
        else if (Pointer.Read(value)?.Id is { } person)
            signers[field.Key] = Guid.Parse(person);
    }

    /// <summary>Null with a fault where the cell is not understood.</summary>
    private async Task<JsonNode?> ReadAsync(FormField field, SheetValue cell, int row, string column, List<SheetFault> faults, List<SheetFault> remarks)
    {
        var read = SheetCells.Refusal(cell) is { } refusal ? refusal
            : field.Type is FieldType.Person or FieldType.Department or FieldType.Reference or FieldType.Signature ? await NamedAsync(field, cell, row, column, remarks)
            : field.OptionsFrom is not null ? await OfferedAsync(field, cell) : SheetCells.Read(field, cell, text, plan.Dates);
        if (!read.Succeeded)
            faults.Add(new(row, column, read.Error));
        return read.Succeeded ? read.Value : null;
    }

    /// <summary>Whom or what nobody knows stays a word, as where it is typed; a signer must be known.</summary>
    private async Task<Result<JsonNode?>> NamedAsync(FormField field, SheetValue cell, int row, string column, List<SheetFault> remarks)
    {
        var words = field.Type == FieldType.Signature ? new Pointer("person", null, cell.Shown).Write() : text.Read(field, field.Multiple ? SheetCells.Separated(cell.Shown) : cell.Shown) is { Succeeded: true } read ? read.Value : null;
        if (words is null)
            return Error.Invalid("records.too-long", FieldText.LongestText);
        var pointers = new List<Pointer>();
        foreach (var word in Pointer.ReadAll(words))
        {
            var (found, count) = await named.FindAsync(field, word.Text);
            if (found is null && field.Type == FieldType.Signature)
                return Error.Invalid(count > 1 ? "records.sheet-person-several" : "records.sheet-person-unknown", word.Text);
            if (found is null)
                remarks.Add(new(row, column, Error.Invalid(count > 1 ? "records.sheet-person-several" : "records.sheet-kept-as-word", word.Text)));
            pointers.Add(found ?? word);
        }

        return Result.Of(Pointer.Write(pointers, field.Multiple));
    }

    /// <summary>What is offered from data elsewhere is written as it is offered.</summary>
    private async Task<Result<JsonNode?>> OfferedAsync(FormField field, SheetValue cell)
    {
        var read = SheetCells.Read(field, cell, text, plan.Dates);
        return read.Succeeded && field.Type == FieldType.Select && (await named.FindAsync(field, cell.Shown)).Found is { } known ? Result.Of<JsonNode?>(JsonValue.Create(known.Text)) : read;
    }

    /// <summary>What the form does not ask for in this record cannot be typed by hand either; taken away in silence it would be lost.</summary>
    private void CheckHidden(RecordValues values, Dictionary<string, (int Row, string Column)> places, List<SheetFault> faults)
    {
        foreach (var field in form.Begun)
        {
            if (!form.Model.IsShown(field, values, facts))
                faults.AddRange(places.Where(p => p.Key.Split(FillingCheck.Separator)[0] == field.Key && Stands(values, p.Key)).Select(p => new SheetFault(p.Value.Row, p.Value.Column, Error.Invalid("records.sheet-not-asked"))));
            else
                faults.AddRange(values.Rows(field.Key).SelectMany(r => field.Columns.Where(c => r[c.Key] is not null && !form.Model.IsShown(field, c, r, values, facts)).Select(c => FillingCheck.Place(field.Key, r.Id, c.Key)))
                    .Where(places.ContainsKey).Select(p => new SheetFault(places[p].Row, places[p].Column, Error.Invalid("records.sheet-not-asked"))));
        }
    }

    private static bool Stands(RecordValues values, string place) =>
        (place.Split(FillingCheck.Separator) is [var table, var row, var column] ? values.Row(table, row)?[column] : values[place]) is not null;

    private void Check(RecordValues values, Dictionary<string, Guid> signers, Dictionary<string, (int Row, string Column)> places, SheetRecord record, List<SheetFault> faults)
    {
        foreach (var fault in form.Check(values, facts, text))
        {
            var (row, column) = places.TryGetValue(fault.Place, out var at) ? at : (record.Row, fault.Label);
            if (!faults.Exists(f => f.Row == row && f.Column == column))
                faults.Add(new(row, column, fault.Why));
        }

        if (form.Form.Workflow is null && form.Model.Signatures.FirstOrDefault(f => f is { Required: true, By: null } && form.Model.IsShown(f, values, facts) && !signers.ContainsKey(f.Key)) is { } unsigned
            && !faults.Exists(f => places.TryGetValue(unsigned.Key, out var at) && f.Column == at.Column))
            faults.Add(new(record.Row, places.TryGetValue(unsigned.Key, out var place) ? place.Column : unsigned.Label.Zh, Error.Invalid("records.signer-required", unsigned.Label.Zh)));
        if (values.Canonical().Length > SaveRecord.Longest)
            faults.Add(new(record.Row, "", Error.Invalid("records.too-long", SaveRecord.Longest)));
    }
}
