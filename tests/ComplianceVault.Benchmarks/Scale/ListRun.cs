using System.Diagnostics;
using System.Globalization;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;

namespace ComplianceVault.Benchmarks.Scale;

/// <summary>A page of the list over 10,000 documents, for every order and filter, seen by the controller and by an ordinary employee.</summary>
internal static class ListRun
{
    private const int Documents = 10_000;
    private const int Times = 40;
    private const double Goal = 100;

    public static async Task RunAsync(Report report, CancellationToken ct)
    {
        await using (var sqlite = await BenchVault.SqliteAsync(ct))
            await MeasureAsync("SQLite", sqlite, report, ct);
        if (Environment.GetEnvironmentVariable("CVAULT_TEST_POSTGRES") is not { Length: > 0 } server)
        {
            report.Skip("list on PostgreSQL", "CVAULT_TEST_POSTGRES is not set");
            return;
        }

        await using var postgres = await BenchVault.PostgresAsync(server, ct);
        await MeasureAsync("PostgreSQL", postgres, report, ct);
    }

    private static async Task MeasureAsync(string database, BenchVault vault, Report report, CancellationToken ct)
    {
        await Rows.FillAsync(vault, Documents, ct);
        var controller = await vault.PersonAsync("行政部文控", ct);
        var employee = controller with { Permissions = new HashSet<Permission> { Permission.Read }, Roles = new HashSet<string>(), PersonId = Guid.CreateVersion7() };
        foreach (var (who, actor) in new[] { ("controller", controller), ("employee", employee) })
        {
            var worst = new List<(string Filter, double P50, double P99)>();
            foreach (var (name, filter) in Filters())
                worst.Add(await TimeAsync(vault.Get<LibraryQueries>(), actor, name, filter, ct));
            foreach (var w in worst)
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{database} {who} {w.Filter}: p50 {w.P50:0.0} ms, p99 {w.P99:0.0} ms"));
            var slowest = worst.MaxBy(w => w.P99);
            report.Add($"list of {Documents:N0}, {database}, {who}, worst p99 of {worst.Count} orders and filters", slowest.P99, Goal, "ms",
                string.Create(CultureInfo.InvariantCulture, $"{slowest.Filter}, its p50 {slowest.P50:0.0}; worst p50 of all {worst.Max(w => w.P50):0.0}"));
        }
    }

    private static IEnumerable<(string Name, LibraryFilter Filter)> Filters()
    {
        foreach (var order in Enum.GetValues<LibraryOrder>())
        {
            yield return ($"by {order}", new LibraryFilter { Order = order });
            yield return ($"by {order}, descending", new LibraryFilter { Order = order, Descending = true });
        }

        foreach (var view in Enum.GetValues<LibraryView>())
            yield return ($"tab {view}", new LibraryFilter { View = view });
        yield return ("text 变更", new LibraryFilter { Text = "变更" });
        yield return ("text P0012", new LibraryFilter { Text = "P0012", View = LibraryView.All });
        yield return ("level 二阶", new LibraryFilter { Level = "二阶" });
        yield return ("clause 8", new LibraryFilter { Clause = "8" });
        yield return ("clause 7.5, by title", new LibraryFilter { Clause = "7.5", Order = LibraryOrder.Title });
        yield return ("page 160 of all", new LibraryFilter { View = LibraryView.All, Skip = 8000, Order = LibraryOrder.EffectiveDate });
    }

    private static async Task<(string Filter, double P50, double P99)> TimeAsync(LibraryQueries queries, Actor actor, string name, LibraryFilter filter, CancellationToken ct)
    {
        var times = new List<double>();
        for (var i = 0; i < Times + 5; i++)
        {
            var begin = Stopwatch.GetTimestamp();
            var page = await queries.ListAsync(actor, filter, ct);
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            if (!page.Succeeded || (page.Value.Rows.Count == 0 && actor.Can(Permission.ControlDocuments)))
                throw new InvalidOperationException($"{name}: {page.Error?.ToString() ?? "no rows"}");
        }

        var warm = times.Skip(5).Order().ToList();
        return (name, warm[warm.Count / 2], warm[(int)(warm.Count * 0.99)]);
    }
}
