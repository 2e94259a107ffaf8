using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Jobs;

public sealed partial class HealthPage : IDisposable
{
    private readonly CancellationTokenSource gone = new();
    private TrailVerification? trail;
    private ContentCheck? content;
    private Error? error;
    private bool allowed;
    private bool checking;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private HealthQueries Health { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        error = actor.RefusalFor(typeof(HealthQueries));
        allowed = error is null;
    }

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    private Task VerifyTrailAsync() => CheckAsync(async actor =>
    {
        var result = await Health.VerifyTrailAsync(actor, gone.Token);
        (error, trail) = (result.Error, result.Succeeded ? result.Value : null);
    });

    private Task CheckContentAsync() => CheckAsync(async actor =>
    {
        var result = await Health.CheckContentAsync(actor, gone.Token);
        (error, content) = (result.Error, result.Succeeded ? result.Value : null);
    });

    private async Task CheckAsync(Func<Actor, Task> check)
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        checking = true;
        try
        {
            await check(actor);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
        }
        finally
        {
            checking = false;
        }
    }
}
