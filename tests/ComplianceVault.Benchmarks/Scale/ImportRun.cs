using System.Diagnostics;
using System.Globalization;
using ComplianceVault.App.Documents.Import;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.Kernel;

namespace ComplianceVault.Benchmarks.Scale;

/// <summary>Files of one kind in and findable: in a warm process, and as a run of the command line.</summary>
internal static class ImportRun
{
    private const int Rounds = 3;

    public static async Task RunAsync(string corpus, string kind, double goal, string published, Report report, CancellationToken ct)
    {
        var folder = Path.Combine(corpus, kind);
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, $"*.{kind}", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Take(25).ToList() : [];
        if (files.Count == 0)
        {
            report.Skip($"{kind} in and findable", $"no {folder}");
            return;
        }

        var runs = new List<(TimeSpan Whole, string Parts)>();
        for (var round = 0; round <= Rounds; round++)
        {
            await using var vault = await BenchVault.SqliteAsync(ct);
            runs.Add(await WarmAsync(vault, files, ct));
        }

        var best = runs.Skip(1).OrderBy(r => r.Whole).ElementAt(Rounds / 2);
        report.Add($"{files.Count} {kind} in and findable, warm", best.Whole.TotalSeconds, goal, "s", best.Parts);
        await AddProcessAsync($"{files.Count} {kind}, whole `cvault import` process", AppContext.BaseDirectory, folder, goal, report, ct);
        await AddProcessAsync($"{files.Count} {kind}, whole `cvault import` process, published ReadyToRun", published, folder, goal, report, ct);
    }

    private static async Task AddProcessAsync(string what, string programs, string folder, double goal, Report report, CancellationToken ct)
    {
        var program = Path.GetFullPath(Path.Combine(programs, "cvault.dll"));
        if (!File.Exists(program))
        {
            report.Skip(what, $"no {programs}: dotnet publish src/ComplianceVault.Cli -c Release -r linux-x64 --no-self-contained -p:PublishReadyToRun=true -o {programs}");
            return;
        }

        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
            times.Add((await ProcessAsync(program, folder, ct)).TotalSeconds);
        report.Add(what, times.Order().ElementAt(Rounds / 2), goal, "s",
            $"of {Rounds}: {string.Join(", ", times.Select(t => t.ToString("0.00", CultureInfo.InvariantCulture)))}");
    }

    private static async Task<(TimeSpan Whole, string Parts)> WarmAsync(BenchVault vault, IEnumerable<string> files, CancellationToken ct)
    {
        var (controller, representative) = (await vault.PersonAsync("行政部文控", ct), await vault.PersonAsync("管理者代表", ct));
        await FollowAsync(vault, ct);
        var begin = Stopwatch.GetTimestamp();
        var parts = new List<string>();
        void Part(string name) => parts.Add(string.Create(CultureInfo.InvariantCulture, $"{name} by {Stopwatch.GetElapsedTime(begin).TotalSeconds:0.00}"));
        var batch = Must(await vault.Get<ReceiveFiles>().OpenAsync(controller, "bench", ct));
        foreach (var file in files)
        {
            await using var content = File.OpenRead(file);
            Must(await vault.Get<ReceiveFiles>().ReceiveAsync(controller, batch, Path.GetFileName(file), content, ct));
        }

        Part("received");
        await vault.Get<ReadFiles>().ExecuteAsync(controller, batch, null, ct);
        Part("read");
        Must(await vault.Get<AcceptItems>().ExecuteAsync(controller, batch, null, ct));
        Part("accepted");
        var sheet = Must(await vault.Get<ConfirmExisting>().SheetAsync(representative, batch, ct));
        await vault.Get<ConfirmExisting>().ExecuteAsSampleAsync(representative, batch, sheet.ContentHash, ct);
        Part("in force");
        await FollowAsync(vault, ct);
        return (Stopwatch.GetElapsedTime(begin), $"{sheet.Lines.Count} editions; {string.Join(", ", parts)}");
    }

    /// <summary>Into a vault that is there already, from the start of the process to its end.</summary>
    private static async Task<TimeSpan> ProcessAsync(string program, string folder, CancellationToken ct)
    {
        var vault = await BenchVault.SqliteAsync(ct);
        await vault.CloseAsync();
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var argument in (string[])[program, "import", folder, "--data", Path.Combine(vault.Root, "data"), "--indexes", Path.Combine(vault.Root, "indexes")])
            start.ArgumentList.Add(argument);
        var begin = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        await process.StandardOutput.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        var took = Stopwatch.GetElapsedTime(begin);
        await vault.DisposeAsync();
        return took;
    }

    private static async Task FollowAsync(BenchVault vault, CancellationToken ct)
    {
        while (await vault.Get<IndexProjection>().StepAsync(ct))
        {
        }
    }

    private static T Must<T>(Result<T> result) => result.Succeeded ? result.Value : throw new InvalidOperationException(result.Error.ToString());
}
