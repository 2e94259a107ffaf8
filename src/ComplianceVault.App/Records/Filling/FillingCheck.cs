using System.Text.Json.Nodes;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Records.Filling;

/// <summary>What is wrong where: the key of the field, or <c>table/row/column</c>, its label, and why.</summary>
public sealed record FieldFault(string Place, string Label, Error Why);

/// <summary>
/// Whether a record can be submitted (R37): what is required is there, every value is of its field's type. The same on the page, in imports and in the use cases.
/// </summary>
public sealed class FillingCheck(FormModel form, FieldText text)
{
    public const string Separator = "/";

    public static string Place(string table, string row, string column) => string.Join(Separator, table, row, column);

    /// <summary>Empty: nothing is wrong.</summary>
    public IReadOnlyList<FieldFault> Run(RecordValues values, FillingFacts facts) => Run(form.Fields, values, facts);

    /// <summary>The same for some of the fields: those of a stage (decision 14).</summary>
    public IReadOnlyList<FieldFault> Run(IEnumerable<FormField> fields, RecordValues values, FillingFacts facts) =>
        [.. fields.Where(f => form.IsShown(f, values, facts)).SelectMany(f => f.Columns.Count > 0 ? Table(f, values, facts) : One(f, f.Key, f.Label.Zh, values[f.Key]))];

    private IEnumerable<FieldFault> Table(FormField table, RecordValues values, FillingFacts facts)
    {
        var rows = values.Rows(table.Key);
        if (table.Required && rows.Count == 0)
            yield return new(table.Key, table.Label.Zh, Error.Invalid("records.row-required"));
        foreach (var row in rows)
        {
            foreach (var column in table.Columns.Where(c => form.IsShown(table, c, row, values, facts)))
            {
                foreach (var fault in One(column, Place(table.Key, row.Id, column.Key), $"{table.Label.Zh} · {column.Label.Zh}", row[column.Key]))
                    yield return fault;
            }
        }
    }

    private IEnumerable<FieldFault> One(FormField field, string place, string label, JsonNode? value)
    {
        if (!FormModel.IsTyped(field))
            yield break;
        if (value is null)
        {
            if (field.Required)
                yield return new(place, label, Error.Invalid("records.required"));
        }
        else if (Wrong(field, value) is { } why)
        {
            yield return new(place, label, why);
        }
    }

    /// <summary>A stored value must be what its own words would be read as.</summary>
    private Error? Wrong(FormField field, JsonNode value)
    {
        if (field.Type == FieldType.Attachment)
            return Attached.ReadAll(value).Any(a => a.Hash.Length != 64) ? Error.Invalid("records.not-a-file") : null;
        var words = text.Show(field, value);
        if (words.Length == 0)
            return Error.Invalid("records.not-readable");
        return text.Read(field, words).Error;
    }
}
