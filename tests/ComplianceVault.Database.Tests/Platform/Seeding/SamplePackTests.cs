using ComplianceVault.App.Platform.Seeding;

namespace ComplianceVault.Database.Tests.Platform.Seeding;

/// <summary>What ships is whole: a form or duty that is lost shows as another number here.</summary>
public sealed class SamplePackTests
{
    [Fact]
    public async Task TheSamplePack_HasNoFault_AndHoldsWhatItIsSaidToHold()
    {
        await using var vault = TestVault.CreateEmpty(Database.Sqlite);

        var pack = await vault.Get<PackReader>().ReadAsync(vault.Get<SeedFolder>(), TestContext.Current.CancellationToken);

        Assert.Empty(pack.Faults.Select(f => $"{f.File}:{f.Line} {f.Key} {f.Error}"));
        foreach (var (what, count) in new Dictionary<string, int>
        {
            ["clauses"] = 88,
            ["departments"] = 4,
            ["duties upon an event"] = 67,
            ["entities"] = 7,
            ["documents"] = 33,
            ["external documents"] = 2,
            ["forms"] = 195,
            ["forms active"] = 191,
            ["periodic duties"] = 129,
            ["periodic duties proposed"] = 5,
            ["retention classes"] = 8,
            ["roles"] = 72,
            ["terms"] = 176,
            ["workflows"] = 52,
        })
            Assert.Equal((what, count), (what, pack.Counts[what]));
        Assert.InRange(pack.AttestedShare, 0, Pack.MostAttested);
    }
}
