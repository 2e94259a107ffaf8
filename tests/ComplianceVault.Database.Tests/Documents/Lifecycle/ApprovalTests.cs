using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.Database.Tests.Platform.Seeding;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents.Lifecycle;

/// <summary>Who reviews and approves: data with a history (R45).</summary>
public sealed class ApprovalTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task TheTable_ComesFromThePack_IsSetWithAReason_AndIsKnownAsOfAPastDay(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (queries, set) = (desk.Vault.Get<ApprovalQueries>(), desk.Vault.Get<SetApprovalRule>());
        var (representative, before) = (await desk.ActorAsync(LifeDesk.Representative), desk.Today);
        async Task<IEnumerable<(string, string, string, bool)>> TableAsync(DateOnly? asOf = null) =>
            LifeDesk.Must(await queries.TableAsync(representative, asOf, Ct)).Select(r => (r.Level, r.Reviewer, r.Approver, r.Countersign));
        (string, string, string, bool)[] packed =
            [("一阶", "mgmt_rep", "gm", true), ("二阶", "mgmt_rep", "gm", true), ("三阶", "dept_head", "mgmt_rep", true), ("四阶", "dept_head", "mgmt_rep", false)];
        Assert.Equal(packed, await TableAsync());
        desk.Vault.Clock.Advance(TimeSpan.FromDays(2));

        var rule = new ApprovalRuleInput("三阶", "dept_head", "gm", false);
        Assert.Equal("access.missing-permission", (await set.ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), rule, "试行", Ct)).Error?.Code);
        Assert.Equal("act.reason-required", (await set.ExecuteAsync(representative, rule, "", Ct)).Error?.Code);
        Assert.Equal("approvals.role-outside", (await set.ExecuteAsync(representative, rule with { Approver = "customer" }, "试行", Ct)).Error?.Code);
        Assert.Equal("organisation.role-unknown", (await set.ExecuteAsync(representative, rule with { Reviewer = "nobody" }, "试行", Ct)).Error?.Code);
        Assert.Equal("numbering.level-unknown", (await set.ExecuteAsync(representative, rule with { Level = "九阶" }, "试行", Ct)).Error?.Code);
        LifeDesk.Must(await set.ExecuteAsync(representative, rule, "管理评审决定", Ct));
        Assert.Equal("approvals.unchanged", (await set.ExecuteAsync(representative, rule, "再次", Ct)).Error?.Code);

        Assert.Contains(("三阶", "dept_head", "gm", false), await TableAsync());
        Assert.Equal(packed, await TableAsync(before));
        var history = LifeDesk.Must(await queries.HistoryAsync(representative, "三阶", Ct));
        Assert.Equal([("管理评审决定", true), ("organisation.yaml", false)], history.Select(h => (h.Reason, h.To is null)));
    }

    [Theory, OnEachDatabase]
    public async Task ARuleSetMeanwhile_BindsTheNextSubmission(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var draft = await desk.DraftAsync();
        LifeDesk.Must(await desk.SubmitAsync(draft));
        desk.Vault.Clock.Advance(TimeSpan.FromHours(1));
        LifeDesk.Must(await desk.Vault.Get<SetApprovalRule>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Representative), new("三阶", "dept_head", "gm", true), "调整", Ct));

        LifeDesk.Must(await desk.ReviewAsync(draft));
        Assert.Equal("lifecycle.not-your-turn", (await desk.ApproveAsync(draft, LifeDesk.Manager)).Error?.Code);
        LifeDesk.Must(await desk.RejectAsync(draft, LifeDesk.Representative));
        LifeDesk.Must(await desk.SubmitAsync(draft));
        LifeDesk.Must(await desk.ReviewAsync(draft));
        LifeDesk.Must(await desk.ApproveAsync(draft, LifeDesk.Manager));
    }

    [Theory, OnEachDatabase]
    public async Task ALevelWithoutCountersigning_OrWithoutARule_IsRefusedAtSubmission(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var draft = await desk.DraftAsync(facts: DraftFacts.None with { CountersignDepartments = ["market"] });
        LifeDesk.Must(await desk.Vault.Get<SetApprovalRule>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Representative), new("三阶", "dept_head", "mgmt_rep", false), "调整", Ct));
        Assert.Equal("lifecycle.no-countersign", (await desk.SubmitAsync(draft)).Error?.Code);

        var external = await desk.StartAsync((await desk.RegisterAsync("客户规范", "外来")).Id);
        Assert.Equal("lifecycle.no-rule", (await desk.SubmitAsync(external)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task WhatTheCompanySaid_StaysWhenThePackChanges(Database database)
    {
        using var pack = new SmallPack();
        await using var vault = await TestVault.CreateAsync(database, seedDocs: pack.Root);
        LifeDesk.Must(await vault.Get<SeedLoader>().LoadAsync(SeedChoice.SampleForOwnFiles, Ct));
        var representative = await vault.PersonAsync("代表乙", Permission.DecideSigners, Permission.ManageSettings);
        pack.Change("organisation.yaml", "countersign: true", "countersign: false");
        async Task<PackPartReport> LoadAsync() => LifeDesk.Must(await vault.Get<LoadPack>().ExecuteAsync(representative, pack.Folder, null, Ct)).Single(r => r.Part == "approvals");
        Assert.Equal((1, 0), await LoadAsync() is var first ? (first.Changed, first.Kept) : default);

        LifeDesk.Must(await vault.Get<SetApprovalRule>().ExecuteAsync(representative, new("二阶", "mgmt_rep", "engineer", true), "调整", Ct));
        pack.Change("organisation.yaml", "countersign: false", "countersign: true");

        Assert.Equal((0, 1), await LoadAsync() is var second ? (second.Changed, second.Kept) : default);
        await using var db = await vault.DatabaseAsync();
        var rules = await db.Set<ApprovalRule>().Where(r => r.Level == "二阶").ToListAsync(Ct);
        Assert.Equal((3, "engineer"), (rules.Count, rules.Single(r => r.To is null).Approver));
    }
}
