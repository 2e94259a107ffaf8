using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;

namespace ComplianceVault.App.Records.Entries;

/// <summary>What a record is about, in a line for lists and hits.</summary>
internal static class RecordTitle
{
    public const int Longest = 200;

    private static readonly string[] Naming = ["title", "subject", "topic", "name"];

    /// <summary>The field that the form says it is about, a field that names, or else the first words filled in.</summary>
    public static string Of(FormModel model, RecordValues values, FieldText text)
    {
        var field = model.Fields.FirstOrDefault(f => f.Key == model.Form.Subject && values[f.Key] is not null)
            ?? model.Fields.FirstOrDefault(f => Naming.Contains(f.Key) && values[f.Key] is not null)
            ?? model.Fields.FirstOrDefault(f => FormModel.IsTyped(f) && IsWords(f) && values[f.Key] is not null)
            ?? model.Fields.FirstOrDefault(f => FormModel.IsTyped(f) && f.Type != FieldType.Table && values[f.Key] is not null);
        return field is null ? model.Form.Title.Zh : Cut(text.Show(field, values[field.Key]));
    }

    public static string Cut(string words)
    {
        var line = words.ReplaceLineEndings(" ").Trim();
        return line.Length <= Longest ? line : line[..(Longest - 1)] + "…";
    }

    private static bool IsWords(FormField field) => field.Type is FieldType.Text or FieldType.Reference or FieldType.LongText or FieldType.Select;
}
