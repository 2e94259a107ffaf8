using System.Diagnostics;
using System.Globalization;
using ComplianceVault.App.Clauses;
using ComplianceVault.App.Clauses.Coverage;
using ComplianceVault.App.Obligations;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Benchmarks.Scale;

/// <summary>
/// <c>coverage</c>: the clause matrix over 200 clauses, 1,000,000 records of five years and 10,000 planned occurrences, today and as of a past day.
/// Records are daily counts: of the forms in use three in ten have records each working day, as many each week, the rest each month, in the department that
/// keeps it and now and then in another.
/// </summary>
internal static class CoverageRun
{
    private const int Clauses = 200;
    private const int Records = 1_000_000;
    private const int Occurrences = 10_000;
    private const int Days = 5 * 365;
    private const int Times = 40;
    private const double Goal = 200;

    public static async Task<int> RunAsync(CancellationToken ct)
    {
        var report = new Report();
        await using (var sqlite = await BenchVault.SqliteAsync(ct, SeedChoice.SampleWithoutDocuments))
            await MeasureAsync("SQLite", sqlite, report, ct);
        if (Environment.GetEnvironmentVariable("CVAULT_TEST_POSTGRES") is { Length: > 0 } server)
        {
            await using var postgres = await BenchVault.PostgresAsync(server, ct, SeedChoice.SampleWithoutDocuments);
            await MeasureAsync("PostgreSQL", postgres, report, ct);
        }
        else
        {
            report.Skip("clause matrix on PostgreSQL", "CVAULT_TEST_POSTGRES is not set");
        }

        report.Print();
        return 0;
    }

    private static async Task MeasureAsync(string database, BenchVault vault, Report report, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var rows = await FillAsync(vault, today, ct);
        var representative = await vault.PersonAsync("管理者代表", ct);
        foreach (var (what, day) in new[] { ("today", today), ("half a year ago", today.AddMonths(-6)) })
        {
            var times = new List<double>();
            var worked = TimeSpan.Zero;
            for (var i = 0; i < Times + 5; i++)
            {
                if (i == 5)
                    worked = Environment.CpuUsage.TotalTime;
                var begin = Stopwatch.GetTimestamp();
                var matrix = await vault.Get<CoverageQueries>().MatrixAsync(representative, day, includeLater: false, ct);
                times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
                if (!matrix.Succeeded || matrix.Value.Rows.Count != Clauses || matrix.Value.Rows.All(r => r.Records == 0))
                    throw new InvalidOperationException(matrix.Error?.ToString() ?? "the matrix is not what was filled in");
            }

            var warm = times.Skip(5).Order().ToList();
            report.Add($"clause matrix {what}, {database}, p99", warm[(int)(warm.Count * 0.99)], Goal, "ms",
                string.Create(CultureInfo.InvariantCulture, $"p50 {warm[warm.Count / 2]:0.0}, {(Environment.CpuUsage.TotalTime - worked).TotalMilliseconds / Times:0} ms of this process's processor time each; {Clauses} clauses, {Records:N0} records in {rows:N0} daily counts, {Occurrences:N0} occurrences"));
        }
    }

    private static async Task<int> FillAsync(BenchVault vault, DateOnly today, CancellationToken ct)
    {
        await AddClausesAsync(vault, today, ct);
        await AddOccurrencesAsync(vault, today, ct);
        List<(Guid Id, string? Department)> forms;
        await using (var db = await vault.DatabaseAsync(ct))
            forms = [.. (await db.Set<Form>().Where(f => f.IsActive).Select(f => new { f.Id, f.Department }).ToListAsync(ct)).Select(f => (f.Id, f.Department))];
        var counts = Counts(forms, today).ToList();
        var (each, rest) = (Records / counts.Count, Records % counts.Count);
        foreach (var portion in counts.Select((c, i) => (c, i)).Chunk(5000))
        {
            await using var db = await vault.DatabaseAsync(ct);
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            db.AddRange(portion.Select(p => new RecordCount { FormId = p.c.Form, Department = p.c.Department, EventDay = p.c.Day, EnteredDay = p.c.Entered, Records = each + (p.i < rest ? 1 : 0) }));
            await db.SaveChangesAsync(ct);
        }

        var byMonth = counts.Select((c, i) => (c, Records: each + (i < rest ? 1 : 0))).GroupBy(x => (x.c.Form, x.c.Department, Happened: RecordMonth.Of(x.c.Day), Entered: RecordMonth.Of(x.c.Entered)));
        foreach (var portion in byMonth.Chunk(5000))
        {
            await using var db = await vault.DatabaseAsync(ct);
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            db.AddRange(portion.Select(m => new RecordMonth
            {
                FormId = m.Key.Form,
                Department = m.Key.Department,
                EventMonth = m.Key.Happened,
                EnteredMonth = m.Key.Entered,
                Records = m.Sum(x => x.Records),
                Newest = m.Max(x => x.c.Day),
            }));
            await db.SaveChangesAsync(ct);
        }

        await using (var db = await vault.DatabaseAsync(ct))
            await db.Database.ExecuteSqlRawAsync("ANALYZE", ct);
        return counts.Count;
    }

