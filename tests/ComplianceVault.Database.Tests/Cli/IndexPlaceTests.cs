namespace ComplianceVault.Database.Tests.Cli;

/// <summary>Several vaults that are given the same index directory, as happens when only <c>--data</c> is named.</summary>
public sealed class IndexPlaceTests
{
    [Fact]
    public async Task TwoVaults_GivenTheSameIndexDirectory_EachFindsItsOwn()
    {
        using var place = await CliPlace.FoundedAsync();
        await place.ImportAsync("data", "QP-01", "采购程序", "采购前须有批准的申请单。");
        await place.ImportAsync("two", "QP-02", "仓库程序", "货物入库前逐件清点。");

        Assert.Equal((1, 0), (await place.CountAsync("data", "申请单"), await place.CountAsync("two", "申请单")));
        Assert.Equal((0, 1), (await place.CountAsync("data", "逐件清点"), await place.CountAsync("two", "逐件清点")));
    }

    [Fact]
    public async Task ARestoredCopy_ThatSharesTheIndexDirectory_NeverMakesTheFirstMissAnything()
    {
        using var place = await CliPlace.FoundedAsync();
        await place.ImportAsync("data", "QP-01", "采购程序", "采购前须有批准的申请单。");
        var made = await Cvault.RunAsync(place.Root, "backup", "--data", "data", "--json");
        await place.ImportAsync("data", "QP-02", "仓库程序", "货物入库前逐件清点。");

        var restored = await Cvault.RunAsync(place.Root, "restore", made.Json.GetProperty("file").GetString()!, "--data", "copy");
        Assert.True(restored.ExitCode == 0, restored.ToString());
        await place.ImportAsync("copy", "QP-03", "培训程序", "上岗前宣读紫荆誓词。");

        Assert.Equal((1, 0, 1), (await place.CountAsync("copy", "申请单"), await place.CountAsync("copy", "逐件清点"), await place.CountAsync("copy", "紫荆")));
        Assert.Equal((1, 1, 0), (await place.CountAsync("data", "申请单"), await place.CountAsync("data", "逐件清点"), await place.CountAsync("data", "紫荆")));
    }
}
