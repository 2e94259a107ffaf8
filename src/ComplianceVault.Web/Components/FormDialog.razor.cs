using ComplianceVault.Kernel;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ComplianceVault.Web.Components;

public sealed partial class FormDialog
{
    private static readonly DialogOptions Look = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true };

    private readonly string id = $"form-{Guid.CreateVersion7():N}";
    private bool saving;

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>What saving will do, and to what.</summary>
    [Parameter]
    public string? Purpose { get; set; }

    [Parameter]
    public bool Visible { get; set; }

    [Parameter]
    public EventCallback<bool> VisibleChanged { get; set; }

    [Parameter]
    public Error? Error { get; set; }

    /// <summary>Null: nothing to save, the dialog only shows.</summary>
    [Parameter]
    public string? SaveText { get; set; }

    [Parameter]
    public EventCallback OnSave { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private async Task SaveAsync()
    {
        if (saving)
            return;
        saving = true;
        try
        {
            await OnSave.InvokeAsync();
        }
        finally
        {
            saving = false;
        }
    }

    private Task CloseAsync() => VisibleChanged.InvokeAsync(false);
}
