using ComplianceVault.App.Documents.Withdrawal;
using ComplianceVault.Database.Tests.Documents.Lifecycle;

namespace ComplianceVault.Database.Tests.Documents.Withdrawal;

/// <summary>文件作废申请: who had agreed and what was withdrawn on any day.</summary>
public sealed class WithdrawalListTests
{
    [Theory, OnEachDatabase]
    public async Task AnApplication_IsSaidAsOfEachDay_WithWhoHadDecided(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var ((_, edition), (_, other)) = (await desk.InForceAsync("甲规范"), await desk.InForceAsync("乙规范"));
        var first = desk.Today;
        var id = await desk.ApplyAsync(edition, replacedBy: await desk.NumberAsync(other), keep: RetainGround.Knowledge);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));
        LifeDesk.Must(await desk.SignWithdrawalAsync(id, LifeDesk.Head));
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));
        LifeDesk.Must(await desk.SignWithdrawalAsync(id, LifeDesk.Representative));

        Assert.Equal("部门负责人审核中||||||", await SaidAsync(first));
        Assert.Equal($"管理者代表审批中|{LifeDesk.Head}|||||", await SaidAsync(first.AddDays(1)));
        var day = desk.Today.Said();
        Assert.Equal($"已作废|{LifeDesk.Head}|{LifeDesk.Representative}||{day}|{day}|{day}", await SaidAsync(null));
        Assert.Empty(await desk.RowsAsync("withdrawals", first.AddDays(-1)));
        Assert.Equal(
            $"DOCUMENT-WITHDRAWALS-2026-0001|甲规范|A|{WithdrawDesk.Reason}|{await desk.NumberAsync(other)}|是|{LifeDesk.Author}|{first.Said()}",
            Assert.Single(await desk.RowsAsync("withdrawals")).Of("record-number", "title", "edition", "withdrawal-reason", "replaced-by", "keep", "applicant", "applied-on"));

        async Task<string> SaidAsync(DateOnly? asOf) =>
            Assert.Single(await desk.RowsAsync("withdrawals", asOf)).Of("state", "reviewer", "approver", "manager", "decided-on", "withdrawn-on", "retained-on");
    }

    [Theory, OnEachDatabase]
    public async Task WhatIsRefusedOrTakenBack_WasStillOpenBefore_AndTheEditionStays(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var ((_, one), (_, two)) = (await desk.InForceAsync("甲规范"), await desk.InForceAsync("乙规范"));
        var first = desk.Today;
        var (refused, takenBack) = (await desk.ApplyAsync(one), await desk.ApplyAsync(two));
        LifeDesk.Must(await desk.SignWithdrawalAsync(refused, LifeDesk.Head));
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));
        LifeDesk.Must(await desk.RejectWithdrawalAsync(refused, LifeDesk.Representative));
        LifeDesk.Must(await desk.TakeBackWithdrawalAsync(takenBack));

        Assert.Equal(["乙规范|已撤回|||", $"甲规范|未同意|{LifeDesk.Head}|管理者代表：仍在使用|"], await SaidAsync(null));
        Assert.Equal(["乙规范|部门负责人审核中|||", $"甲规范|管理者代表审批中|{LifeDesk.Head}||"], await SaidAsync(first));

        async Task<IEnumerable<string>> SaidAsync(DateOnly? asOf) =>
            (await desk.RowsAsync("withdrawals", asOf)).Select(r => r.Of("title", "state", "reviewer", "remark", "withdrawn-on"));
    }
}
