namespace ComplianceVault.Database.Tests.Cli;

public sealed class IndexVerbsTests
{
    [Fact]
    public async Task AnIndexThatWasDeleted_IsRebuilt_AndVerifies()
    {
        using var place = await CliPlace.FoundedAsync();
        await place.ImportAsync("data", "QP-01", "采购程序", "采购前须有批准的申请单。");
        Directory.Delete(Path.Combine(place.Root, "indexes"), recursive: true);

        var missing = await Cvault.RunAsync(place.Root, "index", "status", "--json");
        Assert.Equal((6, "NeedsRebuild"), (missing.ExitCode, missing.Json.GetProperty("state").GetString()));
        Assert.Equal(6, (await Cvault.RunAsync(place.Root, "index", "verify")).ExitCode);

        var rebuilt = await Cvault.RunAsync(place.Root, "index", "rebuild", "--json");
        Assert.Equal((0, "Ready"), (rebuilt.ExitCode, rebuilt.Json.GetProperty("state").GetString()));
        Assert.Equal(0, (await Cvault.RunAsync(place.Root, "index", "verify")).ExitCode);
        Assert.Equal(1, await place.CountAsync("data", "申请单"));
    }

    [Fact]
    public async Task ADamagedIndex_IsNamedByVerify()
    {
        using var place = await CliPlace.FoundedAsync();
        await place.ImportAsync("data", "QP-01", "采购程序", "采购前须有批准的申请单。");
        var file = Directory.EnumerateFiles(Path.Combine(place.Root, "indexes"), "*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".cfs" or ".tim" or ".dvd").MaxBy(f => new FileInfo(f).Length)!;
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[bytes.Length / 2] ^= 0x10;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);

        var verified = await Cvault.RunAsync(place.Root, "index", "verify", "--json");

        Assert.Equal((6, "search.index-broken"), (verified.ExitCode, verified.Json.GetProperty("error").GetProperty("code").GetString()));
    }

    /// <summary>The build of the tests is the one without it (README).</summary>
    [Fact]
    public async Task AnAnalyzerThatIsNotBuiltIn_EndsEveryVerb_WithASentence()
    {
        using var place = new CliPlace();
        var run = await Cvault.RunAsync(place.Root, new() { ["Vault__Analyzer"] = "smartcn" }, ["index", "status", "--data", "one"]);

        Assert.Equal(6, run.ExitCode);
        Assert.Contains("-p:SmartCn=true", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(place.Root, "one")));
    }
}
