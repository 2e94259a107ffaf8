namespace ComplianceVault.App.Platform.Jobs;

/// <summary>Tells the run at once, in order; <see cref="Progress{T}"/> would do so some time later.</summary>
internal sealed class JobSteps(Action<int, int> report) : IProgress<(int Done, int Of)>
{
    public void Report((int Done, int Of) value) => report(value.Done, value.Of);
}
