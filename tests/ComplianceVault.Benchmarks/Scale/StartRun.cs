using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Projection;

namespace ComplianceVault.Benchmarks.Scale;

/// <summary>The published program over a vault of 1,000 documents: from process start to the first page, and its memory after the first pages.</summary>
internal static class StartRun
{
    private const int Documents = 1000;
    private const int Rounds = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task RunAsync(string folder, Report report, CancellationToken ct)
    {
        var program = Path.GetFullPath(Path.Combine(folder, "ComplianceVault.Web.dll"));
        if (!File.Exists(program))
        {
            report.Skip("published program", $"no {folder}: dotnet publish src/ComplianceVault.Web -c Release -r linux-x64 --no-self-contained -p:PublishReadyToRun=true -o {folder}");
            return;
        }

        var vault = await BenchVault.SqliteAsync(ct);
        await Rows.FillAsync(vault, Documents, ct);
        await vault.Get<IndexProjection>().RebuildAsync(null, ct);
        await vault.CloseAsync();
        var runs = new List<(double Seconds, double Megabytes, string Pages)>();
        for (var round = 0; round < Rounds; round++)
            runs.Add(await StartAsync(program, vault.Root, ct));
        await vault.DisposeAsync();
        var middle = runs.OrderBy(r => r.Seconds).ElementAt(Rounds / 2);
        report.Add($"published program to first page, {Documents:N0} documents", middle.Seconds, 2, "s", string.Create(CultureInfo.InvariantCulture, $"of {Rounds}: {string.Join(", ", runs.Select(r => r.Seconds.ToString("0.00", CultureInfo.InvariantCulture)))}"));
        report.Add("memory after the first pages", runs.Max(r => r.Megabytes), 300, "MB", middle.Pages);
    }

    private static async Task<(double Seconds, double Megabytes, string Pages)> StartAsync(string program, string root, CancellationToken ct)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var argument in (string[])[program, "--urls", address.ToString(), "--Vault:Data", Path.Combine(root, "data"), "--Vault:Indexes", Path.Combine(root, "indexes")])
            start.ArgumentList.Add(argument);
        var begin = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        try
        {
            using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = true }) { BaseAddress = address };
            while (!await AnswersAsync(browser, ct))
            {
                if (process.HasExited || Stopwatch.GetElapsedTime(begin) > Patience)
                    throw new InvalidOperationException("the program did not start");
                await Task.Delay(10, ct);
            }

            var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
            var pages = await PagesAsync(browser, ct);
            process.Refresh();
            return (seconds, process.WorkingSet64 / 1048576.0, pages);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(ct);
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient browser, CancellationToken ct)
    {
        try
        {
            return (await browser.GetAsync("/sign-in", ct)).StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>Signs in as a sample account and asks for the pages one sees first.</summary>
    private static async Task<string> PagesAsync(HttpClient browser, CancellationToken ct)
    {
        var page = await browser.GetStringAsync("/sign-in", ct);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in",
            ["__RequestVerificationToken"] = Between(page, "__RequestVerificationToken\" value=\"", "\""),
            ["Input.Name"] = "行政部文控",
            ["Input.Password"] = SampleAccounts.Password,
        });
        (await browser.PostAsync("/sign-in", form, ct)).EnsureSuccessStatusCode();
        var times = new List<string>();
        foreach (var path in new[] { "/", "/documents", "/documents", "/search?q=%E4%BA%8B%E4%BB%B6" })
        {
            var begin = Stopwatch.GetTimestamp();
            var answer = await browser.GetAsync(path, ct);
            times.Add(string.Create(CultureInfo.InvariantCulture, $"{path.Split('?')[0]} {(int)answer.StatusCode} {Stopwatch.GetElapsedTime(begin).TotalMilliseconds:0} ms"));
        }

        return string.Join(", ", times);
    }

    private static string Between(string text, string before, string after)
    {
        var start = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return text[start..text.IndexOf(after, start, StringComparison.Ordinal)];
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
