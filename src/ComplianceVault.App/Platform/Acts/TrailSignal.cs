namespace ComplianceVault.App.Platform.Acts;

/// <summary>Wakes those in this process who follow the trail as soon as something is committed; other processes' acts are found by polling.</summary>
public sealed class TrailSignal
{
    private volatile TaskCompletionSource next = New();

    public void Raise()
    {
        var raised = Interlocked.Exchange(ref next, New());
        raised.TrySetResult();
    }

    /// <summary>Completes at the next <see cref="Raise"/>; take it before looking at the trail, so that nothing falls between.</summary>
    public Task Next => next.Task;

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
