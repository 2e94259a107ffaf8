namespace ComplianceVault.Database.Tests.Cli;

/// <summary>The Word files of the sample are built by a verb; a second run finds nothing to do.</summary>
public sealed class SeedVerbTests
{
    private const string Number = "ITSMS-P06";

    [Fact]
    public async Task Build_WritesTheWordFileOfEachSource_TheSameAsTheCommittedOne()
    {
        using var place = new CliPlace();
        var committed = Path.Combine(SeedDocs.Folder, "documents", Number);
        place.Write($"docs/{Number}.md", await File.ReadAllTextAsync(committed + ".md", TestContext.Current.CancellationToken));

        var first = await Cvault.RunAsync(place.Root, "seed", "build", "docs", "--json");
        var again = await Cvault.RunAsync(place.Root, "seed", "build", "docs", "--lang", "en");

        Assert.True(first.ExitCode == 0, first.ToString());
        var line = Assert.Single(first.Json.EnumerateArray());
        Assert.Equal(($"{Number}.docx", true), (line.GetProperty("file").GetString(), line.GetProperty("changed").GetBoolean()));
        Assert.Equal(
            await File.ReadAllBytesAsync(committed + ".docx", TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(Path.Combine(place.Root, "docs", Number + ".docx"), TestContext.Current.CancellationToken));
        Assert.Contains("1 files, 0 changed", again.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_OfABrokenSource_NamesIt_AndLeavesTheOthersBuilt()
    {
        using var place = new CliPlace();
        place.Write("docs/A.md", "no front matter");
        place.Write($"docs/{Number}.md", await File.ReadAllTextAsync(Path.Combine(SeedDocs.Folder, "documents", Number + ".md"), TestContext.Current.CancellationToken));

        var run = await Cvault.RunAsync(place.Root, "seed", "build", "docs", "--json");

        Assert.Equal(6, run.ExitCode);
        Assert.Equal(("A.docx", "writing.front-matter-missing"), run.Json[0] is var refused ? (refused.GetProperty("file").GetString(), refused.GetProperty("code").GetString()) : default);
        Assert.False(File.Exists(Path.Combine(place.Root, "docs", "A.docx")));
        Assert.True(File.Exists(Path.Combine(place.Root, "docs", Number + ".docx")));
        Assert.Equal(4, (await Cvault.RunAsync(place.Root, "seed", "build", "nowhere", "--json")).ExitCode);
    }
}
