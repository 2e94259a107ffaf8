using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.RuleChanges;
using ComplianceVault.App.Organisation;
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
    public async Task TheTable_ComesFromThePack_ChangesByApproval_AndIsKnownAsOfAPastDay(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (queries, propose) = (desk.Vault.Get<ApprovalQueries>(), desk.Vault.Get<ProposeApprovalRule>());
        var (controller, before) = (await desk.ActorAsync(LifeDesk.Controller), desk.Today);
        async Task<IEnumerable<(string, string, string, bool)>> TableAsync(DateOnly? asOf = null) =>
            LifeDesk.Must(await queries.TableAsync(controller, asOf, Ct)).Select(r => (r.Level, r.Reviewer, r.Approver, r.Countersign));
        (string, string, string, bool)[] packed =
            [("一阶", "mgmt_rep", "gm", true), ("二阶", "mgmt_rep", "gm", true), ("三阶", "dept_head", "mgmt_rep", true), ("四阶", "dept_head", "mgmt_rep", false)];
        Assert.Equal(packed, await TableAsync());
        desk.Vault.Clock.Advance(TimeSpan.FromDays(2));

        var signers = new ApprovalSigners("dept_head", "gm", false);
        Assert.Equal("access.missing-permission", (await propose.ExecuteAsync(await desk.ActorAsync(LifeDesk.Author), "三阶", signers, null, "试行", Ct)).Error?.Code);
        foreach (var (level, wanted, reason, code) in new[]
        {
            ("三阶", signers, "", "act.reason-required"),
            ("三阶", signers with { Approver = "customer" }, "试行", "approvals.role-outside"),
            ("三阶", signers with { Reviewer = "nobody" }, "试行", "organisation.role-unknown"),
            ("九阶", signers, "试行", "numbering.level-unknown"),
        })
            Assert.Equal(code, (await propose.ExecuteAsync(controller, level, wanted, null, reason, Ct)).Error?.Code);
        var id = LifeDesk.Must(await propose.ExecuteAsync(controller, "三阶", signers, null, "管理评审决定", Ct));
        Assert.Equal(packed, await TableAsync());
        LifeDesk.Must(await desk.DecideRuleAsync(id));
        Assert.Equal("rules.unchanged", (await propose.ExecuteAsync(controller, "三阶", signers, null, "再次", Ct)).Error?.Code);

        Assert.Contains(("三阶", "dept_head", "gm", false), await TableAsync());
        Assert.Equal(packed, await TableAsync(before));
        var history = LifeDesk.Must(await queries.HistoryAsync(controller, "三阶", Ct));
        Assert.Equal([("管理评审决定", true), ("organisation.yaml", false)], history.Select(h => (h.Reason, h.To is null)));
    }

    [Theory, OnEachDatabase]
    public async Task ARuleSetMeanwhile_BindsTheNextSubmission(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var draft = await desk.DraftAsync();
        LifeDesk.Must(await desk.SubmitAsync(draft));
        desk.Vault.Clock.Advance(TimeSpan.FromHours(1));
        await desk.SetSignersAsync("三阶", "dept_head", "gm", true);

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
        await desk.SetSignersAsync("三阶", "dept_head", "mgmt_rep", false);
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

        var controller = await vault.PersonAsync("文控乙", Permission.ControlDocuments, Permission.Read);
        var id = LifeDesk.Must(await vault.Get<ProposeApprovalRule>().ExecuteAsync(controller, "二阶", new("mgmt_rep", "engineer", true), null, "调整", Ct));
        await using (var act = await vault.DatabaseAsync())
            await act.Set<RuleChange>().Where(c => c.Id == id).ExecuteUpdateAsync(s => s.SetProperty(c => c.State, RuleChangeState.Approved).SetProperty(c => c.From, vault.Get<CompanyTime>().Today), Ct);
        Assert.Equal(1, LifeDesk.Must(await vault.Get<BringRulesIntoForce>().ExecuteAsync(controller, Ct)));
        pack.Change("organisation.yaml", "countersign: false", "countersign: true");

        Assert.Equal((0, 1), await LoadAsync() is var second ? (second.Changed, second.Kept) : default);
        await using var db = await vault.DatabaseAsync();
        var rules = await db.Set<ApprovalRule>().Where(r => r.Level == "二阶").ToListAsync(Ct);
        Assert.Equal((3, "engineer"), (rules.Count, rules.Single(r => r.To is null).Approver));
    }
}
