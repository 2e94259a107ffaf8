using System.Diagnostics;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Seeding;

namespace ComplianceVault.Benchmarks.Scale;

/// <summary><c>pack</c>: the sample pack into an empty vault, the same once more, which changes nothing, and the whole sample with its documents.</summary>
internal static class PackRun
{
    private const double Goal = 20;

    public static async Task<int> RunAsync(CancellationToken ct)
    {
        var report = new Report();
        await using (var sqlite = await BenchVault.EmptySqliteAsync(ct))
            await MeasureAsync("SQLite", sqlite, report, ct);
        if (Environment.GetEnvironmentVariable("CVAULT_TEST_POSTGRES") is { Length: > 0 } server)
        {
            await using var postgres = await BenchVault.EmptyPostgresAsync(server, ct);
            await MeasureAsync("PostgreSQL", postgres, report, ct);
        }
        else
        {
            report.Skip("sample pack on PostgreSQL", "CVAULT_TEST_POSTGRES is not set");
        }

        await using (var whole = await BenchVault.EmptySqliteAsync(ct))
            report.Add("whole sample with its documents and their history, SQLite", await TimeAsync(() => whole.LoadAsync(SeedChoice.Sample, ct)), Goal, "s");
        report.Print();
        return 0;
    }

    private static async Task MeasureAsync(string database, BenchVault vault, Report report, CancellationToken ct)
    {
        report.Add($"sample pack into an empty vault, {database}", await TimeAsync(() => vault.LoadAsync(SeedChoice.SampleWithoutDocuments, ct)), Goal, "s");
        var loader = Actor.Program(new ActSession("bench", ActSource.CommandLine));
        report.Add($"the same pack once more, {database}", await TimeAsync(async () =>
        {
            var again = await vault.Get<LoadPack>().ExecuteAsync(loader, vault.Get<SeedFolder>(), null, ct);
            if (!again.Succeeded || again.Value.Any(p => p.Added + p.Changed + p.Kept > 0))
                throw new InvalidOperationException(again.Error?.ToString() ?? "a second load changed something");
        }), Goal, "s");
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var begin = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }
}
