using ComplianceVault.App.Documents.Library;
using ComplianceVault.Content.Writing;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Documents.Library;

/// <summary>Asks for what stands on the first page and hands out the Word file to write in; a refusal is told here, not on a page of its own.</summary>
public sealed partial class TemplateDialog
{
    private string number = "";
    private string title = "";
    private string department = "";
    private HeadingNumbering numbering = HeadingNumbering.Automatic;
    private Error? error;

    [Parameter]
    public bool Open { get; set; }

    [Parameter]
    public EventCallback<bool> OpenChanged { get; set; }

    [Parameter, EditorRequired]
    public Choices Choices { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private MakeTemplate Make { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    private async Task DownloadAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        var request = new TemplateRequest(number, title, department, numbering);
        var made = await Make.ExecuteAsync(actor, request, default);
        error = made.Error;
        if (!made.Succeeded)
            return;
        await made.Value.Content.DisposeAsync();
        Places.NavigateTo(LibraryEndpoints.TemplateAddress(request), forceLoad: true);
        await OpenChanged.InvokeAsync(false);
    }
}
