namespace ComplianceVault.Database.Tests.Cli;

public sealed class ImportVerbTests
{
    [Fact]
    public async Task Import_IntoAnEmptyPlace_BringsAFolderIn_AndInForce()
    {
        using var place = new CliPlace();
        place.WriteProcedure("体系文件/程序/QP-01.md", "QP-01", "采购程序", "采购前须有批准的申请单。");
        place.WriteProcedure("体系文件/QP-02.md", "QP-02", "仓库程序", "货物入库前逐件清点。");

        var run = await Cvault.RunAsync(place.Root, "import", "体系文件", "--json");

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Equal((2, 0, true, true), (Int(run, "accepted"), Int(run, "refused"), run.Json.GetProperty("confirmed").GetBoolean(), run.Json.GetProperty("findable").GetBoolean()));
        Assert.Equal(["QP-02.md", "程序/QP-01.md"], Files(run).Select(f => f.Path));
    }

    [Fact]
    public async Task AFileThatCannotBeRead_IsTold_AndTheRestGoesOn()
    {
        using var place = await CliPlace.FoundedAsync();
        place.WriteProcedure("体系文件/QP-01.md", "QP-01", "采购程序", "采购前须有批准的申请单。");
        File.CreateSymbolicLink(Path.Combine(place.Root, "体系文件", "不见了.docx"), Path.Combine(place.Root, "nowhere.docx"));
        Directory.CreateSymbolicLink(Path.Combine(place.Root, "体系文件", "转圈"), Path.Combine(place.Root, "体系文件", "转圈"));

        var run = await Cvault.RunAsync(place.Root, "import", "体系文件", "--json");

        Assert.True(run.ExitCode == 6, run.ToString());
        Assert.Equal(1, Int(run, "accepted"));
        Assert.Contains(Files(run), f => f is { Path: "不见了.docx", State: "Refused" } && f.Message!.StartsWith("无法读取", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AFileOverTheLimit_IsARowOfTheAnswer()
    {
        using var place = await CliPlace.FoundedAsync();
        place.WriteProcedure("QP-01.md", "QP-01", "采购程序", "采购前须有批准的申请单。");
        using (var large = File.Create(Path.Combine(place.Root, "大文件.pdf")))
            large.SetLength((100L << 20) + 1);

        var run = await Cvault.RunAsync(place.Root, "import", "QP-01.md", "大文件.pdf", "--json");

        Assert.True(run.ExitCode == 6, run.ToString());
        Assert.Equal((1, 1), (Int(run, "accepted"), Int(run, "refused")));
        Assert.Contains("100 MB", Assert.Single(Files(run), f => f.State == "Refused").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatSystemsLeaveInFolders_IsPassedOver()
    {
        using var place = await CliPlace.FoundedAsync();
        place.WriteProcedure("体系文件/QP-01.md", "QP-01", "采购程序", "采购前须有批准的申请单。");
        foreach (var left in (string[])["~$QP-01.docx", ".DS_Store", "Thumbs.db", "图/desktop.ini", ".git/config.md"])
            place.Write($"体系文件/{left}", "x");

        var run = await Cvault.RunAsync(place.Root, "import", "体系文件", "--json");

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Equal("QP-01.md", Assert.Single(Files(run)).Path);
    }

    [Fact]
    public async Task WhatTheReadingRemarks_StandsInTheAnswer()
    {
        using var place = await CliPlace.FoundedAsync();
        place.Write("QP-09 铭牌照片 A版.pdf", Documents.ScanPdf.Write());
        place.WriteProcedure("QP-01.md", "QP-01", "采购程序", "采购前须有批准的申请单。");

        var run = await Cvault.RunAsync(place.Root, "import", "QP-01.md", "QP-09 铭牌照片 A版.pdf", "--json");

        Assert.True(run.ExitCode == 0, run.ToString());
        var remarks = run.Json.GetProperty("files").EnumerateArray().ToDictionary(f => f.GetProperty("number").GetString()!, f => f.GetProperty("remarks").EnumerateArray().Select(r => r.GetString()!).ToList());
        Assert.Empty(remarks["QP-01"]);
        Assert.StartsWith("这是没有文字的扫描件（共 1 页）", Assert.Single(remarks["QP-09"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task APathThatIsNotThere_IsRefused_BeforeAnythingIsMade()
    {
        using var place = new CliPlace();

        var run = await Cvault.RunAsync(place.Root, "import", "不在这里", "--json");

        Assert.Equal((4, "import.path-missing"), (run.ExitCode, run.Json.GetProperty("error").GetProperty("code").GetString()));
        Assert.Empty(Directory.EnumerateFileSystemEntries(place.Root));
    }

    private static int Int(CliRun run, string name) => run.Json.GetProperty(name).GetInt32();

    private static List<(string Path, string State, string? Message)> Files(CliRun run) =>
        [.. run.Json.GetProperty("files").EnumerateArray().Select(f => (f.GetProperty("path").GetString()!, f.GetProperty("state").GetString()!, f.GetProperty("message").GetString()))];
}
