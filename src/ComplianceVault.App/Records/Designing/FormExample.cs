using System.Text.Json.Nodes;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;

namespace ComplianceVault.App.Records.Designing;

/// <summary>A form filled with examples of its own types, to see how it looks when it is not empty.</summary>
public static class FormExample
{
    private const int Rows = 2;

    public static RecordValues Of(FormModel model, FillingFacts facts)
    {
        var values = RecordValues.Empty;
        model.Begin(model.Fields, values, facts);
        foreach (var field in model.Fields.Where(f => f.Columns.Count == 0 && FormModel.IsTyped(f) && values[f.Key] is null))
            values[field.Key] = One(field, facts, 1);
        foreach (var table in model.Fields.Where(f => f.Columns.Count > 0))
            Fill(model, table, values, facts);
        model.Compute(values, facts);
        model.DropHidden(values, facts);
        return values;
    }

    private static void Fill(FormModel model, FormField table, RecordValues values, FillingFacts facts)
    {
        for (var n = 1; n <= Rows; n++)
        {
            var row = values.AddRow(table.Key);
            model.BeginRow(table, row, values, facts);
            foreach (var column in table.Columns.Where(c => FormModel.IsTyped(c) && row[c.Key] is null))
                row[column.Key] = One(column, facts, n);
        }
    }

    private static JsonNode? One(FormField field, FillingFacts facts, int n) => field.Type switch
    {
        FieldType.Text or FieldType.LongText => JsonValue.Create(Word("design.example-text", field.Label.Zh)),
        FieldType.Date => FieldText.Of(facts.Today.AddDays(n - 1)),
        FieldType.DateTime => FieldText.Of(facts.Now),
        FieldType.Number => FieldText.Of(n),
        FieldType.Money => FieldText.OfMoney(100m * n),
        FieldType.Select => Option(field, n) is { } option ? JsonValue.Create(option) : null,
        FieldType.MultiSelect => Option(field, n) is { } one ? new JsonArray(JsonValue.Create(one)) : null,
        FieldType.Person => Pointer.Write([facts.Actor], field.Multiple),
        FieldType.Department => Pointer.Write([new("department", null, Word("design.example-department"))], field.Multiple),
        FieldType.Reference => Pointer.Write([new("", null, Word("design.example-text", field.Label.Zh))], field.Multiple),
        _ => null,
    };

    private static string? Option(FormField field, int n) => field.Options.Count > 0 ? field.Options[(n - 1) % field.Options.Count].Zh : field.OptionsFrom is null ? null : Word("design.example-text", field.Label.Zh);

    private static string Word(string code, params object[] arguments) => VaultWords.Of(code, arguments);
}
