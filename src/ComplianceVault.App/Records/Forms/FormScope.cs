using ComplianceVault.Kernel.Expressions;

namespace ComplianceVault.App.Records.Forms;

/// <summary>A form's fields as the names that its expressions may use.</summary>
public static class FormScope
{
    public static ExpressionScope Of(FormFile form) => new(Fields(form).Select(f => KeyValuePair.Create(f.Key, Name(f))));

    /// <summary>The scope of a column's expressions: the form's fields, and the row's other columns before them.</summary>
    public static ExpressionScope Of(FormFile form, FormField table) =>
        new(Fields(form).Concat(table.Columns).Select(f => KeyValuePair.Create(f.Key, Name(f))));

    public static IEnumerable<FormField> Fields(FormFile form) => form.Stages.SelectMany(s => s.Sections).SelectMany(s => s.Fields);

    /// <summary>Every field with where it stands: <c>stages[0].sections[1].fields[2]</c>.</summary>
    public static IEnumerable<(string Place, FormField Field)> Places(FormFile form) =>
        form.Stages.SelectMany((stage, i) => stage.Sections.SelectMany((section, j) => section.Fields.Select((field, k) => ($"stages[{i}].sections[{j}].fields[{k}]", field))));

    public static ExpressionType TypeOf(FormField field) => field.Type switch
    {
        FieldType.Number or FieldType.Money => ExpressionType.Number,
        FieldType.Date => ExpressionType.Date,
        FieldType.DateTime => ExpressionType.Moment,
        FieldType.MultiSelect or FieldType.Attachment => ExpressionType.List,
        FieldType.Table => ExpressionType.Table,
        FieldType.Reference or FieldType.Person or FieldType.Department when field.Multiple => ExpressionType.List,
        _ => ExpressionType.Text,
    };

    private static ExpressionName Name(FormField field) => field.Type == FieldType.Table
        ? new(ExpressionType.Table, field.Columns.GroupBy(c => c.Key).ToDictionary(c => c.Key, c => TypeOf(c.First())))
        : new(TypeOf(field));
}
