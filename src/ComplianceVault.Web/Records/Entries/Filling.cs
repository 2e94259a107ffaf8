using System.Text.Json.Nodes;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;

namespace ComplianceVault.Web.Records.Entries;

/// <summary>A record while it is filled in: its values, words that are not understood yet, and what is wrong where.</summary>
public sealed class Filling(FormModel model, RecordValues values, FillingFacts facts)
{
    private readonly FieldText text = new(facts.Zone);
    private readonly Dictionary<string, (string Words, Error Why)> misread = new(StringComparer.Ordinal);

    public FormModel Model => model;

    public RecordValues Values => values;

    /// <summary>What the last check found; empty before the first one.</summary>
    public IReadOnlyList<FieldFault> Faults { get; private set; } = [];

    public bool IsShown(FormField field) => model.IsShown(field, values, facts);

    public bool IsShown(FormField table, FormField column, RecordRow row) => model.IsShown(table, column, row, values, facts);

    public string Typed(FormField field, string place) => misread.TryGetValue(place, out var wrong) ? wrong.Words : text.Typed(field, Get(place));

    public string Shown(FormField field, JsonNode? value) => text.Show(field, value);

    public Error? WhyWrong(string place) => misread.TryGetValue(place, out var wrong) ? wrong.Why : Faults.FirstOrDefault(f => f.Place == place)?.Why;

    public JsonNode? Get(string place) => Split(place) is (var table, { } row, { } column) ? values.Row(table, row)?[column] : values[place];

    /// <summary>Words that are not understood stay in the field with the reason, and are kept nowhere else.</summary>
    public void SetText(FormField field, string place, string words)
    {
        var read = text.Read(field, words);
        if (read.Succeeded)
            Set(place, read.Value);
        else
            misread[place] = (words, read.Error);
    }

    public void Set(string place, JsonNode? value)
    {
        misread.Remove(place);
        Faults = [.. Faults.Where(f => f.Place != place)];
        if (Split(place) is (var table, { } id, { } column))
        {
            if (values.Row(table, id) is { } row)
                row[column] = value;
        }
        else
        {
            values[place] = value;
        }

        model.Compute(values, facts);
    }

    public void AddRow(FormField table)
    {
        model.BeginRow(table, values.AddRow(table.Key), values, facts);
        Faults = [.. Faults.Where(f => f.Place != table.Key)];
        model.Compute(values, facts);
    }

    public void RemoveRow(FormField table, string id)
    {
        values.RemoveRow(table.Key, id);
        foreach (var place in misread.Keys.Where(k => k.StartsWith($"{table.Key}{FillingCheck.Separator}{id}{FillingCheck.Separator}", StringComparison.Ordinal)).ToList())
            misread.Remove(place);
        model.Compute(values, facts);
    }

    /// <summary>True: it can be submitted.</summary>
    public bool Check() => Check(model.Fields);

    /// <summary>The same for a step that asks for some of the fields only; what is not understood is wrong wherever it stands.</summary>
    public bool Check(IReadOnlyCollection<FormField> fields)
    {
        var found = new FillingCheck(model, text).Run(fields, values, facts);
        Faults = [.. misread.Select(m => new FieldFault(m.Key, LabelOf(m.Key), m.Value.Why)), .. found.Where(f => !misread.ContainsKey(f.Place))];
        return Faults.Count == 0;
    }

    private string LabelOf(string place)
    {
        var (table, _, column) = Split(place);
        var field = model.Field(table);
        return (column is null ? field : field?.Columns.Find(c => c.Key == column))?.Label.Zh ?? place;
    }

    private static (string Field, string? Row, string? Column) Split(string place) =>
        place.Split(FillingCheck.Separator) is [var table, var row, var column] ? (table, row, column) : (place, null, null);
}
