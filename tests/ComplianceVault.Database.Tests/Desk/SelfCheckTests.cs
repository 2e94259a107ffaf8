using ComplianceVault.App.Clauses.Coverage;
using ComplianceVault.App.Desk;
using ComplianceVault.App.Obligations;
using ComplianceVault.App.Obligations.Occurrences;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Database.Tests.Records.Entries;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Desk;

/// <summary>审前自查: by department what is not proved and what is late.</summary>
public sealed class SelfCheckTests
{
    private const int Many = 510;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task EachDepartment_SeesTheOwn_WhoLeadsTheSystemSeesAll(Database database)
    {
        await using var desk = await LateAsync(database);

        Assert.Equal(["tech"], (await CheckAsync(desk, RecordDesk.Head)).Parts.Select(p => p.Department?.Code));
        Assert.Equal("access.missing-permission", (await desk.Vault.Get<SelfCheckQueries>().GetAsync(await desk.ActorAsync(RecordDesk.Engineer), Ct)).Error?.Code); // who does not see the matrix
        Assert.Equal(["mgmt", "admin", "market", "tech"], (await CheckAsync(desk, "管理者代表")).Parts.Select(p => p.Department?.Code).Where(c => c is not null));
        Assert.Equal(4, (await CheckAsync(desk, "内审员")).Parts.Count(p => p.Department is not null));
        Assert.Equal("access.not-granted", (await desk.Vault.Get<SelfCheckQueries>().GetAsync(await desk.ActorAsync("外部审核员"), Ct)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task ClausesItLeads_WithReasons_AndDutiesOverdue_WithTheirDays(Database database)
    {
        await using var desk = await LateAsync(database);
        await MultiplyAsync(desk);

        var check = await CheckAsync(desk, RecordDesk.Head);
        var (today, tech) = (check.Day, Assert.Single(check.Parts));

        var clause = Assert.Single(tech.Weak, c => c.Clause.Number == "8.6.1");
        Assert.True(clause.Verdict > Verdict.Sufficient);
        Assert.NotEmpty(clause.Reasons);
        Assert.DoesNotContain(tech.Weak, c => c.Clause.Number == "8.3.2"); // led by market
        var duties = Assert.Single(tech.Late, l => l.Kind == "duty.due");
        await using var db = await desk.Vault.DatabaseAsync();
        Assert.Equal(await db.Set<Occurrence>().CountAsync(o => o.Department == "tech" && o.FulfilledOn == null && o.DueOn < today, Ct), duties.Count);
        Assert.True(duties.Count > Many);
        Assert.Equal(5, duties.Oldest.Count);
        Assert.All(duties.Oldest, t => Assert.Equal(today.DayNumber - t.Due.DayNumber, t.Days));
        Assert.Equal(duties.Oldest.OrderBy(t => t.Due).Select(t => t.Due), duties.Oldest.Select(t => t.Due));
    }

    [Theory, OnEachDatabase]
    public async Task WhoTakesItAway_StandsInTheTrail(Database database)
    {
        await using var desk = await LateAsync(database);

        LifeDesk.Must(await desk.Vault.Get<ExportSelfCheck>().ExecuteAsync(await desk.ActorAsync(RecordDesk.Head), Ct));

        await using var db = await desk.Vault.DatabaseAsync();
        Assert.Equal("self-check.exported", db.Set<App.Platform.Trail.TrailEntry>().OrderByDescending(e => e.Seq).Select(e => e.Act).First());
    }

    /// <summary>Duties planned in March; nothing was done until June.</summary>
    private static async Task<RecordDesk> LateAsync(Database database)
    {
        var desk = await RecordDesk.OpenAsync(database);
        var program = Actor.Program(new ActSession("test", ActSource.Job));
        LifeDesk.Must(await desk.Vault.Get<PlanOccurrences>().ExecuteAsync(program, Ct));
        desk.Vault.Clock.Advance(TimeSpan.FromDays(95));
        LifeDesk.Must(await desk.Vault.Get<PlanOccurrences>().ExecuteAsync(program, Ct));
        return desk;
    }

    /// <summary>One that is late, again for many days before.</summary>
    private static async Task MultiplyAsync(RecordDesk desk)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        var late = await db.Set<Occurrence>().AsNoTracking().Where(o => o.Department == "tech" && o.FulfilledOn == null).OrderBy(o => o.DueOn).FirstAsync(Ct);
        db.AddRange(Enumerable.Range(1, Many).Select(days => new Occurrence
        {
            Id = desk.Vault.Clock.NewId(),
            ObligationId = late.ObligationId,
            Department = late.Department,
            PeriodFrom = late.PeriodFrom.AddDays(-days),
            DueOn = late.DueOn.AddDays(-days),
            ShowFrom = late.ShowFrom,
            ShownSince = late.ShownSince,
            Office = late.Office,
        }));
        await db.SaveChangesAsync(Ct);
    }

    private static async Task<SelfCheck> CheckAsync(RecordDesk desk, string who) => LifeDesk.Must(await desk.Vault.Get<SelfCheckQueries>().GetAsync(await desk.ActorAsync(who), Ct));
}
