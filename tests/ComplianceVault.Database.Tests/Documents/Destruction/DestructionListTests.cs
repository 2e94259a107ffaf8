using ComplianceVault.App.Documents.Destruction;
using ComplianceVault.App.Lists;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Database.Tests.Documents.Withdrawal;

namespace ComplianceVault.Database.Tests.Documents.Destruction;

/// <summary>文件销毁申请与记录: what had been proposed, decided and destroyed on any day.</summary>
public sealed class DestructionListTests
{
    [Theory, OnEachDatabase]
    public async Task AList_FromTheProposalToTheCertificate_IsSaidAsOfEachDay(Database database)
    {
        await using var desk = await OpenAsync(database);
        var ((_, gone), (_, kept), (held, third)) = (await desk.WithdrawnAsync("甲规范"), await desk.WithdrawnAsync("乙规范"), await desk.WithdrawnAsync("丙规范"));
        var first = desk.Today;
        var id = await desk.ProposeAsync(gone, kept, third);
        NextDay(desk);
        LifeDesk.Must(await desk.ConfirmListAsync(id, keep: new KeepLonger((await desk.ListAsync(id)).Items.Single(i => i.Title == "乙规范").Id, "合同未结")));
        NextDay(desk);
        LifeDesk.Must(await desk.TryHoldAsync(held));
        LifeDesk.Must(await desk.CheckListAsync(id));
        NextDay(desk);
        LifeDesk.Must(await desk.ApproveListAsync(id));
        LifeDesk.Must(await desk.BeginAsync(id));
        NextDay(desk);
        LifeDesk.Must(await desk.WitnessAsync(id));

        Assert.Equal(["甲规范||||||待归口部门确认|", "乙规范||||||待归口部门确认|", "丙规范||||||待归口部门确认|"], await SaidAsync(first));
        Assert.Equal(
            ["甲规范|同意销毁|技术部负责人||||待暂缓检查|", "乙规范|继续保存|技术部负责人|||继续保存|待暂缓检查|合同未结", "丙规范|同意销毁|技术部负责人||||待暂缓检查|"], await SaidAsync(first.AddDays(1)));
        Assert.Equal("丙规范|同意销毁|技术部负责人|||已剔除|待批准|已由 管理者代表 设置暂缓销毁：诉讼", (await SaidAsync(first.AddDays(2)))[2]);
        Assert.Equal("甲规范|同意销毁|技术部负责人|技术部负责人|行政部文控||待销毁|", (await SaidAsync(first.AddDays(3)))[0]);
        Assert.Equal("甲规范|同意销毁|技术部负责人|技术部负责人|行政部文控、行政部负责人|已销毁|已销毁|", (await SaidAsync(null))[0]);
        Assert.Empty(await SaidAsync(first.AddDays(-1)));

        Assert.Equal(
            [$"DOCUMENT-DESTRUCTIONS-2026-0001|A|保存期满|电子删除|行政部文控|{first.Said()}|{desk.Today.Said()}|XHZS-2026-001", $"DOCUMENT-DESTRUCTIONS-2026-0001|A|保存期满|电子删除|行政部文控|{first.Said()}||"],
            (await desk.RowsAsync("destruction", by: LifeDesk.Controller)).Take(2)
                .Select(r => r.Of("record-number", "edition", "destruction-reason", "destruction-method", "proposer", "proposed-on", "destroyed-on", "certificate")));
        Assert.Equal(3, (await desk.RowsAsync("destruction", by: LifeDesk.Head)).Count); // who decided
        Assert.Empty(await desk.RowsAsync("destruction", by: LifeDesk.MarketHead));
        var lists = desk.Vault.Get<ListQueries>();
        Assert.Equal("list.unknown", (await lists.PageAsync(await desk.ActorAsync(LifeDesk.Author), "destruction", null, new(), TestContext.Current.CancellationToken)).Error?.Code);

        async Task<List<string>> SaidAsync(DateOnly? asOf) =>
            (await desk.RowsAsync("destruction", asOf, LifeDesk.Controller)).ConvertAll(r => r.Of("title", "owner-answer", "answered-by", "approver", "executors", "item-fate", "state", "remark"));
    }

    [Theory, OnEachDatabase]
    public async Task AList_ThatIsRefusedOrGivenUp_WasStillOpenBefore(Database database)
    {
        await using var desk = await OpenAsync(database);
        var ((_, one), (_, two), (_, three)) = (await desk.WithdrawnAsync("甲规范"), await desk.WithdrawnAsync("乙规范"), await desk.WithdrawnAsync("丙规范"));
        var first = desk.Today;
        var refused = await desk.ProposeAsync(one);
        var closed = await desk.ProposeAsync(two);
        var kept = await desk.ProposeAsync(three);
        LifeDesk.Must(await desk.ConfirmListAsync(closed));
        NextDay(desk);
        LifeDesk.Must(await desk.RejectListAsync(refused, LifeDesk.Head));
        LifeDesk.Must(await desk.CloseListAsync(closed)); // between two steps: nobody's step is open
        LifeDesk.Must(await desk.ConfirmListAsync(kept, keep: new KeepLonger((await desk.ListAsync(kept)).Items[0].Id, "合同未结")));

        Assert.Equal(["丙规范|继续保存|已关闭，未销毁|合同未结", "乙规范|同意销毁|已关闭，未销毁|不再需要", "甲规范|不同意|未批准|还要用"], await SaidAsync(null));
        Assert.Equal(["丙规范||待归口部门确认|", "乙规范|同意销毁|待暂缓检查|", "甲规范||待归口部门确认|"], await SaidAsync(first));

        async Task<IEnumerable<string>> SaidAsync(DateOnly? asOf) =>
            (await desk.RowsAsync("destruction", asOf, LifeDesk.Controller)).Select(r => r.Of("title", "owner-answer", "state", "remark"));
    }

    private static void NextDay(LifeDesk desk) => desk.Vault.Clock.Advance(TimeSpan.FromDays(1));

    private static async Task<LifeDesk> OpenAsync(Database database)
    {
        var desk = await LifeDesk.OpenAsync(database);
        await desk.KeepMastersAsync(0);
        return desk;
    }
}
