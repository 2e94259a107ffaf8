using ComplianceVault.App.Obligations;
using ComplianceVault.App.Obligations.Occurrences;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Database.Tests.Records.Entries;

namespace ComplianceVault.Database.Tests.Obligations;

/// <summary>体系运行年度计划: what is planned and what the terms lead to until the year's end, on the page, as a list and in a calendar.</summary>
public sealed class YearPlanTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task ThePlan_GoesOnToTheEndOfTheYear_EachTimeOnce(Database database)
    {
        await using var desk = await PlannedAsync(database);

        var year = await YearAsync(desk, 2026);
        var monthly = year.Where(r => r.Evidence.Any(e => e.Number == RecordDesk.Statistics)).ToList();

        Assert.Equal(Enumerable.Range(3, 10), monthly.Select(r => r.DueOn.Month)); // March, when planning began, to December
        Assert.All(year.GroupBy(r => (r.Code, r.Department, r.DueOn)), g => Assert.Single(g));
        Assert.Equal(12, (await YearAsync(desk, 2027)).Count(r => r.Evidence.Any(e => e.Number == RecordDesk.Statistics)));
        foreach (var none in new[] { 2025, 0, 2028, 10_000 })
            Assert.Empty(await YearAsync(desk, none));
        Assert.All(await YearAsync(desk, 2026, new(Clause: "8.6.1")), r => Assert.Contains(r.Code, year.Select(y => y.Code)));
        Assert.NotEmpty(await YearAsync(desk, 2026, new(Clause: "8.6.1")));
        Assert.All(await YearAsync(desk, 2026, new(Department: "market")), r => Assert.Equal("market", r.Department));
    }

    [Theory, OnEachDatabase]
    public async Task WhoTakesThePlanAway_StandsInTheTrail(Database database)
    {
        await using var desk = await PlannedAsync(database);

        var rows = LifeDesk.Must(await desk.Vault.Get<ExportYearPlan>().ExecuteAsync(await desk.ActorAsync(RecordDesk.Head), new(Department: "tech", Year: 2026), Ct));

        Assert.Equal(await YearAsync(desk, 2026, new(Department: "tech")), rows, (a, b) => (a.Code, a.DueOn) == (b.Code, b.DueOn));
        await using var db = await desk.Vault.DatabaseAsync();
        Assert.Equal("duties.exported", db.Set<App.Platform.Trail.TrailEntry>().OrderByDescending(e => e.Seq).Select(e => e.Act).First());
    }

    [Theory, OnEachDatabase]
    public async Task TheCalendar_HasWhatTheDepartmentAndTheOfficesOwe_AndNothingDone(Database database)
    {
        await using var desk = await PlannedAsync(database);

        var days = LifeDesk.Must(await desk.Vault.Get<OccurrenceQueries>().CalendarAsync(await desk.ActorAsync(RecordDesk.Engineer), Ct));

        Assert.All(days, d => Assert.Equal("tech", d.Department));
        Assert.All(days, d => Assert.Null(d.FulfilledOn));
        Assert.Contains(days, d => d.Cadence == Cadence.Daily); // one sheet a month
        Assert.Equal(days.Select(d => (d.Code, d.Department, d.DueOn)).Distinct().Count(), days.Count);
        Assert.Contains(days, d => d.DueOn.Year == 2027);
        Assert.DoesNotContain(days, d => d.DueOn > new DateOnly(2027, 3, 2).AddDays(20));
    }

    private static async Task<RecordDesk> PlannedAsync(Database database)
    {
        var desk = await RecordDesk.OpenAsync(database);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(20)); // 22 March
        LifeDesk.Must(await desk.Vault.Get<PlanOccurrences>().ExecuteAsync(Actor.Program(new ActSession("test", ActSource.Job)), Ct));
        return desk;
    }

    private static async Task<IReadOnlyList<OccurrenceRow>> YearAsync(RecordDesk desk, int year, OccurrenceFilter? filter = null) =>
        LifeDesk.Must(await desk.Vault.Get<OccurrenceQueries>().ListAsync(await desk.ActorAsync(RecordDesk.Head), (filter ?? new()) with { Year = year }, Ct));
}
