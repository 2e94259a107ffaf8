using ComplianceVault.App.Documents.Import;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Web.Shell.Hosting;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ComplianceVault.Web.Documents.Import;

/// <summary>Shows what the upload script does; see <c>wwwroot/upload.js</c>.</summary>
public sealed partial class UploadPanel : IAsyncDisposable
{
    private readonly UploadState state = new();
    private ElementReference root;
    private DotNetObjectReference<UploadPanel>? self;
    private IJSObjectReference? script;
    private string? message;
    private Guid? batch;
    private BatchRow? unfinished;
    private int of;

    /// <summary>Add to this batch; null opens a new one.</summary>
    [Parameter]
    public Guid? Batch { get; set; }

    /// <summary>The files are in and their reading is queued. Without a listener the batch's page opens.</summary>
    [Parameter]
    public EventCallback<Guid> Finished { get; set; }

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    [Inject]
    private ReceiveFiles Receiving { get; set; } = null!;

    [Inject]
    private WebOptions Web { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private ImportQueries Imports { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        self = DotNetObjectReference.Create(this);
        var largest = Math.Min(await Receiving.LargestAsync(default), (long)Web.MaxUploadMegabytes << 20);
        var module = await Js.InvokeAsync<IJSObjectReference>("import", "./upload.js");
        script = await module.InvokeAsync<IJSObjectReference>("start", root, self, new
        {
            batch = Batch,
            fresh = Clock.NewId(),
            largest,
            ignored = SystemFiles.Pattern,
            tooLarge = T["Upload_TooLarge", largest >> 20].Value,
            kept = T["Upload_Kept"].Value,
        });
        await TakeUpAsync(await script.InvokeAsync<Unfinished?>("unfinished"));
    }

    /// <summary>An upload that the page before did not end: its batch says what was kept, and the same files chosen again fill it up.</summary>
    private async Task TakeUpAsync(Unfinished? left)
    {
        if (left is null || await Current.GetAsync() is not { } actor)
            return;
        (unfinished, of) = (await Imports.BatchAsync(actor, left.Batch, default) is { Succeeded: true, Value.ConfirmedAt: null } found ? found.Value : null, left.Of);
        if ((unfinished is null || unfinished.Files >= of) && script is not null)
            await script.InvokeVoidAsync("forget"); // nothing to fill up: the next files are a batch of their own
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (script is not null)
                await script.InvokeVoidAsync("stop");
        }
        catch (JSDisconnectedException)
        {
            // the browser is gone, and its listeners with it
        }

        self?.Dispose();
    }

    /// <summary>A new upload begins.</summary>
    [JSInvokable]
    public void OnBegun()
    {
        state.Clear();
        (message, batch) = (null, null);
    }

    [JSInvokable]
    public void OnProgress(IReadOnlyList<UploadFile> files)
    {
        message = null;
        state.Take(files);
        StateHasChanged();
    }

    /// <summary>Nothing could begin, or the sign-in ended meanwhile: <paramref name="why"/> is a sentence or <c>signed-out</c>.</summary>
    [JSInvokable]
    public void OnStopped(string why)
    {
        message = why is "signed-out" ? T["Upload_SignedOut"] : why is "network" ? T["Upload_Failed"] : why;
        StateHasChanged();
    }

    /// <summary>Returns the id for the batch of the next upload.</summary>
    [JSInvokable]
    public async Task<Guid> OnFinished(Guid id)
    {
        (batch, unfinished) = (id, null);
        var clean = state.Troubles.Count == 0;
        if (clean)
            state.Clear();
        if (Finished.HasDelegate)
            await Finished.InvokeAsync(id);
        else if (clean)
            Places.NavigateTo($"/documents/import/{id}");
        StateHasChanged();
        return Clock.NewId();
    }

    private async Task RetryAsync()
    {
        if (script is not null)
            await script.InvokeVoidAsync("retry");
    }

    private async Task DismissAsync()
    {
        state.Clear();
        (message, batch, unfinished) = (null, null, null);
        if (script is not null)
            await script.InvokeVoidAsync("forget");
    }

    /// <summary>What the browser remembers of an upload: its batch, and of how many files it was.</summary>
    private sealed record Unfinished(Guid Batch, int Of);
}
