using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Documents.Controlled;

/// <summary>Makes the 受控版 PDF and hands it out; a refusal is told here, not on a page of its own.</summary>
public sealed partial class ControlledPdfDialog
{
    private CopyKind kind = CopyKind.Copy;
    private string number = "";
    private string holder = "";
    private string password = "";
    private Error? error;

    [Parameter, EditorRequired]
    public Guid EditionId { get; set; }

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter]
    public bool Open { get; set; }

    [Parameter]
    public EventCallback Closed { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private ControlledPdf Make { get; set; } = null!;

    [Inject]
    private MadeFiles Made { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    private async Task MakeAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        var made = await Make.ExecuteAsync(actor, EditionId, new CopyRequest(kind, number, holder, password), Places.BaseUri, default);
        error = made.Error;
        if (!made.Succeeded)
            return;
        Places.NavigateTo(ControlledEndpoints.MadeAddress(Made.Keep(actor, made.Value)), forceLoad: true);
        (number, holder) = ("", "");
        await CloseAsync();
    }

    private Task CloseAsync()
    {
        (password, error) = ("", null);
        return Closed.InvokeAsync();
    }
}
