using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Jobs;

public sealed partial class JobsPage
{
    private const int PageSize = 50;

    private Page<JobRow>? page;
    private Error? error;
    private bool seesAll;

    [SupplyParameterFromQuery(Name = "state")]
    private string? State { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int Number { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private JobQueries Queries { get; set; } = null!;

    [Inject]
    private JobQueue Queue { get; set; } = null!;

    [Inject]
    private CompanyTime Time { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    protected override void OnInitialized() => Queue.Changed += OnChanged;

    protected override Task OnParametersSetAsync() => LoadAsync();

    public void Dispose() => Queue.Changed -= OnChanged;

    private async Task LoadAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        seesAll = actor.Can(Permission.Operate);
        var filter = new JobFilter(State: Enum.TryParse<JobState>(State, out var state) ? state : null);
        var list = await Queries.ListAsync(actor, filter, new PageRequest(Number, PageSize), default);
        (error, page) = (list.Error, list.Succeeded ? list.Value : null);
    }

    private void OnChanged(Guid run) => _ = InvokeAsync(async () =>
    {
        await LoadAsync();
        StateHasChanged();
    });

    /// <summary>Another filter begins at the first page.</summary>
    private void Show(string? state) => Places.NavigateTo(Places.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["state"] = string.IsNullOrEmpty(state) ? null : state,
        ["page"] = null,
    }));

    private string Moment(DateTime utc) => Time.Local(utc).ToString("yyyy-MM-dd HH:mm", null);

    private string Took(JobRow row) =>
        row is { StartedAt: { } from, EndedAt: { } to } ? T["Seconds", Math.Max(0, (to - from).TotalSeconds).ToString("0.0", null)] : "";
}
