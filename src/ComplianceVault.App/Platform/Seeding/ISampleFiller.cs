using ComplianceVault.App.Platform.Access;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Platform.Seeding;

/// <summary>
/// What a feature puts into a sample vault by acts of its own, after the pack has been loaded: documents, records. All of them say beforehand on which days of the
/// history they act, so that the simulated clock runs through them in order and never back.
/// </summary>
public interface ISampleFiller
{
    /// <summary>Part of the sample's year, without which the sample begins when it is not wanted (<see cref="SeedChoice.WithExamples"/>).</summary>
    bool IsExample => false;

    /// <summary>
    /// Its steps. They are asked for again when the program ended in the middle: a step whose work is done does nothing.
    /// </summary>
    Task<Result<IReadOnlyList<SampleStep>>> PlanAsync(SampleHistory history, CancellationToken ct);
}

/// <summary>The history of a sample.</summary>
/// <param name="Loader">The program, with source Loader in the trail.</param>
/// <param name="Began">The first day's instant (UTC).</param>
/// <param name="Ends">Real time, at which the history ends (UTC).</param>
[NeedsNobody("names the loader, which is the program itself; it does nothing")]
public sealed record SampleHistory(Actor Loader, SeedFolder Folder, DateTime Began, DateTime Ends);

/// <summary>Something done at an instant (UTC) of the history; <paramref name="Part"/> names it where the progress is shown.</summary>
public sealed record SampleStep(string Part, DateTime At, Func<CancellationToken, Task<Result>> DoAsync);
