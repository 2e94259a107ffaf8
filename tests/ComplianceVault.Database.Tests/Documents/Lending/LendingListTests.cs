using ComplianceVault.App.Documents.Lending;
using ComplianceVault.Database.Tests.Documents.Lifecycle;

namespace ComplianceVault.Database.Tests.Documents.Lending;

/// <summary>文件借阅记录: what was out, until when, and what was late on any day.</summary>
public sealed class LendingListTests
{
    [Theory, OnEachDatabase]
    public async Task ALoan_ThatIsExtended_AndComesBackLate_IsSaidAsOfEachDay(Database database)
    {
        await using var counter = await LendingCounter.OpenAsync(database);
        var (life, monday) = (counter.Life, counter.Life.Today);
        var lending = await counter.AskAsync(counter.Loan());
        var due = monday.AddDays(4);
        life.Vault.Clock.Advance(TimeSpan.FromDays(1));
        LifeDesk.Must(await counter.DecideAsync(lending));
        LifeDesk.Must(await counter.DeliverAsync(lending));
        life.Vault.Clock.Advance(TimeSpan.FromDays(4)); // Saturday: a day late
        LifeDesk.Must(await counter.ExtendAsync(lending, days: 3));
        life.Vault.Clock.Advance(TimeSpan.FromDays(1));
        LifeDesk.Must(await counter.DecideAsync(lending));
        var extended = monday.AddDays(8);
        life.Vault.Clock.Advance(TimeSpan.FromDays(4)); // two days after the extended day
        LifeDesk.Must(await counter.ReturnAsync(lending, ReturnCondition.Damaged, "缺封底"));

        Assert.Equal($"待批准|||{due.Said()}|||", await SaidAsync(monday));
        Assert.Equal($"借出中|{LifeDesk.Head}|{monday.AddDays(1).Said()}|{due.Said()}|||", await SaidAsync(monday.AddDays(4)));
        Assert.Equal($"申请续借中|{LifeDesk.Head}|{monday.AddDays(1).Said()}|{due.Said()}|是||", await SaidAsync(monday.AddDays(5)));
        Assert.Equal($"借出中|{LifeDesk.Head}|{monday.AddDays(1).Said()}|{extended.Said()}|||", await SaidAsync(monday.AddDays(6)));
        Assert.Equal($"借出中|{LifeDesk.Head}|{monday.AddDays(1).Said()}|{extended.Said()}|是||", await SaidAsync(monday.AddDays(9)));
        Assert.Equal($"已归还|{LifeDesk.Head}|{monday.AddDays(1).Said()}|{extended.Said()}||{monday.AddDays(10).Said()}|破损", await SaidAsync(null));
        Assert.Empty(await life.RowsAsync("lending", monday.AddDays(-1), LifeDesk.Controller));

        async Task<string> SaidAsync(DateOnly? asOf) =>
            Assert.Single(await life.RowsAsync("lending", asOf, LifeDesk.Controller)).Of("state", "approver", "out-on", "return-due", "overdue", "returned-on", "condition");
    }

    [Theory, OnEachDatabase]
    public async Task CopiesAndWhatGoesOutside_StandThereToo_AndSomebodyElseSeesNone(Database database)
    {
        await using var counter = await LendingCounter.OpenAsync(database);
        var life = counter.Life;
        var copying = await counter.AskAsync(counter.Copying);
        LifeDesk.Must(await counter.DecideAsync(copying, by: LifeDesk.Representative));
        LifeDesk.Must(await counter.DeliverAsync(copying));
        life.Vault.Clock.Advance(TimeSpan.FromHours(1));
        var release = await counter.AskAsync(counter.Release);
        LifeDesk.Must(await counter.DecideAsync(release, approve: false, by: LifeDesk.Representative, reason: "涉及客户"));

        Assert.Equal(
            [$"DOCUMENT-RELEASES-{life.Today.Year}-0001|对外提供|甲方公司|投标|1|未批准|", $"LENDING-{life.Today.Year}-0001|翻印||班组学习|5|已发出|{LifeDesk.Representative}"],
            (await life.RowsAsync("lending", by: LendingCounter.Borrower)).Select(r => r.Of("record-number", "lending-kind", "recipient", "purpose", "copies", "state", "approver")));
        Assert.Empty(await life.RowsAsync("lending", by: LifeDesk.MarketHead));
    }
}
