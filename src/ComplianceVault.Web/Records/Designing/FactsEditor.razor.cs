using ComplianceVault.App.Records.Forms;
using ComplianceVault.Web.Components;
using ComplianceVault.Web.Documents;
using Microsoft.AspNetCore.Components;
using FormFile = ComplianceVault.App.Records.Forms.FormFile;

namespace ComplianceVault.Web.Records.Designing;

/// <summary>Edits what a form is as a whole.</summary>
public sealed partial class FactsEditor
{
    private static readonly char[] Separators = ['、', ',', '，', ';', '；', ' ', '\n'];

    [Parameter, EditorRequired]
    public Designer Designer { get; set; } = null!;

    [Parameter, EditorRequired]
    public Choices Names { get; set; } = null!;

    [Parameter]
    public EventCallback Changed { get; set; }

    private FormFile Form => Designer.Form;

    /// <summary>Fields that a list can show.</summary>
    private IEnumerable<FormField> Listed => FormScope.Fields(Form).Where(f => f.Type is not (FieldType.Table or FieldType.Attachment)).DistinctBy(f => f.Key);

    private static string Words(ChangeEventArgs e) => e.Value?.ToString()?.Trim() ?? "";

    private static string? Text(ChangeEventArgs e) => Words(e) is { Length: > 0 } text ? text : null;

    private static List<string> Parts(string words) => [.. words.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];

    private static List<string> Lines(string words) => [.. words.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];

    /// <summary>Columns stand in the order in which they were chosen.</summary>
    private static List<string> With(List<string> keys, string key, bool chosen) => chosen ? [.. keys.Append(key).Distinct()] : [.. keys.Where(k => k != key)];

    private Task RegisterAsync(Func<FormRegister, FormRegister> change) => SetAsync(f =>
    {
        var register = change(f.Register ?? new());
        return f with { Register = register.Columns.Count + register.Filters.Count == 0 ? null : register };
    });

    /// <summary>A choice among the form's fields.</summary>
    private RenderFragment Fields(string id, string? chosen, string none, Func<FormField, bool> fits, Func<string?, Func<FormFile, FormFile>> change) => builder =>
    {
        builder.OpenElement(0, "select");
        builder.AddAttribute(1, "id", id);
        builder.AddAttribute(2, "onchange", EventCallback.Factory.Create<ChangeEventArgs>(this, e => SetAsync(change(Text(e)))));
        Option(builder, "", none, chosen is null);
        foreach (var field in Listed.Where(fits))
            Option(builder, field.Key, Labels.Of(field.Label.Zh, field.Label.En), field.Key == chosen);
        builder.CloseElement();
    };

    private static void Option(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder, string value, string name, bool selected)
    {
        builder.OpenElement(3, "option");
        builder.AddAttribute(4, "value", value);
        builder.AddAttribute(5, "selected", selected);
        builder.AddContent(6, name);
        builder.CloseElement();
    }

    private Task SetAsync(Func<FormFile, FormFile> change)
    {
        Designer.Set(change(Form));
        return Changed.InvokeAsync();
    }
}
