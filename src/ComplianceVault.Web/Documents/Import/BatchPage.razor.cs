using ComplianceVault.App.Documents.Import;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.Content.Reading;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Documents.Import;

/// <summary>One batch: how its reading goes, what is proposed of each file, and the confirmation that brings the accepted into force.</summary>
public sealed partial class BatchPage : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private readonly SemaphoreSlim correcting = new(1);
    private readonly ReviewState state = new();
    private readonly Dictionary<Guid, Error> refusals = [];
    private Actor? actor;
    private BatchRow? batch;
    private BatchReading? reading;
    private Error? error;
    private bool busy;
    private bool mayCancel;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "show")]
    private string? Show { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int Number { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private ImportQueries Imports { get; set; } = null!;

    [Inject]
    private StartReading Start { get; set; } = null!;

    [Inject]
    private CorrectItem Correcting { get; set; } = null!;

    [Inject]
    private AcceptItems Accepting { get; set; } = null!;

    [Inject]
    private SkipItems Skipping { get; set; } = null!;

    [Inject]
    private JobQueue Jobs { get; set; } = null!;

    [Inject]
    private JobStatuses Statuses { get; set; } = null!;

    [Inject]
    private CancelJob Cancelling { get; set; } = null!;

    [Inject]
    private Choices Choices { get; set; } = null!;

    [Inject]
    private CompanyTime Time { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    private bool MayImport => actor?.Can(Permission.ImportDocuments) == true;

    private bool IsReading => reading is { State: JobState.Queued or JobState.Running };

    private string? Purpose => batch is null ? null
        : T[batch.Origin.Length == 0 ? "Batch_Purpose" : "Batch_PurposeFrom", Dates.Of(Time.Local(batch.At)), batch.ByName, batch.Files, batch.Origin].Value;

    protected override async Task OnInitializedAsync()
    {
        Jobs.Changed += OnJob;
        if ((actor = await Current.GetAsync(leaving.Token)) is null)
            return;
        await Choices.LoadAsync(actor, leaving.Token);
        await LoadAsync();
    }

    protected override void OnParametersSet() => state.Turn(Enum.TryParse<ReviewShow>(Show, out var show) ? show : ReviewShow.All, Number);

    public void Dispose()
    {
        Jobs.Changed -= OnJob;
        leaving.Cancel();
        leaving.Dispose();
        correcting.Dispose();
    }

    private void OnJob(Guid run)
    {
        if (reading is null || reading.RunId == run || batch?.Received > 0)
            _ = InvokeAsync(ReloadAsync);
    }

    private Task Reload(Guid batchId) => ReloadAsync();

    private async Task ReloadAsync()
    {
        if (leaving.IsCancellationRequested)
            return;
        await LoadAsync();
        StateHasChanged();
    }

    private async Task LoadAsync()
    {
        if ((actor = await Current.GetAsync(leaving.Token)) is null)
            return;
        var (found, items) = (await Imports.BatchAsync(actor, Id, leaving.Token), await Imports.ItemsAsync(actor, Id, leaving.Token));
        if (!found.Succeeded || !items.Succeeded)
        {
            error = found.Error ?? items.Error;
            return;
        }

        (batch, error) = (found.Value, null);
        state.Take(items.Value);
        if (await Imports.ReadingAsync(actor, Id, leaving.Token) is { Succeeded: true } run)
            reading = run.Value;
        mayCancel = IsReading && await Statuses.FindAsync(actor, reading!.RunId, leaving.Token) is not null;
    }

    /// <summary>What is shown is part of the address; another choice begins at the first page.</summary>
    private void ShowOnly(ReviewShow show) => Places.NavigateTo(Places.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["show"] = show == ReviewShow.All ? null : show.ToString(),
        ["page"] = null,
    }));

    /// <summary>What is read stays; the rest waits to be read.</summary>
    private Task CancelAsync() => DoAsync(async a => await Cancelling.ExecuteAsync(a, reading!.RunId, leaving.Token) is { Succeeded: false } refused ? (Result<bool>)refused.Error : true);

    private Task ReadAsync() => DoAsync(a => Start.ExecuteAsync(a, Id, leaving.Token));

    private Task AcceptAsync(IReadOnlyCollection<Guid> items) => DoAsync(async a =>
    {
        var outcomes = await Accepting.ExecuteAsync(a, Id, items, leaving.Token);
        if (!outcomes.Succeeded)
            return (Result<bool>)outcomes.Error;
        foreach (var outcome in outcomes.Value)
        {
            refusals.Remove(outcome.ItemId);
            if (outcome.Refusal is not null)
                refusals[outcome.ItemId] = outcome.Refusal;
        }

        return (Result<bool>)true;
    });

    private Task SkipAsync(IReadOnlyCollection<Guid> items) => DoAsync(async a =>
    {
        var skipped = await Skipping.ExecuteAsync(a, Id, items, leaving.Token);
        return skipped.Succeeded ? true : (Result<bool>)skipped.Error;
    });

    /// <summary>Changes follow one another, each on what the one before left: several may be put back at once.</summary>
    private async Task<bool> CorrectAsync(Guid itemId, ValueChange change)
    {
        var answered = false;
        await correcting.WaitAsync(leaving.Token);
        try
        {
            await DoAsync(async a =>
            {
                if (state.Items.FirstOrDefault(i => i.Id == itemId) is { } item)
                    await CorrectAsync(a, item, change);
                answered = true;
                return (Result<bool>)true;
            });
        }
        finally
        {
            if (!leaving.IsCancellationRequested)
                correcting.Release();
        }

        StateHasChanged();
        return answered;
    }

    private async Task CorrectAsync(Actor by, ImportItem item, ValueChange change)
    {
        refusals.Remove(item.Id);
        var corrected = await Correcting.ExecuteAsync(by, item.Id, item.Version, ReviewState.Corrected(item, change.Kind, change.Value), leaving.Token);
        if (!corrected.Succeeded)
            refusals[item.Id] = corrected.Error;
    }

    private async Task FreeNumberAsync(ImportItem item)
    {
        if (actor is not null && await Imports.FreeNumberAsync(actor, item.Number ?? "", leaving.Token) is { Succeeded: true } free)
            await CorrectAsync(item.Id, new ValueChange(CoverFactKind.Number, free.Value));
    }

    private async Task DoAsync<T>(Func<Actor, Task<Result<T>>> act)
    {
        if (busy || (actor = await Current.GetAsync(leaving.Token)) is null)
            return;
        busy = true;
        StateHasChanged();
        try
        {
            var done = await act(actor);
            await LoadAsync();
            error ??= done.Error;
        }
        finally
        {
            busy = false;
        }
    }
}
