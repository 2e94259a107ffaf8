using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace ComplianceVault.Database.Tests;

/// <summary>Runs the theory once on each database.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnEachDatabaseAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. Enum.GetValues<Database>().Select(d => new TheoryDataRow(d))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
