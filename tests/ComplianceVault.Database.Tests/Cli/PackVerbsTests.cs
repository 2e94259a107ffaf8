using ComplianceVault.Database.Tests.Platform.Seeding;

namespace ComplianceVault.Database.Tests.Cli;

public sealed class PackVerbsTests
{
    [Fact]
    public async Task Check_OfAGoodPack_CountsAndEndsWell()
    {
        using var pack = new SmallPack();

        var json = await Cvault.RunAsync(pack.Root, "pack", "check", pack.Root, "--json");
        var said = await Cvault.RunAsync(pack.Root, "pack", "check", pack.Root, "--lang", "en");

        Assert.Equal(0, json.ExitCode);
        Assert.Equal(2, json.Json.GetProperty("counts").GetProperty("forms").GetInt32());
        Assert.InRange(json.Json.GetProperty("attested_share").GetDouble(), 0.01, 0.3);
        Assert.Equal("WF-incident: 用户已确认", Assert.Single(json.Json.GetProperty("attested").EnumerateArray()).GetString());
        Assert.Equal(0, json.Json.GetProperty("in_words").GetArrayLength());
        Assert.Empty(json.Json.GetProperty("faults").EnumerateArray());
        Assert.Equal(0, said.ExitCode);
        Assert.Contains("no faults", said.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_CountsTheTimeLimits_ThatOnlyWordsSay()
    {
        var json = await Cvault.RunAsync(SeedDocs.Folder, "pack", "check", SeedDocs.Folder, "--json");

        var said = json.Json.GetProperty("in_words").EnumerateArray().Select(s => s.GetString()).ToList();
        Assert.Equal(json.Json.GetProperty("counts").GetProperty("time limits in words only").GetInt32(), said.Count);
        Assert.Contains("WF-sla sign: 客户确认后 2 个工作日内签署，签署后 3 个工作日内归档", said);
        Assert.DoesNotContain(said, s => s!.StartsWith("WF-sla pass", StringComparison.Ordinal)); // it has a due day
        Assert.InRange(said.Count, 1, 40);
    }

    [Fact]
    public async Task Check_OfABrokenPack_NamesEveryFault_AndLoadRefusesItWhole()
    {
        using var pack = new SmallPack();
        using var place = await CliPlace.FoundedAsync();
        var first = pack.Change("glossary.yaml", "id: T-2", "id: T-1");
        var second = pack.Change("workflows/WF-incident.yaml", "actor.outside-department", "actor.on-the-moon");

        var check = await Cvault.RunAsync(place.Root, "pack", "check", pack.Root, "--json");
        await place.ImportAsync("data", "SL-P01", "值守规程", "夜间每小时巡视一次机房。");
        var load = await Cvault.RunAsync(place.Root, "pack", "load", pack.Root, "--data", "data", "--json");

        Assert.Equal(6, check.ExitCode);
        var faults = check.Json.GetProperty("faults").EnumerateArray().Select(f => (f.GetProperty("file").GetString(), f.GetProperty("line").GetInt32(), f.GetProperty("key").GetString())).ToList();
        Assert.Equal([("glossary.yaml", first, "terms[1].id"), ("workflows/WF-incident.yaml", second, "moves[0].guards[1].rule")], faults);
        Assert.Equal((2, "pack.broken"), (load.ExitCode, load.Json.GetProperty("error").GetProperty("code").GetString()));
        Assert.Contains($"glossary.yaml 第 {first} 行", load.Json.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_SaysWhatItDid_AndNothingTheSecondTime()
    {
        using var place = await CliPlace.FoundedAsync();
        await place.ImportAsync("data", "SL-P01", "值守规程", "夜间每小时巡视一次机房。");

        var first = await Cvault.RunAsync(place.Root, "pack", "load", SeedDocs.Folder, "--data", "data", "--json");
        var again = await Cvault.RunAsync(place.Root, "pack", "load", SeedDocs.Folder, "--data", "data", "--json");

        Assert.True(first.ExitCode == 0, first.ToString());
        Assert.Equal(195, first.Json.EnumerateArray().Single(p => p.GetProperty("part").GetString() == "forms").GetProperty("added").GetInt32());
        Assert.True(again.ExitCode == 0, again.ToString());
        Assert.All(again.Json.EnumerateArray(), p => Assert.Equal(0, p.GetProperty("added").GetInt32() + p.GetProperty("changed").GetInt32() + p.GetProperty("kept").GetInt32()));
        Assert.Equal(195, again.Json.EnumerateArray().Single(p => p.GetProperty("part").GetString() == "forms").GetProperty("unchanged").GetInt32());
    }

    [Fact]
    public async Task ADirectoryThatIsNotThere_AndAVaultThatIsNotThere_AreToldSo()
    {
        using var place = new CliPlace();

        var check = await Cvault.RunAsync(place.Root, "pack", "check", "nowhere", "--json");
        var load = await Cvault.RunAsync(place.Root, "pack", "load", SeedDocs.Folder, "--data", "nowhere", "--json");

        Assert.Equal((4, "seed.file-missing"), (check.ExitCode, check.Json.GetProperty("error").GetProperty("code").GetString()));
        Assert.Equal((4, "vault.missing"), (load.ExitCode, load.Json.GetProperty("error").GetProperty("code").GetString()));
    }
}
