using ComplianceVault.App.Clauses.Coverage;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Components;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace ComplianceVault.Web.Clauses.Coverage;

/// <summary>条款对照表: the matrix of a day; its state is its address.</summary>
public sealed partial class CoveragePage : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private Actor? actor;
    private CoverageAddress address = new();
    private CoverageMatrix? matrix;
    private IReadOnlyList<CoverageRow> rows = [];
    private IReadOnlyList<TrendPoint>? trend;
    private (DateOnly? Day, bool Later)? trendOf;
    private DateOnly? firstDay;
    private DateOnly today;
    private Error? error;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private CoverageQueries Coverage { get; set; } = null!;

    [Inject]
    private CompanyTime Time { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    [Inject]
    private Browser Browser { get; set; } = null!;

    private bool MayExport => actor is not null && DocumentRights.MayExport(actor);

    private bool ShowsVerdicts => actor is not null && CoverageQueries.ShowsVerdicts(actor);

    protected override async Task OnInitializedAsync()
    {
        Places.LocationChanged += OnMoved;
        today = Time.Today;
        firstDay = await Coverage.FirstDayAsync(leaving.Token);
        await LoadAsync();
    }

    public void Dispose()
    {
        Places.LocationChanged -= OnMoved;
        leaving.Cancel();
        leaving.Dispose();
    }

    private Task PrintAsync() => Browser.CallAsync("print").AsTask();

    private void OnMoved(object? sender, LocationChangedEventArgs e)
    {
        if (new Uri(e.Location).AbsolutePath == CoverageAddress.Path)
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
        var before = address;
        address = CoverageAddress.Parse(new Uri(Places.Uri).Query);
        if (matrix is null || (before.Day, before.Later) != (address.Day, address.Later))
        {
            var found = await Coverage.MatrixAsync(actor, address.Day, address.Later, leaving.Token);
            (matrix, error) = (found.Succeeded ? found.Value : null, found.Error);
        }

        rows = matrix is null ? [] : CoverageSelection.Of(matrix, address, actor.Departments);
        await LoadTrendAsync();
    }

    /// <summary>The trend judges a year of months; only who looks at it waits for it.</summary>
    private async Task LoadTrendAsync()
    {
        if (address.View != CoverageView.Trend || !ShowsVerdicts || matrix is null || trendOf == (address.Day, address.Later))
            return;
        trend = null;
        StateHasChanged();
        var found = await Coverage.TrendAsync(actor!, address.Day, address.Later, leaving.Token);
        (trend, error, trendOf) = (found.Succeeded ? found.Value : [], found.Error, (address.Day, address.Later));
    }
}
