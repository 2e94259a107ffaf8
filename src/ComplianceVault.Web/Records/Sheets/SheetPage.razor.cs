using System.Globalization;
using ComplianceVault.App.Records.Sheets;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Records.Sheets;

/// <summary>One sheet: every choice is tried on all its rows at once, so that what is shown is what will be.</summary>
public sealed partial class SheetPage : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private SheetView? view;
    private Error? error;
    private bool busy;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private SheetQueries Sheets { get; set; } = null!;

    [Inject]
    private StartSheet Starting { get; set; } = null!;

    [Inject]
    private GiveUpSheet GivingUp { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    /// <summary>Why nothing can be imported now; null: it can.</summary>
    private string? Against => view!.Count.Ready == 0 ? T["Sheet_NoneReady"].Value : view.Plan.OnlyAll && view.Count.Faulty > 0 ? T["Sheet_NotAllRight", view.Count.Faulty].Value : null;

    /// <summary>Required fields into which no column goes.</summary>
    private List<string> Missing => [.. view!.Targets.Where(t => t.Field is { Required: true, When: null, Default: null } && (t.Table?.Required ?? true) && !view.Plan.Columns.Any(c => c.Place == t.Place)).Select(t => t.Label)];

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override Task OnInitializedAsync() => LoadAsync(null);

    private async Task LoadAsync(SheetPlan? plan)
    {
        if (await Current.GetAsync(leaving.Token) is not { } actor)
            return;
        var found = await Sheets.GetAsync(actor, Id, plan, leaving.Token);
        error = found.Error;
        if (found.Succeeded)
            view = found.Value;
        StateHasChanged();
    }

    private async Task ChangeAsync(SheetPlan plan)
    {
        if (busy)
            return;
        busy = true;
        try
        {
            await Task.Yield(); // the page says that it is reading before it does
            await LoadAsync(plan);
        }
        finally
        {
            busy = false;
        }
    }

    /// <summary>It changes nothing about what the rows say.</summary>
    private void Want(bool onlyAll) => view = view! with { Plan = view.Plan with { OnlyAll = onlyAll } };

    private Task MapAsync(SheetColumnPlan column, string? place) =>
        ChangeAsync(view!.Plan with { Columns = [.. view.Plan.Columns.Select(c => c.Column == column.Column ? c with { Place = string.IsNullOrEmpty(place) ? null : place } : c)] });

    private Task HeadingAsync(ChangeEventArgs e) =>
        int.TryParse(e.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row > 0 ? ChangeAsync(view!.Plan with { HeadingRow = row, Columns = [] }) : Task.CompletedTask;

    private async Task GiveUpAsync()
    {
        if (await Current.GetAsync(leaving.Token) is not { } actor)
            return;
        error = (await GivingUp.ExecuteAsync(actor, Id, leaving.Token)).Error;
        if (error is null)
            Places.NavigateTo($"/records/list?form={Uri.EscapeDataString(view!.Form)}");
    }

    private async Task StartAsync()
    {
        if (busy || await Current.GetAsync(leaving.Token) is not { } actor)
            return;
        busy = true;
        var started = await Starting.ExecuteAsync(actor, Id, view!.Plan, leaving.Token);
        busy = false;
        if (started.Succeeded)
            await LoadAsync(null);
        else
            error = started.Error;
    }
}
