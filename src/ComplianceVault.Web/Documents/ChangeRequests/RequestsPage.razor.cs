using ComplianceVault.App.Documents.ChangeRequests;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace ComplianceVault.Web.Documents.ChangeRequests;

/// <summary>更改申请: all that the person may see, the own ones as 我提出的; its state is its address.</summary>
public sealed partial class RequestsPage : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private Actor? actor;
    private RequestsAddress address = new();
    private Page<ChangeRequestRow>? page;
    private Error? error;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private ChangeRequestList List { get; set; } = null!;

    [Inject]
    private Choices Choices { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    private IEnumerable<ChangeRequestState> States =>
        Enum.GetValues<ChangeRequestState>().Where(s => address.Filter.View != ChangeRequestView.Open || ChangeRequestWorkflow.Open.Contains(s));

    public void Dispose()
    {
        Places.LocationChanged -= OnMoved;
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        Places.LocationChanged += OnMoved;
        if ((actor = await Current.GetAsync(leaving.Token)) is not null)
            await Choices.LoadAsync(actor, leaving.Token);
        await LoadAsync();
    }

    private static string? Value(ChangeEventArgs e) => e.Value?.ToString() is { Length: > 0 } text ? text : null;

    private static T? Word<T>(ChangeEventArgs e)
        where T : struct, Enum => Enum.TryParse<T>(Value(e), out var value) ? value : null;

    private void Go(Func<ChangeRequestFilter, ChangeRequestFilter> change) => Places.NavigateTo(address.With(change).ToString());

    private void OnMoved(object? sender, LocationChangedEventArgs e)
    {
        if (new Uri(e.Location).AbsolutePath == RequestsAddress.Path)
            _ = InvokeAsync(ReloadAsync);
    }

    private async Task ReloadAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private async Task LoadAsync()
    {
        if (leaving.IsCancellationRequested || (actor = await Current.GetAsync(leaving.Token)) is null)
            return;
        address = RequestsAddress.Parse(new Uri(Places.Uri).Query);
        var found = await List.ListAsync(actor, address.Filter, new(address.Page, RequestsAddress.PageSize), leaving.Token);
        (page, error) = (found.Succeeded ? found.Value : null, found.Error);
    }
}
