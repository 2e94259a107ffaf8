using System.Diagnostics;
using System.Globalization;
using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Lists;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Benchmarks.Scale;

/// <summary><c>copies</c>: board, holder's page, document page, lists, trail and desk over 10,000 documents, 100,000 copies and 2,000,000 entries of the trail.</summary>
internal static class CopiesRun
{
    private const int Documents = 10_000;
    private const int Copies = 100_000;
    private const int Entries = 2_000_000;
    private const int Warm = 3;
    private const int Times = 20;
    private const double Goal = 300;

    private static readonly PageRequest Third = new(3, 50);

    /// <summary><c>--only PART</c> asks that part alone, over a short trail; <c>--sql N</c> prints the N slowest statements of each question.</summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken ct)
    {
        var choice = new Choice(After(args, "--only"), After(args, "--sql") is { } most ? int.Parse(most, CultureInfo.InvariantCulture) : 0);
        var report = new Report();
        await using (var sqlite = await BenchVault.SqliteAsync(ct))
            await MeasureAsync("SQLite", sqlite, choice, report, ct);
        if (Environment.GetEnvironmentVariable("CVAULT_TEST_POSTGRES") is { Length: > 0 } server)
        {
            await using var postgres = await BenchVault.PostgresAsync(server, ct);
            await MeasureAsync("PostgreSQL", postgres, choice, report, ct);
        }
        else
        {
            report.Skip("copies on PostgreSQL", "CVAULT_TEST_POSTGRES is not set");
        }

        report.Print();
        return 0;
    }

    private static async Task MeasureAsync(string database, BenchVault vault, Choice choice, Report report, CancellationToken ct)
    {
        var begin = Stopwatch.GetTimestamp();
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var day = DateOnly.FromDateTime(now);
        await Rows.FillAsync(vault, Documents, ct);
        var copies = await CopyRows.FillAsync(vault, Copies, day, ct);
        await CopyEnds.FillAsync(vault, day, now, ct);
        var entries = await CopyRows.TrailAsync(vault, choice.Only is null ? Entries : Documents, now, ct);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{database}: filled with {copies:N0} copies, {entries:N0} entries in {Stopwatch.GetElapsedTime(begin).TotalSeconds:0} s"));
        var (controller, holder) = (await vault.PersonAsync("行政部文控", ct), await vault.PersonAsync("技术部工程师", ct));
        var heads = Must(await vault.Get<ListQueries>().HeadsAsync(controller, ct));
        foreach (var part in Questions(vault, controller, holder, await ProbeAsync(vault, ct), day, heads, ct).Where(q => choice.Only is null || q.Part == choice.Only).GroupBy(q => q.Part))
        {
            var all = new List<(string What, double P50, double Worst)>();
            foreach (var (_, what, ask) in part)
                all.Add(await TimeAsync($"{database} {part.Key}, {what}", ask, choice.Statements));
            var slowest = all.MaxBy(a => a.Worst);
            report.Add($"{part.Key}, {database}, slowest of {all.Count}", slowest.Worst, Goal, "ms", string.Create(CultureInfo.InvariantCulture, $"{slowest.What}, its p50 {slowest.P50:0.0}; worst of {Times}"));
        }
    }

    /// <summary>A document in the middle of the list that has an edition in force.</summary>
    private static async Task<(Guid Id, string Number)> ProbeAsync(BenchVault vault, CancellationToken ct)
    {
        await using var db = await vault.DatabaseAsync(ct);
        var one = await db.Set<ControlledCopy>().OrderBy(c => c.Id).Skip(Copies / 2).Join(db.Set<Document>(), c => c.DocumentId, d => d.Id, (c, d) => new { d.Id, d.Number }).FirstAsync(ct);
        return (one.Id, one.Number);
    }

