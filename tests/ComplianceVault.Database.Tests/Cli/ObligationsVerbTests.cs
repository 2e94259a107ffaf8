using ComplianceVault.App.Obligations.Occurrences;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.Database.Tests.Documents.Lifecycle;

namespace ComplianceVault.Database.Tests.Cli;

public sealed class ObligationsVerbTests
{
    [Fact]
    public async Task Obligations_PrintsWhatIsOwed_AsOfADay()
    {
        await using var vault = await TestVault.SampleAsync(Database.Sqlite);
        LifeDesk.Must(await vault.Get<PlanOccurrences>().ExecuteAsync(Actor.Program(new ActSession("test", ActSource.Job)), TestContext.Current.CancellationToken));

        var run = await Cvault.RunAsync(vault.Directory, "obligations", "--as-of", "2026-03-15", "--json");

        Assert.True(run.ExitCode == 0, run.ToString());
        var monthly = run.Json.EnumerateArray().First(o => o.GetProperty("code").GetString() == "OBL-080");
        Assert.Equal(("tech", "每月", "2026-03-31", "未到期"), (monthly.GetProperty("department").GetString(), monthly.GetProperty("cadence").GetString(), monthly.GetProperty("due_on").GetString(), monthly.GetProperty("state").GetString()));
        Assert.Empty((await Cvault.RunAsync(vault.Directory, "obligations", "--as-of", "2020-01-01", "--json")).Json.EnumerateArray());
    }
}
