using ComplianceVault.App.Records.Designing;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Web.Documents;
using Microsoft.AspNetCore.Components;
using FormFile = ComplianceVault.App.Records.Forms.FormFile;

namespace ComplianceVault.Web.Records.Designing;

/// <summary>Edits what stands on a form: stages, sections, fields.</summary>
public sealed partial class StageEditor
{
    [Parameter, EditorRequired]
    public Designer Designer { get; set; } = null!;

    /// <summary>Loaded by the page.</summary>
    [Parameter, EditorRequired]
    public Choices Names { get; set; } = null!;

    /// <summary>Something changed and wants to be kept.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    private static string Words(ChangeEventArgs e) => e.Value?.ToString()?.Trim() ?? "";

    private string Title(FormSection section) => section.Title?.Zh ?? T["Section"];

    private Task ChangedAsync(FormFile form)
    {
        Designer.Set(form);
        return Changed.InvokeAsync();
    }

    private Task AddSectionAsync(int stage) => ChangedAsync(FormEditing.AddSection(Designer.Form, stage, T["NewSection"]));

    private Task AddStageAsync() => ChangedAsync(FormEditing.AddStage(Designer.Form, T["NewStage"]));

    private Task RenameAsync(int stage, int section, string title) => ChangedAsync(FormEditing.ChangeSection(
        Designer.Form, stage, section, g => g with { Title = title.Length == 0 ? null : g.Title is { } was ? was with { Zh = title } : new() { Zh = title } }));

    private Task AddAsync(FieldPlace at, FieldType type)
    {
        Designer.Add(at, type, T["NewField"]);
        return Changed.InvokeAsync();
    }

    private Task DropAsync(FieldPlace at)
    {
        if (Designer.Dragged is null)
            return Task.CompletedTask;
        Designer.Drop(at);
        return Changed.InvokeAsync();
    }
}
