using ComplianceVault.App.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Cli;

public sealed class CoverageVerbTests
{
    internal static readonly string[] Keys =
        ["clause", "title", "lead", "supporting", "documents", "forms", "records", "newest", "freshness", "obligations_due", "open_findings", "verdict", "reasons"];

    /// <summary>Before the service management plan of the sample came in.</summary>
    private const string EarlyDay = "2025-03-01";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Coverage_PrintsOneObjectAClause_WithTheseKeys()
    {
        await using var vault = await TestVault.SampleAsync(Database.Sqlite);

        var run = await Cvault.RunAsync(vault.Directory, "coverage", "--json", "--as-of", EarlyDay);

        Assert.True(run.ExitCode == 0, run.ToString());
        var rows = run.Json.EnumerateArray().ToList();
        Assert.Equal(88, rows.Count);
        Assert.All(rows, r => Assert.Equal(Keys, r.EnumerateObject().Select(p => p.Name)));
        var plan = rows.Single(r => r.GetProperty("clause").GetString() == "6.3");
        Assert.Equal(("策划服务管理体系", "管理层", "证据缺失"), (plan.GetProperty("title").GetString(), plan.GetProperty("lead").GetString(), plan.GetProperty("verdict").GetString()));
        Assert.Contains("缺：公司应有的服务管理计划没有现行有效版本", plan.GetProperty("reasons").EnumerateArray().Select(r => r.GetString()));
        Assert.Contains("ITSMS-P15", rows.Single(r => r.GetProperty("clause").GetString() == "8.6.1").GetProperty("documents").EnumerateArray().Select(d => d.GetString()));
        await using var db = await vault.DatabaseAsync();
        Assert.Equal(1, await db.Set<TrailEntry>().CountAsync(e => e.Act == "coverage.exported", Ct));
    }

    [Fact]
    public async Task Coverage_SaysTheTable_AndRefusesWhoMayNot_AndDatesThatAreNone()
    {
        await using var vault = await TestVault.SampleAsync(Database.Sqlite);

        var said = await Cvault.RunAsync(vault.Directory, "coverage", "--as-of", EarlyDay, "--lang", "en");
        Assert.Contains("Evidence missing", said.Out, StringComparison.Ordinal);
        Assert.Equal(90, said.Out.TrimEnd().Split('\n').Length);
        Assert.Equal(3, (await Cvault.RunAsync(vault.Directory, "coverage", "--as", "技术部工程师")).ExitCode);
        Assert.Equal(2, (await Cvault.RunAsync(vault.Directory, "coverage", "--as-of", "1.3.2026")).ExitCode);
    }
}
