using ComplianceVault.Kernel;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ComplianceVault.Web.Components;

public sealed partial class FormDialog
{
    private static readonly DialogOptions Look = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true };

    private readonly string id = $"form-{Guid.CreateVersion7():N}";
    private bool saving;
    private Draft? draft;

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

    /// <summary>The form and its object, under which what is typed is kept until it is saved or cancelled; null: nothing is typed here.</summary>
    [Parameter]
    public string? Draft { get; set; }

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
            if (!Visible)
                await ForgetAsync();
        }
        finally
        {
            saving = false;
        }
    }

    /// <summary>Escape only puts the form away; Cancel gives up what was typed.</summary>
    private async Task GiveUpAsync()
    {
        await ForgetAsync();
        await VisibleChanged.InvokeAsync(false);
    }

    private ValueTask ForgetAsync() => draft?.ForgetAsync() ?? ValueTask.CompletedTask;
}
