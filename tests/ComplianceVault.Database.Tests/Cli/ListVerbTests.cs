namespace ComplianceVault.Database.Tests.Cli;

public sealed class ListVerbTests
{
    [Fact]
    public async Task List_PrintsOneObjectARow_OfTheDay_AndWithoutANameWhichListsThereAre()
    {
        await using var vault = await TestVault.SampleAsync(Database.Sqlite);

        var run = await Cvault.RunAsync(vault.Directory, "list", "documents", "--json");
        Assert.True(run.ExitCode == 0, run.ToString());
        var rows = run.Json.EnumerateArray().ToList();
        Assert.Equal(33, rows.Count);
        Assert.Equal(
            ["number", "title", "level", "edition", "issued_on", "in_force_from", "owner", "classification", "author", "reviewer", "approver"], rows[0].EnumerateObject().Select(p => p.Name));
        Assert.Contains("ITSMS-P05", rows.Select(r => r.GetProperty("number").GetString()));

        var early = await Cvault.RunAsync(vault.Directory, "list", "documents", "--as-of", "2020-01-01", "--json");
        Assert.Empty(early.Json.EnumerateArray());
        var names = await Cvault.RunAsync(vault.Directory, "list", "--json");
        Assert.Contains("external-documents", names.Json.EnumerateArray().Select(r => r.GetProperty("name").GetString()));
        Assert.Equal(4, (await Cvault.RunAsync(vault.Directory, "list", "nothing")).ExitCode);
        Assert.Equal(2, (await Cvault.RunAsync(vault.Directory, "list", "documents", "--as-of", "1.3.2026")).ExitCode);
    }
}
