using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Records.Designing;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Web.Components;
using ComplianceVault.Web.Documents;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Records.Designing;

/// <summary>Edits one field, or one column of a table.</summary>
public sealed partial class FieldEditor
{
    private const char English = '|';

    private static readonly SignatureMeaning[] Meanings = [SignatureMeaning.Review, SignatureMeaning.Approve, SignatureMeaning.Confirm];
    private static readonly FieldType[] ColumnTypes = [.. Enum.GetValues<FieldType>().Where(t => t != FieldType.Table)];
    private static readonly string[] OwnSources = ["departments", "clauses"];

    [Parameter, EditorRequired]
    public Designer Designer { get; set; } = null!;

    [Parameter, EditorRequired]
    public FieldPlace At { get; set; }

    [Parameter, EditorRequired]
    public Choices Names { get; set; } = null!;

    [Parameter]
    public EventCallback Changed { get; set; }

    [Parameter]
    public EventCallback Opened { get; set; }

    private IReadOnlyList<FieldType> Types => At.Column is null ? Enum.GetValues<FieldType>() : ColumnTypes;

    /// <summary>Codes that the field's expressions may name: the form's fields, and in a table the other columns.</summary>
    private IEnumerable<(string Code, string Name)> Known =>
        FormScope.Fields(Designer.Form).Concat(At.Column is null ? [] : FormEditing.Field(Designer.Form, At.Table)?.Columns ?? []).Select(f => (f.Key, $"{Label(f)} · {App.Platform.Words.VaultWords.Of(f.Type)}"));

    /// <summary>Sums of number columns of the form's tables.</summary>
    private List<(string Sum, string Name)> Sums => At.Column is not null ? [] :
    [
        .. from table in FormScope.Fields(Designer.Form).Where(f => f.Type == FieldType.Table)
           from column in table.Columns.Where(c => c.Type is FieldType.Number or FieldType.Money)
           select ($"sum({table.Key}, {column.Key})", $"{Label(table)} · {Label(column)}"),
    ];

    private static string Words(ChangeEventArgs e) => e.Value?.ToString()?.Trim() ?? "";

    private static string? Text(ChangeEventArgs e) => Words(e) is { Length: > 0 } text ? text : null;

    private static string Label(FormField field) => Labels.Of(field.Label.Zh, field.Label.En);

    private string Place(string part) => At + part;

    private string Id(string part) => $"fd-{At.Stage}-{At.Section}-{At.Field}-{At.Column}-{part}";

    private string? Wrong(string part) => Designer.Faults.Any(f => f.Place.StartsWith(Place(part), StringComparison.Ordinal)) ? "true" : null;

    /// <summary>"f = 'option'" of every choice of the form, and of the row's own columns.</summary>
    private IEnumerable<(string Condition, string Name)> Conditions(FormField of) =>
        from field in FormScope.Fields(Designer.Form).Concat(At.Column is null ? [] : FormEditing.Field(Designer.Form, At.Table)?.Columns ?? [])
        where field.Type == FieldType.Select && field.Key != of.Key
        from option in field.Options
        where !option.Zh.Contains('\'', StringComparison.Ordinal)
        select ($"{field.Key} = '{option.Zh}'", $"{Label(field)} = {Labels.Of(option.Zh, option.En)}");

    private static (string? Role, string? Department) OfficeOf(FormField field) => field.By is { } by ? Offices.Parts(by) : (null, null);

    private static bool HasMore(FormField field) => (field.Default ?? field.When ?? field.Value) is not null || field.Set is not null;

    private static IEnumerable<string> Sources(FormField field) => field.OptionsFrom is { } other && !OwnSources.Contains(other) ? OwnSources.Append(other) : OwnSources;

    private string SourceName(string source) => OwnSources.Contains(source) ? T[$"OptionsFrom_{source}"] : source;

    /// <summary>What a reference can point to: what everybody has, the entities, and the forms it names already.</summary>
    private IEnumerable<(string Code, string Name)> Targets(FormField field) =>
    [
        .. FormNames.OwnTargets.Where(t => t is not ("person" or "department")).Select(t => (t, T[$"Target_{t}"].Value)),
        .. Designer.View.Choices.Entities.Select(e => (e.Code, Labels.Of(e.Zh, e.En))),
        .. field.To.Where(t => t.StartsWith(FormNames.RecordOf(""), StringComparison.Ordinal)).Select(t => (t, FormName(t[FormNames.RecordOf("").Length..]))),
    ];

    private string FormName(string number) => Designer.View.Choices.Forms.FirstOrDefault(f => f.Number == number) is { Number: not null } form ? $"{form.Number} {Labels.Of(form.Zh, form.En)}" : number;

    private static string OptionLines(FormField field) => string.Join('\n', field.Options.Select(o => o.En is null ? o.Zh : $"{o.Zh} {English} {o.En}"));

    private Task OptionsAsync(string lines) => SetAsync(f => f with
    {
        Options = [.. lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Option)],
    });

    private static SeedLabel Option(string line) =>
        line.Split(English, 2, StringSplitOptions.TrimEntries) is [var zh, { Length: > 0 } en] ? new() { Zh = zh, En = en } : new() { Zh = line.TrimEnd(English, ' ') };

    private Task HelpAsync(string? help) => SetAsync(f => f with { Help = help is null ? null : f.Help is { } was ? was with { Zh = help } : new() { Zh = help } });

    private Task OfficeAsync(string? role, string? department) => SetAsync(f => f with { By = role is null ? null : Offices.Of(role, department) });

    private Task TargetAsync(string target, bool chosen) => target == FormNames.RecordOf("") ? Task.CompletedTask
        : SetAsync(f => f with { To = chosen ? [.. f.To.Append(target).Distinct()] : [.. f.To.Where(t => t != target)] });

    private Task AddColumnAsync(FieldType type)
    {
        Designer.Add(At with { Column = 0 }, type, T["NewField"]);
        return Changed.InvokeAsync();
    }

    private Task RekeyAsync(string key)
    {
        Designer.Set(FormEditing.Rekey(Designer.Form, At, key));
        return Changed.InvokeAsync();
    }

    private Task SetAsync(Func<FormField, FormField> change)
    {
        Designer.Change(At, change);
        return Changed.InvokeAsync();
    }
}
