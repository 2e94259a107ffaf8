using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Content.Sheets;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Records.Sheets;

/// <summary>What a cell says to a field: numbers with all their digits, days in any of their writings, texts as the sheet shows them.</summary>
internal static partial class SheetCells
{
    /// <summary>What no field can take.</summary>
    public static Error? Refusal(SheetValue cell) => cell.Kind switch
    {
        SheetValueKind.Fault => Error.Invalid("records.sheet-cell-fault", cell.Words),
        SheetValueKind.Uncalculated => Error.Invalid("records.sheet-uncalculated"),
        _ => null,
    };

    /// <summary>Refusals: those of <see cref="FieldText.Read"/>, <c>records.sheet-date-unclear</c>.</summary>
    public static Result<JsonNode?> Read(FormField field, SheetValue cell, FieldText text, DateOrder? dates)
    {
        switch (field.Type)
        {
            case FieldType.Date or FieldType.DateTime:
                return dates is null && SheetDates.Tells(cell, out var order) && order is null
                    ? Error.Invalid("records.sheet-date-unclear", cell.Words)
                    : text.Read(field, SheetDates.Words(cell, field.Type == FieldType.Date, dates));
            case FieldType.Number or FieldType.Money:
                return text.Read(field, cell.Kind is SheetValueKind.Number ? cell.Words : FullWidth.Narrow(cell.Words).TrimEnd('%').Trim());
            case FieldType.Select:
                return Chosen(field, cell, text);
            case FieldType.MultiSelect:
                return text.Read(field, cell.Shown) is { Succeeded: true } asIs ? asIs : text.Read(field, Separated(cell.Shown));
            default:
                return text.Read(field, cell.Kind == SheetValueKind.Boolean ? YesNo(cell) : cell.Shown);
        }
    }

    /// <summary>Several words by the separator that the program writes, whichever the sheet uses.</summary>
    public static string Separated(string words) => string.Join('、', SeparatorPattern().Split(words).Select(w => w.Trim()).Where(w => w.Length > 0));

    /// <summary>An option as it is written, or but for blanks, width and case.</summary>
    private static Result<JsonNode?> Chosen(FormField field, SheetValue cell, FieldText text)
    {
        var words = cell.Kind == SheetValueKind.Boolean ? YesNo(cell) : cell.Shown;
        var same = field.Options.Find(o => Plain(o.Zh) == Plain(words) || (o.En is { } en && Plain(en) == Plain(words)));
        return text.Read(field, same?.Zh ?? words);
    }

    private static string YesNo(SheetValue cell) => cell.Words == "TRUE" ? "是" : "否";

    private static string Plain(string words) => BlankPattern().Replace(FullWidth.Narrow(words), "").ToUpper(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[、,，;；\n]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex SeparatorPattern();

    [GeneratedRegex(@"\s", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex BlankPattern();
}
