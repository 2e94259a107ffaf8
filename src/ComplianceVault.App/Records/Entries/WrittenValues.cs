using System.Text.Json.Nodes;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Records.Entries;

/// <summary>
/// Puts words into the fields of a form as a person types them, for whatever is not typed on the page: sheets, examples. Whom or what a word names is looked for by
/// <paramref name="find"/>; null: it is nothing that is known, and stays a word.
/// </summary>
internal sealed class WrittenValues(FormModel model, FieldText text, Func<FormField, string, Task<Pointer?>> find)
{
    /// <summary>Refusals: <c>records.place-unknown</c> (the key), those of <see cref="FieldText.Read"/>.</summary>
    public async Task<Result> PutAsync(RecordValues values, string key, IReadOnlyList<string> words)
    {
        if (model.Field(key) is not { } field || !FormModel.IsTyped(field) || field.Columns.Count > 0)
            return Error.Invalid("records.place-unknown", key);
        var value = await ReadAsync(field, words);
        if (!value.Succeeded)
            return value.Error;
        values[key] = value.Value;
        return Result.Success;
    }

    /// <summary>One row more of a table; its other columns begin as on the page.</summary>
    public async Task<Result> AddRowAsync(RecordValues values, string table, IReadOnlyDictionary<string, IReadOnlyList<string>> cells, FillingFacts facts)
    {
        if (model.Field(table) is not { Columns.Count: > 0 } field)
            return Error.Invalid("records.place-unknown", table);
        var row = values.AddRow(table);
        model.BeginRow(field, row, values, facts);
        foreach (var (key, words) in cells)
        {
            if (field.Columns.Find(c => c.Key == key) is not { } column || !FormModel.IsTyped(column))
                return Error.Invalid("records.place-unknown", $"{table}.{key}");
            var value = await ReadAsync(column, words);
            if (!value.Succeeded)
                return value.Error;
            row[key] = value.Value;
        }

        return Result.Success;
    }

    private async Task<Result<JsonNode?>> ReadAsync(FormField field, IReadOnlyList<string> words)
    {
        if (field.Type is not (FieldType.Person or FieldType.Department or FieldType.Reference))
            return text.Read(field, string.Join('、', words));
        var pointers = new List<Pointer>();
        foreach (var word in words)
        {
            foreach (var unknown in Pointer.ReadAll(text.Read(field, word).Value))
                pointers.Add(await find(field, unknown.Text) ?? unknown);
        }

        return Result.Of(Pointer.Write(pointers, field.Multiple));
    }
}
