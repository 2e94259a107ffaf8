using ComplianceVault.Database.Tests.Platform.Backup;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Cli;

public sealed class TrailVerbsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Verify_NamesTheFirstBrokenEntry()
    {
        await using var vault = await BackupTests.FilledAsync(Database.Sqlite, 5);
        await using (var db = await vault.DatabaseAsync())
            await db.Database.ExecuteSqlRawAsync("""DROP TRIGGER "TrailEntry_no_update"; UPDATE "TrailEntry" SET "PersonName" = 'x' WHERE "Seq" = 3""", Ct);

        var json = await Cvault.RunAsync(vault.Directory, "trail", "verify", "--json");
        var said = await Cvault.RunAsync(vault.Directory, "trail", "verify");

        Assert.Equal((6, 3, "HashDiffers"), (json.ExitCode, json.Json.GetProperty("broken_seq").GetInt64(), json.Json.GetProperty("fault").GetString()));
        Assert.Equal(6, said.ExitCode);
        Assert.Contains("3", said.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMistypedPlace_IsToldSo_AndNothingIsMadeThere()
    {
        var place = Directory.CreateTempSubdirectory("cvault-").FullName;

        var run = await Cvault.RunAsync(place, "trail", "verify", "--data", "nowhere", "--json");

        Assert.Equal((4, "vault.missing"), (run.ExitCode, run.Json.GetProperty("error").GetProperty("code").GetString()));
        Assert.Empty(Directory.EnumerateFileSystemEntries(place));
        Directory.Delete(place);
    }

    [Fact]
    public async Task ACommandLineThatMakesNoSense_IsRefusedAsUsage()
    {
        var run = await Cvault.RunAsync(Path.GetTempPath(), "trail", "mend");

        Assert.Equal(2, run.ExitCode);
        Assert.NotEmpty(run.Error);
    }
}
