using System.Globalization;
using ComplianceVault.App.Records.Forms;

namespace ComplianceVault.App.Records.Register;

/// <summary>A form as its register shows it: what may be narrowed, what is counted and added up.</summary>
internal sealed record RegisterForm(IReadOnlyList<RegisterField> Fields, IReadOnlyList<string> Facets, IReadOnlyList<RegisterField> Summed)
{
    /// <summary>Records of all forms: only what every record has.</summary>
    public static RegisterForm None { get; } = new([], [], []);

    /// <summary>Counted are the filters that the form names, and where its records stand; added up are the numbers among its columns.</summary>
    public static RegisterForm Of(FormFile form, RegisterSlots slots)
    {
        var fields = slots.Fields(form);
        var listed = (form.Register?.Columns ?? []).ToHashSet(StringComparer.Ordinal);
        var counted = (form.Register?.Filters ?? []).Where(p => fields.Any(f => f.Place == p && f.Kind == SlotKind.Words && f.Field.Set is not (FieldSetter.Number or FieldSetter.State)));
        return new(fields, [RegisterOrder.State, .. counted], [.. fields.Where(f => f.Kind == SlotKind.Number && listed.Contains(f.Place) && IsAddedUp(f.Field))]);
    }

    /// <summary>The column of the index by whose words the place is grouped; null: it has none.</summary>
    public string? ColumnOf(string place) => place == RegisterOrder.State ? RegisterValues.StateColumn : Fields.FirstOrDefault(f => f.Place == place && f.Kind == SlotKind.Words)?.Slot;

    public string LabelOf(string place) => Fields.FirstOrDefault(f => f.Place == place) is { } field ? Label(field.Field) : "";

    public static string Label(FormField field) =>
        CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.Ordinal) || field.Label.En is null ? field.Label.Zh : field.Label.En;

    /// <summary>Years and shares add up to nothing.</summary>
    private static bool IsAddedUp(FormField field) =>
        field.Type == FieldType.Money || !(field.Key.Contains("year", StringComparison.Ordinal) || field.Key.Contains("rate", StringComparison.Ordinal) || field.Label.Zh.EndsWith('率') || field.Label.Zh.Contains('%', StringComparison.Ordinal));
}
