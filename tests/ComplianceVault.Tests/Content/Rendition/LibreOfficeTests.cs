using ComplianceVault.Content.Rendition;

namespace ComplianceVault.Tests.Content.Rendition;

public class LibreOfficeTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Text_BecomesPdf_AndNothingElseStays()
    {
        using var folder = new TempFolder();
        using var office = Office.OrSkip(folder.File("profiles"));
        var source = folder.File("-文件 控制.txt");
        await File.WriteAllTextAsync(source, "文件控制程序", Cancelled);

        var converted = await office.ToPdfAsync(source, folder.File("out.pdf"), Cancelled);

        Assert.True(converted.Succeeded, converted.Error?.ToString());
        Assert.StartsWith("%PDF-", await File.ReadAllTextAsync(folder.File("out.pdf"), Cancelled));
        Assert.Equal(["-文件 控制.txt", "out.pdf"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task MissingProgram_IsSaid()
    {
        using var folder = new TempFolder();
        using var office = new LibreOffice(new LibreOfficeOptions { Program = "/nowhere/soffice", ProfileRoot = folder.Path }, TimeProvider.System);

        Assert.False(office.IsAvailable);
        Assert.Equal("content.converter-missing", (await office.ToPdfAsync("a.docx", "a.pdf", Cancelled)).Error?.Code);
    }

    [Fact]
    public async Task ProgramThatHangs_IsEndedWithItsChildren()
    {
        using var folder = new TempFolder();
        var started = folder.File("child");
        using var office = Script(folder, $"sleep 300 & echo $! > '{started}'; wait", TimeSpan.FromSeconds(1));

        var converted = await office.ToPdfAsync(folder.File("a.txt"), folder.File("a.pdf"), Cancelled);

        Assert.Equal("content.conversion-timeout", converted.Error?.Code);
        var child = int.Parse(await File.ReadAllTextAsync(started, Cancelled), System.Globalization.CultureInfo.InvariantCulture);
        Assert.False(IsRunning(child));
        Assert.False(File.Exists(folder.File("a.pdf")));
    }

    [Theory]
    [InlineData("exit 1")]
    [InlineData("exit 0")]
    public async Task ProgramThatWritesNothing_IsAFailure(string script)
    {
        using var folder = new TempFolder();
        using var office = Script(folder, script, TimeSpan.FromSeconds(20));

        Assert.Equal("content.conversion-failed", (await office.ToPdfAsync(folder.File("a.txt"), folder.File("a.pdf"), Cancelled)).Error?.Code);
    }

    [Fact]
    public async Task TwoWorkers_NeverShareAProfile()
    {
        using var folder = new TempFolder();
        var lockFile = "$(echo \"$1\" | sed 's/.*file:..//')/busy";
        using var office = Script(folder, $"set -e; mkdir {lockFile}; mkdir -p out; sleep 0.2; echo pdf > out/source.pdf; rmdir {lockFile}", TimeSpan.FromSeconds(30), workers: 2);

        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => office.ToPdfAsync(folder.File("a.txt"), folder.File($"{i}.pdf"), Cancelled)));

        Assert.All(all, r => Assert.True(r.Succeeded, r.Error?.ToString()));
        Assert.Equal(2, Directory.GetDirectories(folder.File("profiles")).Length);
    }

    private static LibreOffice Script(TempFolder folder, string script, TimeSpan timeout, int workers = 1)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Needs a shell.");
        var program = folder.File("soffice");
        File.WriteAllText(program, $"#!/bin/sh\n{script}\n");
        File.WriteAllText(folder.File("a.txt"), "x");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return new LibreOffice(new LibreOfficeOptions { Program = program, ProfileRoot = folder.File("profiles"), Timeout = timeout, Workers = workers }, TimeProvider.System);
    }

    // An ended process may wait for its parent to collect it (state Z).
    private static bool IsRunning(int process)
    {
        var state = $"/proc/{process}/stat";
        return File.Exists(state) && !File.ReadAllText(state).Contains(") Z", StringComparison.Ordinal);
    }
}
