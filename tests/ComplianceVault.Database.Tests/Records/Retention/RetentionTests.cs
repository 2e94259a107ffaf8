using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Destruction;
using ComplianceVault.App.Documents.RuleChanges;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Records.Retention;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Database.Tests.Documents.Withdrawal;
using ComplianceVault.Kernel;

namespace ComplianceVault.Database.Tests.Records.Retention;

/// <summary>保存期限: proposed by the controller, approved by the management representative, never silently shorter. Today is Monday 2026-03-02.</summary>
public sealed class RetentionTests
{
    private const string Class = "T-5Y";

    private static readonly NewRetention SevenYears = new(Class, 7, RetentionUnit.Year, RetentionStart.RecordClosed, true, false);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task AChange_WaitsForTheRepresentative_ThenHoldsFromThatDay_AndTheOldRuleKeepsItsDays(Database database)
    {
        await using var desk = await OpenAsync(database);
        var id = LifeDesk.Must(await ProposeAsync(desk, SevenYears));
        Assert.Equal("记录关闭后不少于 5 年", (await RowAsync(desk, Class)).Term.Words());
        Assert.Equal(["retention.approve"], await DeskAsync(desk, LifeDesk.Representative));
        Assert.Equal("rules.waiting", (await ProposeAsync(desk, SevenYears)).Error?.Code);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));

        LifeDesk.Must(await ApproveAsync(desk, id));

        var now = await RowAsync(desk, Class);
        Assert.Equal(("记录关闭后不少于 7 年", desk.Today, LifeDesk.Controller, "客户合同要求"), (now.Term.Words(), now.From, now.ByName, now.Reason));
        Assert.Equal(5, (await RowAsync(desk, Class, desk.Today.AddDays(-1))).Term.Period);
        var history = LifeDesk.Must(await desk.Vault.Get<RetentionQueries>().HistoryAsync(await desk.ActorAsync(LifeDesk.Controller), Class, Ct));
        Assert.Equal([(7, null), (5, (DateOnly?)desk.Today)], history.Select(h => (h.Term.Period!.Value, h.To)));
        Assert.Empty(await DeskAsync(desk, LifeDesk.Representative));
        Assert.Empty(await WaitingAsync(desk, LifeDesk.Representative));
        Assert.True((await desk.Vault.Get<TrailVerifier>().VerifyAsync(Ct)).Holds);
    }

    [Theory, OnEachDatabase]
    public async Task WhoProposed_DoesNotApprove_AndNothingChanges_WhenItIsDeclinedOrTakenBack(Database database)
    {
        await using var desk = await OpenAsync(database);
        await desk.GiveRoleAsync(LifeDesk.Controller, "mgmt_rep");
        var id = LifeDesk.Must(await ProposeAsync(desk, SevenYears));

        Assert.Equal("deciding.not-own-work", (await ApproveAsync(desk, id, LifeDesk.Controller)).Error?.Code);
        Assert.Equal("deciding.not-your-turn", (await ApproveAsync(desk, id, LifeDesk.Manager)).Error?.Code);
        Assert.Equal("access.missing-permission", (await ProposeAsync(desk, SevenYears, LifeDesk.Author)).Error?.Code);
        var decline = desk.Vault.Get<DeclineRuleChange>();
        Assert.Equal("act.reason-required", (await decline.ExecuteAsync(await desk.ActorAsync(LifeDesk.Representative), id, " ", Ct)).Error?.Code);
        LifeDesk.Must(await decline.ExecuteAsync(await desk.ActorAsync(LifeDesk.Representative), id, "合同没有这样写", Ct));
        Assert.Equal("deciding.not-open", (await ApproveAsync(desk, id)).Error?.Code);
        var again = LifeDesk.Must(await ProposeAsync(desk, SevenYears));
        LifeDesk.Must(await desk.Vault.Get<TakeBackRuleChange>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), again, "填错", Ct));

        Assert.Equal(5, (await RowAsync(desk, Class)).Term.Period);
        Assert.Empty(await DeskAsync(desk, LifeDesk.Representative));
    }

    [Theory, OnEachDatabase]
    public async Task AShorterPeriod_LeavesWhatIsKept_UnlessItIsApprovedForThatToo(Database database)
    {
        await using var desk = await OpenAsync(database);
        var (_, first) = await desk.WithdrawnAsync();
        var ended = desk.Today;
        Assert.Equal(ended.AddMonths(36), await DueAsync(desk, first));
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));

        await ChangeMastersAsync(desk, 12, alsoKept: false);
        Assert.Equal(ended.AddMonths(36), await DueAsync(desk, first)); // promised before
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));
        var (_, second) = await desk.WithdrawnAsync("机房出入规范");
        Assert.Equal(desk.Today.AddMonths(12), await DueAsync(desk, second));

        await ChangeMastersAsync(desk, 24, alsoKept: true); // longer: nothing to say about what is kept
        Assert.Equal(ended.AddMonths(36), await DueAsync(desk, first));
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));
        await ChangeMastersAsync(desk, 6, alsoKept: true);
        Assert.Equal(ended.AddMonths(6), await DueAsync(desk, first));
    }

    [Theory, OnEachDatabase]
    public async Task WhatIsProposed_SaysWhatItReaches_AndWhetherItIsShorter(Database database)
    {
        await using var desk = await OpenAsync(database);
        await desk.WithdrawnAsync();
        LifeDesk.Must(await ProposeAsync(desk, Masters(12, false)));
        LifeDesk.Must(await ProposeAsync(desk, SevenYears));

        var waiting = await WaitingAsync(desk, LifeDesk.Representative);

        Assert.Equal([(RetentionClass.Masters, true, true), (Class, false, true)], waiting.Select(w => (w.Of.Change.Code, w.IsShorter, w.Of.MayDecide)));
        Assert.Equal((1, "版本作废后不少于 36 个月"), (waiting[0].Row.Reach.Masters, waiting[0].Old.Words()));
        Assert.All(await WaitingAsync(desk, LifeDesk.Controller), w => Assert.False(w.Of.MayDecide));
    }

    [Theory, OnEachDatabase]
    public async Task WhatIsUnfit_IsRefusedByName(Database database)
    {
        await using var desk = await OpenAsync(database);
        foreach (var (input, code) in new[]
        {
            (SevenYears with { Code = "NONE" }, "retention.class-unknown"),
            (SevenYears with { Period = 0 }, "retention.period-required"),
            (SevenYears with { Period = 1201 }, "retention.period-required"),
            (SevenYears with { Starts = null }, "retention.period-required"),
            (SevenYears with { Period = 5 }, "rules.unchanged"),
            (Masters(-1, false), "retention.period-required"),
            (Masters(12, false) with { Starts = RetentionStart.RecordClosed }, "retention.masters-start"),
            (Masters(12, false) with { Unit = RetentionUnit.Permanent }, "retention.masters-start"),
        })
            Assert.Equal(code, (await ProposeAsync(desk, input)).Error?.Code);
        Assert.Equal("act.reason-required", (await desk.Vault.Get<ProposeRetention>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), SevenYears, " ", Ct)).Error?.Code);
    }

    private static NewRetention Masters(int months, bool alsoKept) => new(RetentionClass.Masters, months, RetentionUnit.Month, RetentionStart.EditionEnded, true, alsoKept);

    private static async Task<LifeDesk> OpenAsync(Database database)
    {
        var desk = await LifeDesk.OpenAsync(database);
        await using var db = await desk.Vault.DatabaseAsync();
        db.Add(new RetentionClass
        {
            Id = Guid.CreateVersion7(),
            Code = Class,
            TitleZh = "五年",
            Period = 5,
            Unit = RetentionUnit.Year,
            Starts = RetentionStart.RecordClosed,
            AtLeast = true,
            From = new(2026, 1, 1),
        });
        await db.SaveChangesAsync(Ct);
        return desk;
    }

    private static async Task<Result<Guid>> ProposeAsync(LifeDesk desk, NewRetention input, string by = LifeDesk.Controller) =>
        await desk.Vault.Get<ProposeRetention>().ExecuteAsync(await desk.ActorAsync(by), input, "客户合同要求", Ct);

    private static Task<Result> ApproveAsync(LifeDesk desk, Guid id, string by = LifeDesk.Representative) => desk.DecideRuleAsync(id, by);

    private static async Task ChangeMastersAsync(LifeDesk desk, int months, bool alsoKept) =>
        LifeDesk.Must(await ApproveAsync(desk, LifeDesk.Must(await ProposeAsync(desk, Masters(months, alsoKept)))));

    private static async Task<IReadOnlyList<RetentionChangeView>> WaitingAsync(LifeDesk desk, string by) =>
        LifeDesk.Must(await desk.Vault.Get<RetentionQueries>().OpenAsync(await desk.ActorAsync(by), Ct));

    private static async Task<RetentionRow> RowAsync(LifeDesk desk, string code, DateOnly? asOf = null) =>
        LifeDesk.Must(await desk.Vault.Get<RetentionQueries>().TableAsync(await desk.ActorAsync(LifeDesk.Controller), asOf, Ct)).Single(r => r.Code == code);

    private static async Task<IEnumerable<string>> DeskAsync(LifeDesk desk, string by) =>
        LifeDesk.Must(await desk.Vault.Get<DeskQueries>().BoardAsync(await desk.ActorAsync(by), ["retention.approve"], new(), Ct)).Page.Rows.Where(r => r.Supervised is null).Select(r => r.Kind);

    private static async Task<DateOnly> DueAsync(LifeDesk desk, Guid edition) =>
        LifeDesk.Must(await desk.Vault.Get<DestructionQueries>().CandidatesAsync(await desk.ActorAsync(LifeDesk.Controller), "tech", new(), Ct)).Rows.Single(r => r.EditionId == edition).DueOn;
}
