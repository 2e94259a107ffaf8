using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Jobs;

public sealed partial class HealthPage
{
    private IReadOnlyList<WorkHealth> work = [];
    private IndexHealth? index;
    private Error? error;
    private bool mayOperate;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private HealthQueries Health { get; set; } = null!;

    [Inject]
    private StartMaintenance Start { get; set; } = null!;

    [Inject]
    private CompanyTime Time { get; set; } = null!;

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        mayOperate = actor.Can(Permission.Operate);
        var found = await Health.IndexAsync(actor, default);
        error = found.Error;
        if (!found.Succeeded)
            return;
        work = (await Health.WorkAsync(actor, default)).Value;
        index = found.Value;
    }

    private async Task StartAsync(string kind)
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        var queued = await Start.ExecuteAsync(actor, kind, "", default);
        await LoadAsync();
        error ??= queued.Error;
    }

    private WorkHealth? Of(string kind) => work.FirstOrDefault(w => w.Kind == kind);

    private bool Runs(string kind) => Of(kind)?.Newest?.State is JobState.Queued or JobState.Running;

    private string Moment(DateTime utc) => Time.Local(utc).ToString("yyyy-MM-dd HH:mm", null);
}
