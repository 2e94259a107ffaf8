using System.Globalization;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;

namespace ComplianceVault.Database.Tests.Records.Entries;

/// <summary>Fills any form of the grammar with something of the right type, as a person would: by words, field by field, in the order of the paper.</summary>
internal static class RecordGenerator
{
    private static readonly string Hash = new('a', 64);

    public static void Fill(FormModel model, RecordValues values, FillingFacts facts, FieldText text) => Fill(model, model.Fields, values, facts, text);

    /// <summary>The same for some of its fields: the stages that are open.</summary>
    public static void Fill(FormModel model, IEnumerable<FormField> fields, RecordValues values, FillingFacts facts, FieldText text)
    {
        var wanted = fields.ToList();
        foreach (var field in wanted)
        {
            if (FormModel.IsTyped(field) && model.IsShown(field, values, facts))
                FillField(model, field, values, facts, text);
            model.Compute(values, facts);
        }

        // A field of which a later one decides whether it is shown.
        foreach (var field in wanted.Where(f => FormModel.IsTyped(f) && f.Columns.Count == 0 && values[f.Key] is null && model.IsShown(f, values, facts)))
            values[field.Key] = Value(field, facts, text);
        model.Compute(values, facts);
    }

    private static void FillField(FormModel model, FormField field, RecordValues values, FillingFacts facts, FieldText text)
    {
        if (field.Columns.Count > 0 && values.Rows(field.Key).Count > 0)
            return;
        if (field.Columns.Count == 0)
        {
            values[field.Key] ??= Value(field, facts, text);
            return;
        }

        for (var i = 0; i < 2; i++)
        {
            var row = values.AddRow(field.Key);
            model.BeginRow(field, row, values, facts);
            foreach (var column in field.Columns.Where(c => FormModel.IsTyped(c) && model.IsShown(field, c, row, values, facts)))
                row[column.Key] ??= Value(column, facts, text);
        }
    }

    private static System.Text.Json.Nodes.JsonNode? Value(FormField field, FillingFacts facts, FieldText text) => field.Type == FieldType.Attachment
        ? Attached.Write([new Attached(Hash, "照片.jpg", 12)])
        : text.Read(field, Words(field, facts)).Value;

    private static string Words(FormField field, FillingFacts facts) => field.Type switch
    {
        FieldType.Number => "100",
        FieldType.Money => "1234.50",
        FieldType.Date => facts.Today.ToString(FieldText.DayFormat, CultureInfo.InvariantCulture),
        FieldType.DateTime => TimeZoneInfo.ConvertTime(facts.Now, facts.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        FieldType.Select or FieldType.MultiSelect => field.Options.Count > 0 ? field.Options[0].Zh : "技术部",
        _ => $"{field.Label.Zh}的内容",
    };
}
