using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(ComplianceVault.Database.Tests.LongOnesFirst))]

namespace ComplianceVault.Database.Tests;

/// <summary>What takes minutes by itself begins first, so that nothing else has ended long before it.</summary>
public sealed class LongOnesFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = [nameof(Records.Sample.SampleYearTests), nameof(Crash.ImportKillTests), nameof(Records.Handling.EveryWorkflowTests)];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(c => Array.Exists(Long, l => c.TestCollectionDisplayName.Contains(l, StringComparison.Ordinal)) ? 0 : 1)];
}
