namespace ComplianceVault.Database.Tests.Cli;

public sealed class UserVerbsTests
{
    [Fact]
    public async Task APersonIsAdded_AndGetsANewPassword_ThatWorksOnce()
    {
        using var place = await CliPlace.FoundedAsync();
        await place.ImportAsync("data", "QP-01", "采购程序", "采购前须有批准的申请单。");

        var added = await Cvault.RunAsync(place.Root, "user", "add", "王小明", "--user-name", "wangxm", "--json");
        Assert.True(added.ExitCode == 0, added.ToString());
        Assert.Equal("wangxm", added.Json.GetProperty("user_name").GetString());
        var reset = await Cvault.RunAsync(place.Root, "user", "reset", "wangxm", "--reason", "本人遗忘口令", "--json");
        Assert.True(reset.ExitCode == 0, reset.ToString());
        Assert.NotEqual(added.Json.GetProperty("password").GetString(), reset.Json.GetProperty("password").GetString());
    }

    [Fact]
    public async Task AResetWithoutReason_OrOfNobody_IsRefused()
    {
        using var place = await CliPlace.FoundedAsync();
        await place.ImportAsync("data", "QP-01", "采购程序", "采购前须有批准的申请单。");
        await Cvault.RunAsync(place.Root, "user", "add", "王小明", "--user-name", "wangxm");

        Assert.Equal(2, (await Cvault.RunAsync(place.Root, "user", "reset", "wangxm")).ExitCode);
        Assert.Equal(4, (await Cvault.RunAsync(place.Root, "user", "reset", "nobody", "--reason", "离职")).ExitCode);
        Assert.Equal(5, (await Cvault.RunAsync(place.Root, "user", "add", "李小红", "--user-name", "wangxm")).ExitCode);
    }
}
