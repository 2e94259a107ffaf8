using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Registers.Incidents;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Database.Tests.Records.Handling;

namespace ComplianceVault.Database.Tests.Registers;

/// <summary>《IT事件统计表》 worked out from incidents, and when an incident is to become a problem.</summary>
public sealed class IncidentStatisticsTests
{
    private static readonly DateOnly Start = new(2026, 3, 2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task TheThreeObjectives_AreCounted_LateOnesIncludedAsSoonAsTheirTimeHasPassed(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var inTime = await desk.IncidentAsync();
        await ResolvedAsync(desk, inTime);
        await desk.MoveAsync(inTime, ProcessDesk.Head, "close", values => { values["confirmation"] = "用户确认恢复"; values["reusable"] = "否"; values["problem_needed"] = "否"; values["problem"] = null; values["knowledge_entry"] = null; });
        await desk.MoveAsync(inTime, ProcessDesk.Engineer, "follow-up", values => { values["satisfaction"] = "很满意"; values["follow_up_note"] = null; });
        await desk.IncidentAsync();
        var refused = await desk.IncidentAsync(change: values => { values["in_sla_scope"] = "否"; values["reject_reason"] = "不在协议范围"; });
        await desk.MoveAsync(refused, ProcessDesk.Head, "reject", fill: false);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(20));

        var counted = await CountedAsync(desk);

        Assert.Equal((2, 0), (counted.Total, counted.Major));
        Assert.Equal([("response", 50m), ("resolution", 50m), ("satisfaction", 100m)], counted.Objectives.Select(o => (o.Code, o.Value ?? -1)));
        Assert.Equal([false, false, true], counted.Objectives.Select(o => o.Met));
        Assert.Equal(new PriorityCount(IncidentPriority.High, 2, 2, 1, 2, 1), counted.ByPriority[0]);
        Assert.Equal("ITSMS-P15-R01-2026-0002", Assert.Single(counted.Overdue).Number);
    }

    [Theory, OnEachDatabase]
    public async Task TheThirdOfAKindThatIsOnlyWorkedAround_IsOfferedAsAProblem(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        for (var i = 0; i < 2; i++)
            await ResolvedAsync(desk, await desk.IncidentAsync(), workaround: "是");
        var third = await desk.IncidentAsync();
        Assert.Empty((await desk.StandsAsync(third, ProcessDesk.Engineer)).Advice);
        await ResolvedAsync(desk, third, workaround: "是");

        var advice = (await desk.StandsAsync(third, ProcessDesk.Head)).Advice;

        Assert.Equal(["incidents.workaround-problem", "incidents.repeated-problem"], advice.Select(a => a.Why.Code));
        Assert.All(advice, a => Assert.Equal("ITSMS-P16-R01", a.Form));
        Assert.Equal(3, (await CountedAsync(desk)).Repeated.Single().Count);
    }

    [Theory, OnEachDatabase]
    public async Task WhoMayNotSeeTheIncidents_CountsNone(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        await desk.IncidentAsync();

        var counted = LifeDesk.Must(await desk.Vault.Get<IncidentQueries>().StatisticsAsync(await desk.ActorAsync("市场部职员"), Start, Start.AddDays(30), Ct));

        Assert.Equal(0, counted.Total);
        Assert.All(counted.Objectives, o => Assert.Null(o.Met));
    }

    private static async Task ResolvedAsync(ProcessDesk desk, Guid id, string workaround = "否")
    {
        await desk.MoveAsync(id, ProcessDesk.Engineer, "start");
        await desk.MoveAsync(id, ProcessDesk.Engineer, "resolve", values => { values["workaround"] = workaround; values["resolved_at"] = FieldText.Of(desk.Vault.Clock.GetUtcNow()); });
    }

    private static async Task<IncidentStatistics> CountedAsync(ProcessDesk desk) =>
        LifeDesk.Must(await desk.Vault.Get<IncidentQueries>().StatisticsAsync(await desk.ActorAsync(ProcessDesk.Head), Start, Start.AddDays(30), Ct));
}
