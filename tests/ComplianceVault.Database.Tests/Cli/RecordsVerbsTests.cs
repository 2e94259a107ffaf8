using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Records.Sheets;
using ComplianceVault.Database.Tests.Records.Entries;
using ComplianceVault.Database.Tests.Records.Sheets;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Cli;

public sealed class RecordsVerbsTests
{
    [Fact]
    public async Task Import_ChecksOrMakesRecords_AndSaysWhatIsWrongWhere()
    {
        await using var vault = await TestVault.SampleAsync(Database.Sqlite);
        var (sheet, map) = (Path.Combine(vault.Directory, "统计.xlsx"), Path.Combine(vault.Directory, "map.json"));
        await File.WriteAllBytesAsync(sheet, (await SheetDesk.StatisticsAsync(SheetDesk.Month(1).Concat(SheetDesk.Month(2, priority: "特高")))).ToArray(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(map, """{"重复 事件": "重复事件", "备注": null}""", TestContext.Current.CancellationToken);
        string[] import = ["records", "import", RecordDesk.Statistics, sheet, "--as", RecordDesk.ProjectManager, "--map", map];

        var check = await Cvault.RunAsync(vault.Directory, [.. import, "--check", "--json"]);
        Assert.True(check.ExitCode == 6, check.ToString());
        Assert.Equal((true, 1, 1), (check.Json.GetProperty("checked").GetBoolean(), check.Json.GetProperty("imported").GetInt32(), check.Json.GetProperty("faulty").GetInt32()));
        Assert.Equal((4, "优先级", "“特高”不是可选的内容。"), check.Json.GetProperty("faults")[0] is var f ? (f.GetProperty("row").GetInt32(), f.GetProperty("column").GetString(), f.GetProperty("message").GetString()) : default);
        Assert.Empty(await OpenAsync(vault));
        await using (var db = await vault.DatabaseAsync())
            Assert.False(await db.Set<TrailEntry>().AnyAsync(e => e.Act == "record-sheet.started", TestContext.Current.CancellationToken));
        Assert.Equal(5, (await Cvault.RunAsync(vault.Directory, [.. import, "--only-all"])).ExitCode);
        var made = await Cvault.RunAsync(vault.Directory, [.. import, "--json"]);
        Assert.Equal((6, 1), (made.ExitCode, made.Json.GetProperty("imported").GetInt32()));
        var again = await Cvault.RunAsync(vault.Directory, [.. import, "--json"]);
        Assert.Equal((6, 0, 1), (again.ExitCode, again.Json.GetProperty("imported").GetInt32(), again.Json.GetProperty("known").GetInt32()));

        Assert.Equal(3, (await Cvault.RunAsync(vault.Directory, "records", "import", RecordDesk.Statistics, sheet, "--as", "市场部职员")).ExitCode);
        Assert.Equal(4, (await Cvault.RunAsync(vault.Directory, "records", "import", "NO-SUCH", sheet, "--as", RecordDesk.ProjectManager)).ExitCode);
        Assert.Equal(4, (await Cvault.RunAsync(vault.Directory, [.. import, "--sheet", "没有这张表"])).ExitCode);
        Assert.Equal(2, (await Cvault.RunAsync(vault.Directory, "records", "import", RecordDesk.Statistics, map, "--as", RecordDesk.ProjectManager)).ExitCode);
        Assert.Empty(await OpenAsync(vault));
    }

    /// <summary>Imports that nobody ended.</summary>
    private static async Task<List<SheetImport>> OpenAsync(TestVault vault)
    {
        await using var db = await vault.DatabaseAsync();
        return await db.Set<SheetImport>().Where(i => i.EndedAt == null).ToListAsync(TestContext.Current.CancellationToken);
    }
}
