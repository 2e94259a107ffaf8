using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Searching;
using ComplianceVault.Kernel;
using ComplianceVault.Search;
using ComplianceVault.Web.Documents;
using ComplianceVault.Web.Records.Entries;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;

namespace ComplianceVault.Web.Searching;

/// <summary>Search in full text; its state is its address.</summary>
public sealed partial class SearchPage : IAsyncDisposable
{
    private const int MostPages = 100;
    private const int MostRecords = 5;
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1.5);
    private readonly CancellationTokenSource leaving = new();
    private ElementReference root;
    private Actor? actor;
    private SearchAddress address = new();
    private SearchFound? found;
    private SearchAnswer? records;
    private IReadOnlyDictionary<string, string> titles = new Dictionary<string, string>();
    private Error? error;
    private bool interactive;
    private int asked;
    private IJSObjectReference? script;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private SearchQueries Search { get; set; } = null!;

    [Inject]
    private LibraryQueries Library { get; set; } = null!;

    [Inject]
    private Choices Choices { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    /// <summary>The index comes back by itself; the page waits with the person.</summary>
    private bool IsRebuilding => error?.Code is "search.rebuilding" or "search.index-missing" or "search.index-outdated" or "search.index-broken";

    protected override async Task OnInitializedAsync()
    {
        Places.LocationChanged += OnMoved;
        if ((actor = await Current.GetAsync(leaving.Token)) is null)
            return;
        await Choices.LoadAsync(actor, leaving.Token);
        await LoadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (interactive || root.Id is null) // on a slow database the page is drawn empty first
            return;
        interactive = true;
        var module = await Js.InvokeAsync<IJSObjectReference>("import", "./search.js");
        script = await module.InvokeAsync<IJSObjectReference>("open", root);
        if (IsRebuilding || found?.Behind == true)
            _ = LookAgainAsync(asked);
    }

    public async ValueTask DisposeAsync()
    {
        Places.LocationChanged -= OnMoved;
        await leaving.CancelAsync();
        leaving.Dispose();
        try
        {
            if (script is not null)
                await script.InvokeVoidAsync("close");
        }
        catch (JSDisconnectedException)
        {
            // the browser has gone
        }
    }

    private void Go(SearchAddress to) => Places.NavigateTo(to.ToString());

    private void OnMoved(object? sender, LocationChangedEventArgs e)
    {
        if (new Uri(e.Location).AbsolutePath == SearchAddress.Path)
            _ = InvokeAsync(ReloadAsync);
    }

    private async Task ReloadAsync()
    {
        if (leaving.IsCancellationRequested)
            return;
        await LoadAsync();
        StateHasChanged();
    }

    private async Task LoadAsync()
    {
        address = SearchAddress.Parse(new Uri(Places.Uri).Query);
        if ((actor = await Current.GetAsync(leaving.Token)) is null)
            return;
        asked++;
        if (address.Words.Length == 0)
        {
            (found, records, error) = (null, null, null);
            return;
        }

        var answer = await Search.SearchAsync(actor, address.Question, leaving.Token);
        (found, error) = (answer.Succeeded ? answer.Value : null, answer.Error);
        records = await RecordsAsync(actor);
        if (found?.Answer.Facets.GetValueOrDefault("document") is { } documents
            && await Library.TitlesAsync(actor, [.. documents.Select(d => d.Value)], leaving.Token) is { Succeeded: true } named)
            titles = named.Value;
        if (interactive && (IsRebuilding || found?.Behind == true))
            _ = LookAgainAsync(asked);
    }

    /// <summary>Beside the documents, on the first page of a question that is not narrowed: the records on which these words stand.</summary>
    private async Task<SearchAnswer?> RecordsAsync(Actor asking) =>
        found is not null && address is { Page: 1, IsNarrowed: false } && await Search.ObjectsAsync(asking, Record.Kind, address.Words, MostRecords, leaving.Token) is { Succeeded: true } some ? some.Value : null;

    private static string RecordOf(SearchHit hit) => ObjectRef.TryParse(hit.Owner, out var record) ? RecordAddress.Of(record.Id) : "";

    private async Task LookAgainAsync(int when)
    {
        try
        {
            await Task.Delay(Again, leaving.Token);
            if (when == asked)
                await InvokeAsync(ReloadAsync);
        }
        catch (OperationCanceledException)
        {
            // the page was left
        }
    }
}
