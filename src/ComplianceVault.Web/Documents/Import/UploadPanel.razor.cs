using ComplianceVault.App.Documents.Import;
using ComplianceVault.Web.Shell.Hosting;
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
            largest,
            ignored = SystemFiles.Pattern,
            tooLarge = T["Upload_TooLarge", largest >> 20].Value,
        });
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

    [JSInvokable]
    public async Task OnFinished(Guid id)
    {
        batch = id;
        var clean = state.Troubles.Count == 0;
        if (clean)
            state.Clear();
        if (Finished.HasDelegate)
            await Finished.InvokeAsync(id);
        else if (clean)
            Places.NavigateTo($"/documents/import/{id}");
        StateHasChanged();
    }

    private async Task RetryAsync(int index)
    {
        if (script is not null)
            await script.InvokeVoidAsync("retry", index);
    }

    private void Dismiss()
    {
        state.Clear();
        (message, batch) = (null, null);
    }
}
