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
    private bool shown;
    private bool submitted;

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
            submitted = true;
            await OnSave.InvokeAsync();
        }
        finally
        {
            saving = false;
        }
    }

    /// <summary>A page that closes the form it was asked to save has saved it; one whose person was signed out leaves it open.</summary>
    protected override async Task OnParametersSetAsync()
    {
        var saved = shown && !Visible && submitted;
        shown = Visible;
        if (!saved)
            return;
        submitted = false;
        await ForgetAsync();
    }

    private async Task GiveUpAsync()
    {
        await ForgetAsync();
        await PutAwayAsync(false);
    }

    /// <summary>Escape only puts the form away: what was typed comes back with it.</summary>
    private Task PutAwayAsync(bool visible)
    {
        submitted = false;
        return VisibleChanged.InvokeAsync(visible);
    }

    private ValueTask ForgetAsync() => draft?.ForgetAsync() ?? ValueTask.CompletedTask;
}