    private static IEnumerable<(string Part, string What, Func<Task<object>> Ask)> Questions(
        BenchVault vault, Actor controller, Actor holder, (Guid Id, string Number) document, DateOnly day, IReadOnlyList<ListHead> heads, CancellationToken ct)
    {
        var (board, own, copies, trail, lists) = (vault.Get<DistributionBoard>(), vault.Get<HolderQueries>(), vault.Get<CopyQueries>(), vault.Get<TrailQueries>(), vault.Get<ListQueries>());
        yield return ("board", "counts", async () => Must(await board.CountsAsync(controller, ct)));
        foreach (var list in Enum.GetValues<CopyList>())
            yield return ("board", $"{list}", async () => Must(await board.CopiesAsync(controller, list, null, Third, ct)));
        yield return ("board", "reviews", async () => Must(await board.ReviewsAsync(controller, Third, ct)));
        yield return ("holder's page", "counts", async () => Must(await own.CountsAsync(holder, ct)));
        foreach (var list in Enum.GetValues<HolderList>())
            yield return ("holder's page", $"{list}", async () => Must(await own.CopiesAsync(holder, list, Third, ct)));
        yield return ("holder's page", "to read", async () => Must(await own.ToReadAsync(holder, new(), ct)));
        yield return ("document page", "document", async () => Must(await vault.Get<DocumentQueries>().GetAsync(controller, document.Number, null, ct)));
        yield return ("document page", "copies", async () => Must(await copies.ListAsync(controller, document.Id, new(), new(), ct)));
        yield return ("document page", "copies last week", async () => Must(await copies.ListAsync(controller, document.Id, new(AsOf: day.AddDays(-7)), new(), ct)));
        yield return ("document page", "history", async () => Must(await vault.Get<DocumentHistory>().ListAsync(controller, document.Id, ct)));
        yield return ("trail", "newest", async () => Must(await trail.ListAsync(controller, new(), new(), ct)));
        yield return ("trail", "of a document", async () => Must(await trail.ListAsync(controller, new("document", document.Id), new(), ct)));
        yield return ("trail", "of an act", async () => Must(await trail.ListAsync(controller, new(Act: "copy.returned"), new(), ct)));
        yield return ("desk", "controller", async () => Must(await vault.Get<DeskQueries>().BoardAsync(controller, [], new(), ct)));
        yield return ("desk", "holder", async () => Must(await vault.Get<DeskQueries>().BoardAsync(holder, [], new(), ct)));
        foreach (var head in heads)
        {
            yield return ("lists", $"{head.Code} today", async () => Must(await lists.PageAsync(controller, head.Code, null, Third, ct)));
            yield return ("lists", $"{head.Code} last week", async () => Must(await lists.PageAsync(controller, head.Code, day.AddDays(-7), Third, ct)));
        }
    }

    private static T Must<T>(Result<T> result)
        where T : notnull => result.Succeeded ? result.Value : throw new InvalidOperationException(result.Error.ToString());

    private static async Task<(string What, double P50, double Worst)> TimeAsync(string what, Func<Task<object>> ask, int statements)
    {
        var times = new List<double>();
        for (var i = 0; i < Warm + Times; i++)
        {
            var begin = Stopwatch.GetTimestamp();
            await ask();
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        var warm = times.Skip(Warm).Order().ToList();
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: p50 {warm[Times / 2]:0.0} ms, worst {warm[^1]:0.0} ms"));
        if (statements > 0)
            await PrintStatementsAsync(ask, statements);
        return (what[(what.IndexOf(", ", StringComparison.Ordinal) + 2)..], warm[Times / 2], warm[^1]);
    }

    private static async Task PrintStatementsAsync(Func<Task<object>> ask, int most)
    {
        using var slow = new SlowSql();
        for (var i = 0; i < Times; i++)
            await ask();
        slow.Print(most, Times);
    }

    private static string? After(string[] args, string option) => Array.IndexOf(args, option) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

    private sealed record Choice(string? Only, int Statements);
}
