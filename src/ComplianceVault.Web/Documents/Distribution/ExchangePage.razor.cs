using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.JSInterop;

namespace ComplianceVault.Web.Documents.Distribution;

/// <summary>以旧换新 at the counter: a scanner or the keyboard, a department at once, one click for all of it.</summary>
public sealed partial class ExchangePage : IAsyncDisposable
{
    private const int Most = 200;

    private readonly CounterList counter = new();
    private DotNetObjectReference<ExchangePage>? self;
    private IJSObjectReference? script;
    private ElementReference form;
    private Actor? actor;
    private Error? error;
    private string? notice;
    private string said = "";
    private string? filled;
    private DateOnly? on;
    private bool busy;

    [SupplyParameterFromQuery(Name = "department")]
    private string? Department { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private CopyQueries Copies { get; set; } = null!;

    [Inject]
    private DistributionBoard Board { get; set; } = null!;

    [Inject]
    private ExchangeCopies Exchanging { get; set; } = null!;

    [Inject]
    private Choices Choices { get; set; } = null!;

    [Inject]
    private CompanyTime Time { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        if ((actor = await Current.GetAsync()) is null)
            return;
        if (Choices.Levels.Count == 0)
            await Choices.LoadAsync(actor, default);
        on ??= Time.Today;
        if (filled == Department)
            return;
        filled = Department;
        await FillAsync(actor);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (script is not null || actor is null || !actor.Can(Permission.ControlDocuments) || self is not null)
            return;
        self = DotNetObjectReference.Create(this);
        try
        {
            var module = await Js.InvokeAsync<IJSObjectReference>("import", "./scan.js");
            script = await module.InvokeAsync<IJSObjectReference>("listen", form, self);
            StateHasChanged();
        }
        catch (JSDisconnectedException)
        {
            // the browser has gone
        }
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
            // nothing is left to stop
        }

        self?.Dispose();
    }

    /// <summary>A number came from the scanner or the keyboard; what is wrong with it is said at once.</summary>
    [JSInvokable]
    public async Task ScannedAsync(string typed)
    {
        if (await Current.GetAsync() is not { } controller)
            return;
        (notice, error) = (null, null);
        var found = await Copies.FindByNumberAsync(controller, typed, default);
        if (!found.Succeeded)
            counter.Refuse(typed, found.Error);
        else
            await TakeAsync(controller, typed, found.Value);
        StateHasChanged();
    }

    internal static string Address(string? department) =>
        QueryHelpers.AddQueryString("/documents/exchange", new Dictionary<string, string?> { ["department"] = string.IsNullOrEmpty(department) ? null : department });

    /// <summary>An old copy is known by the new one that goes out for it; who scans the new one means the same.</summary>
    private async Task TakeAsync(Actor controller, string typed, CopyRow found)
    {
        var fresh = found.SuccessorId is { } next && await Copies.GetAsync(controller, next, default) is { Succeeded: true } view ? view.Value.Copy : found;
        if (CounterList.TroubleOf(found, fresh) is { } trouble)
        {
            said = "";
            counter.Refuse(typed, found, trouble);
            return;
        }

        said = T[counter.Take(fresh) ? "Scan_Again" : "Scan_Taken", fresh.DocumentNumber, fresh.Pair!, fresh.Number];
    }

    private async Task FillAsync(Actor controller)
    {
        counter.Leave();
        if (string.IsNullOrEmpty(Department))
            return;
        var found = await Board.CopiesAsync(controller, CopyList.ToExchange, Department, new(1, Most), default);
        error = found.Error;
        if (found.Succeeded)
            counter.Fill(found.Value.Rows);
    }

    private async Task ExchangeAsync()
    {
        if (busy || on is not { } day || await Current.GetAsync() is not { } controller)
            return;
        busy = true;
        var exchanges = counter.Exchanges;
        error = (await Exchanging.ExecuteAsync(controller, exchanges, day, default)).Error;
        (busy, said) = (false, "");
        if (error is not null)
            return;
        counter.Done();
        notice = T["Exchange_Done", exchanges.Count];
    }

    private string Why(CounterLine line) => line.Refusal is { } refusal ? VaultWords.Of(refusal) : T[$"Trouble_{line.Trouble}", VaultWords.Of(line.Found!.State)];

    private string Away(CopyRow fresh) => fresh.PairState is { } state ? VaultWords.Of(state) : "";
}
