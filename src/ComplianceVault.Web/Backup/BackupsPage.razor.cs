using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Backup;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Backup;

public sealed partial class BackupsPage
{
    private const int PageSize = 20;

    private IReadOnlyList<BackupRecord> backups = [];
    private IReadOnlyList<RestoreTestRecord> tests = [];
    private BackupHealth? health;
    private BackupPlan? plan;
    private int total;
    private Error? error;
    private Guid me;
    private bool mayOperate;
    private bool mayReview;
    private bool mayChangeSettings;
    private Guid? backupRun;
    private Guid? testRun;
    private JobStatus? backupDone;
    private JobStatus? testDone;

    [SupplyParameterFromQuery(Name = "page")]
    private int Number { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private BackupQueries Queries { get; set; } = null!;

    [Inject]
    private JobQueries Runs { get; set; } = null!;

    [Inject]
    private StartMaintenance Start { get; set; } = null!;

    [Inject]
    private CompanyTime Time { get; set; } = null!;

    private bool IsBackingUp => backupRun is not null && backupDone is null;

    private bool IsTesting => testRun is not null && testDone is null;

    /// <summary>Work that was left is found again.</summary>
    protected override async Task OnInitializedAsync()
    {
        if (await Current.GetAsync() is not { } actor || !actor.Can(Permission.Operate))
            return;
        backupRun = await RunningAsync(actor, StartMaintenance.Backup);
        testRun = await RunningAsync(actor, StartMaintenance.RestoreTest);
    }

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        (me, mayOperate) = (actor.PersonId, actor.Can(Permission.Operate));
        (mayReview, mayChangeSettings) = (actor.RefusalFor(typeof(ReviewRestoreTest)) is null, actor.Can(Permission.ManageSettings));
        var found = await Queries.PlanAsync(actor, default);
        error = found.Error;
        if (!found.Succeeded)
            return;
        plan = found.Value;
        health = (await Queries.HealthAsync(actor, default)).Value;
        backups = (await Queries.BackupsAsync(actor, (Math.Max(Number, 1) - 1) * PageSize, PageSize, default)).Value;
        total = (await Queries.CountAsync(actor, default)).Value;
        tests = (await Queries.RestoreTestsAsync(actor, 0, PageSize, default)).Value;
    }

    private async Task<Guid?> RunningAsync(Actor actor, string kind)
    {
        var runs = await Runs.ListAsync(actor, new JobFilter(kind), new(1, 1), default);
        return runs.Succeeded && runs.Value.Rows is [{ State: JobState.Queued or JobState.Running } run] ? run.Id : null;
    }

    private async Task BackUpAsync()
    {
        (backupRun, backupDone) = (await StartAsync(StartMaintenance.Backup, ""), null);
    }

    private async Task TestAsync(BackupRecord backup)
    {
        (testRun, testDone) = (await StartAsync(StartMaintenance.RestoreTest, backup.Id.ToString("D")), null);
    }

    private async Task<Guid?> StartAsync(string kind, string argument)
    {
        if (await Current.GetAsync() is not { } actor)
            return null;
        var queued = await Start.ExecuteAsync(actor, kind, argument, default);
        error = queued.Error;
        return queued.Succeeded ? queued.Value : null;
    }

    private Task OnBackedUpAsync(JobStatus run)
    {
        backupDone = run;
        return LoadAsync();
    }

    private Task OnTestedAsync(JobStatus run)
    {
        testDone = run;
        return LoadAsync();
    }

    private static string Name(string file) => Path.GetFileName(file);

    private string Moment(DateTime utc) => Time.Local(utc).ToString("yyyy-MM-dd HH:mm", null);

    private string Day(DateTime utc) => Time.Local(utc).ToString("yyyy-MM-dd", null);
}
