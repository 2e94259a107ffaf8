using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Documents.Controlled;

/// <summary>Makes the 受控版 PDF of a copy and hands it out; a refusal is told here, not on a page of its own.</summary>
public sealed partial class ControlledPdfDialog
{
    private static readonly CopyState[] Printable = [CopyState.Planned, CopyState.Issued, CopyState.Acknowledged];
    private IReadOnlyList<CopyRow> copies = [];
    private Guid copy;
    private string password = "";
    private Error? error;
    private bool wasOpen;

    [Parameter, EditorRequired]
    public Guid DocumentId { get; set; }

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
    private CopyQueries Copies { get; set; } = null!;

    [Inject]
    private ControlledPdf Make { get; set; } = null!;

    [Inject]
    private MadeFiles Made { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        var opened = Open && !wasOpen;
        wasOpen = Open;
        if (!opened || await Current.GetAsync() is not { } actor)
            return;
        var found = await Copies.ListAsync(actor, DocumentId, new CopyFilter(EditionId, States: Printable), new PageRequest(1, 500), default);
        (copies, error) = (found.Succeeded ? found.Value.Rows : [], found.Error);
        if (!copies.Any(c => c.Id == copy))
            copy = copies.Count > 0 ? copies[0].Id : Guid.Empty;
    }

    private static string Holder(CopyRow one) => one.OutsideHolder ?? one.HolderName ?? one.Department ?? "";

    private async Task MakeAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        var made = await Make.ExecuteAsync(actor, copy, password, Places.BaseUri, default);
        error = made.Error;
        if (!made.Succeeded)
            return;
        Places.NavigateTo(ControlledEndpoints.MadeAddress(Made.Keep(actor, made.Value)), forceLoad: true);
        await CloseAsync();
    }

    private Task CloseAsync()
    {
        (password, error) = ("", null);
        return Closed.InvokeAsync();
    }
}
