using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace ComplianceVault.Web.Documents.Library;

/// <summary>The list of documents; its state is its address.</summary>
public sealed partial class LibraryPage : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private Actor? actor;
    private LibraryAddress address = new();
    private App.Documents.Library.LibraryPage? page;
    private Error? error;
    private HashSet<Guid>? chosen;
    private bool isTemplateOpen;
    private bool isRegisterOpen;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private LibraryQueries Library { get; set; } = null!;

    [Inject]
    private Choices Choices { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    private bool MayImport => actor?.Can(Permission.ImportDocuments) == true;

    private bool MayWrite => actor is not null && (actor.Can(Permission.WriteDocuments) || actor.Can(Permission.ControlDocuments));

    protected override async Task OnInitializedAsync()
    {
        Places.LocationChanged += OnMoved;
        actor = await Current.GetAsync(leaving.Token);
        if (actor is not null)
            await Choices.LoadAsync(actor, leaving.Token);
        await LoadAsync();
    }

    public void Dispose()
    {
        Places.LocationChanged -= OnMoved;
        leaving.Cancel();
        leaving.Dispose();
    }

    private void OnMoved(object? sender, LocationChangedEventArgs e)
    {
        if (new Uri(e.Location).AbsolutePath == LibraryAddress.Path)
            _ = InvokeAsync(Reload);
    }

    private async Task Reload()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private async Task LoadAsync()
    {
        if (leaving.IsCancellationRequested || (actor = await Current.GetAsync(leaving.Token)) is null)
            return;
        address = LibraryAddress.Parse(new Uri(Places.Uri).Query);
        var found = await Library.ListAsync(actor, address.Wanted, leaving.Token);
        (page, error) = (found.Succeeded ? found.Value : null, found.Error);
        chosen = actor.Can(Permission.ControlDocuments) && !actor.IsExternal ? [.. (chosen ?? []).Where(c => page?.Rows.Any(r => r.EditionId == c) == true)] : null;
    }
}
