using System.Diagnostics;
using System.Globalization;
using System.Text;
using ComplianceVault.App.Documents.Import;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Searching;
using ComplianceVault.Kernel;

namespace ComplianceVault.Benchmarks.Scale;

/// <summary>One document of forty sections more in a vault of 1,000: from the commit of its act until the program's search finds it.</summary>
internal static class FindableRun
{
    private const int Documents = 1000;
    private const int Sections = 40;
    private const int Warm = 20;
    private const int Times = 200;
    private const double Goal = 50;

    public static async Task RunAsync(Report report, CancellationToken ct)
    {
        await using var vault = await BenchVault.SqliteAsync(ct);
        await Rows.FillAsync(vault, Documents, ct);
        await vault.Get<IndexProjection>().RebuildAsync(null, ct);
        var controller = await vault.PersonAsync("行政部文控", ct);
        var times = new List<double>();
        for (var n = 0; n < Warm + Times; n++)
            times.Add(await AddAsync(vault, controller, n, ct));
        var sorted = times.Skip(Warm).Order().ToList();
        report.Add("one document added → findable, p99", sorted[(int)(sorted.Count * 0.99)], Goal, "ms", string.Create(CultureInfo.InvariantCulture, $"p50 {sorted[sorted.Count / 2]:0.0}"));
    }

    private static async Task<double> AddAsync(BenchVault vault, Actor controller, int n, CancellationToken ct)
    {
        var receiving = vault.Get<ReceiveFiles>();
        var batch = Must(await receiving.OpenAsync(controller, "bench", ct));
        using (var content = new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(1, Sections).Select(s => $"# {s} 第{s}节\n\n编号 bench{n}x{s}：值班工程师登记事件，按影响程度分级，并在规定时间内答复。\n\n")))))
            Must(await receiving.ReceiveAsync(controller, batch, string.Create(CultureInfo.InvariantCulture, $"ITSMS-WI{n + 100} 新增规程 A.md"), content, ct));
        await vault.Get<ReadFiles>().ExecuteAsync(controller, batch, null, ct);
        await FollowAsync(vault, ct);
        if (Must(await vault.Get<AcceptItems>().ExecuteAsync(controller, batch, null, ct)).FirstOrDefault(o => o.Refusal is not null) is { } refused)
            throw new InvalidOperationException(refused.Refusal!.ToString());

        var begin = Stopwatch.GetTimestamp();
        var following = FollowAsync(vault, ct); // as the server's worker does; the search waits until it finds its own person's act, not for the disk
        var found = Must(await vault.Get<SearchQueries>().SearchAsync(controller, new SearchQuestion { Text = $"bench{n}x{Sections}", AllEditions = true }, ct));
        var took = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        await following;
        return found.Answer.Total > 0 ? took : throw new InvalidOperationException($"document {n} was not found");
    }

    private static async Task FollowAsync(BenchVault vault, CancellationToken ct)
    {
        while (await vault.Get<IndexProjection>().StepAsync(ct))
        {
        }
    }

    private static T Must<T>(Result<T> result) => result.Succeeded ? result.Value : throw new InvalidOperationException(result.Error.ToString());
}