    private static IEnumerable<(Guid Form, string Department, DateOnly Day, DateOnly Entered)> Counts(List<(Guid Id, string? Department)> forms, DateOnly today)
    {
        string[] departments = ["admin", "market", "mgmt", "tech"];
        foreach (var (form, n) in forms.Select((f, n) => (f, n)))
        {
            var own = form.Department ?? departments[n % 4];
            var every = (n % 10) switch { 0 or 1 or 2 => 1, 3 or 4 or 5 => 7, _ => 30 };
            for (var back = n % every; back < Days; back += every)
            {
                var day = today.AddDays(-back);
                if (every == 1 && day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
                    continue;
                yield return (form.Id, own, day, day);
                if ((back + n) % 5 == 0)
                    yield return (form.Id, departments.Where(d => d != own).ElementAt(n % 3), day, day.AddDays(back % 2));
            }
        }
    }

    private static async Task AddClausesAsync(BenchVault vault, DateOnly today, CancellationToken ct)
    {
        await using var db = await vault.DatabaseAsync(ct);
        var had = await db.Set<Clause>().CountAsync(ct);
        var forms = await db.Set<Form>().Select(f => f.Id).ToListAsync(ct);
        var duties = await db.Set<Obligation>().Select(o => o.Id).ToListAsync(ct);
        for (var n = had; n < Clauses; n++)
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"11.{n}");
            db.Add(new Clause { Id = Guid.CreateVersion7(), Number = number, TitleZh = $"附加要求{n}", Ordinal = n + 1, Row = ClauseKind.Clause, Documented = DocumentedNeed.Demanded });
            db.Add(new ClauseDuty { Id = Guid.CreateVersion7(), Clause = number, Department = "tech", Duty = DutyKind.Lead, From = today.AddDays(-Days) });
            db.Add(new FormClause { Id = Guid.CreateVersion7(), FormId = forms[n % forms.Count], Clause = number, From = today.AddDays(-Days) });
            db.Add(new ObligationClause { Id = Guid.CreateVersion7(), ObligationId = duties[n % duties.Count], Clause = number, From = today.AddDays(-Days) });
        }

        await db.SaveChangesAsync(ct);
        await Rows.FillAsync(vault, Clauses, ct);
    }

    /// <summary>Weekly times of a hundred duties in the department that has them, for as long as it takes.</summary>
    private static async Task AddOccurrencesAsync(BenchVault vault, DateOnly today, CancellationToken ct)
    {
        await using var db = await vault.DatabaseAsync(ct);
        var duties = await db.Set<ObligationTerms>().Where(t => t.Department != null).Select(t => new { t.ObligationId, t.Department }).Take(100).ToListAsync(ct);
        for (var n = 0; n < Occurrences; n++)
        {
            var (duty, week) = (duties[n % duties.Count], n / duties.Count);
            var period = Cadence.Weekly.PeriodOf(today.AddDays(-7 * week));
            DateOnly? done = n % 11 == 0 ? null : period.To;
            db.Add(new Occurrence { Id = Guid.CreateVersion7(), ObligationId = duty.ObligationId, Department = duty.Department!, PeriodFrom = period.From, DueOn = period.To, FulfilledOn = done, LinkedOn = done });
        }

        await db.SaveChangesAsync(ct);
    }
}
