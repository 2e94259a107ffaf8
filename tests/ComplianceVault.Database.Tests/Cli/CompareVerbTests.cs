using System.Text.Json;

namespace ComplianceVault.Database.Tests.Cli;

public sealed class CompareVerbTests
{
    [Fact]
    public async Task Compare_PrintsWhatChanged_InTheAgreedShape()
    {
        using var place = await CliPlace.FoundedAsync();
        await EditionsAsync(place);

        var run = await Cvault.RunAsync(place.Root, "compare", "QP-01", "--from", "A", "--to", "B", "--json");

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Equal(
            ["document", "title", "from", "to", "share", "rule_binds", "new_edition_needed", "rule", "coarse", "counts", "sections"], run.Json.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("QP-01", "A", "B"), (Text(run.Json, "document"), Text(run.Json, "from"), Text(run.Json, "to")));
        Assert.InRange(run.Json.GetProperty("share").GetDouble(), 0.001, 0.9);
        Assert.Equal(["unchanged", "changed", "added", "removed", "moved", "retitled", "renumbered"], run.Json.GetProperty("counts").EnumerateObject().Select(p => p.Name));
        var changed = run.Json.GetProperty("sections").EnumerateArray().Single(s => Text(s, "new_number") == "1");
        Assert.Equal(["changed"], changed.GetProperty("states").EnumerateArray().Select(s => s.GetString()));
        Assert.Equal("采购前须有批准的{+采购+}申请[-单-]。", Text(Assert.Single(changed.GetProperty("changes").EnumerateArray()), "marked"));
    }

    [Fact]
    public async Task Compare_SaysIt_WithTheEditionsByDefault_AndBothWays()
    {
        using var place = await CliPlace.FoundedAsync();
        await EditionsAsync(place);

        var said = await Cvault.RunAsync(place.Root, "compare", "QP-01");
        Assert.Contains("A 版 → B 版", said.Out, StringComparison.Ordinal);
        Assert.Contains("[改动] 1 目的", said.Out, StringComparison.Ordinal);
        var back = await Cvault.RunAsync(place.Root, "compare", "QP-01", "--from", "B", "--to", "A", "--lang", "en");
        Assert.Contains("[-采购-]申请{+单+}", back.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_RefusesWhatIsNotThere()
    {
        using (var nowhere = new CliPlace())
            Assert.Equal(4, (await Cvault.RunAsync(nowhere.Root, "compare", "QP-01")).ExitCode);
        using var place = await CliPlace.FoundedAsync();
        await place.ImportAsync("data", "QP-01", "采购程序", "采购前须有批准的申请单。");

        Assert.Equal(4, (await Cvault.RunAsync(place.Root, "compare", "QP-01")).ExitCode);
        Assert.Equal(4, (await Cvault.RunAsync(place.Root, "compare", "QP-99")).ExitCode);
        Assert.Equal(2, (await Cvault.RunAsync(place.Root, "compare", "QP-01", "--from", "A", "--to", "A")).ExitCode);
        Assert.Equal(2, (await Cvault.RunAsync(place.Root, "compare")).ExitCode);
    }

    private static async Task EditionsAsync(CliPlace place)
    {
        await place.ImportAsync("data", "QP-01", "采购程序", "采购前须有批准的申请单。");
        var file = place.WriteProcedure("B.md", "QP-01", "采购程序", "采购前须有批准的采购申请。", "2025-06-01");
        var path = Path.Combine(place.Root, file);
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace("edition: A", "edition: B", StringComparison.Ordinal));
        var run = await Cvault.RunAsync(place.Root, "import", file, "--json");
        Assert.True(run.ExitCode == 0, run.ToString());
    }

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();
}
