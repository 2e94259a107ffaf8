using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.RuleChanges;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents.RuleChanges;

/// <summary>How every rule of the company changes: proposed, approved by another person, in force from its day, each version kept (R45).</summary>
public sealed class RuleChangeTests
{
    private static readonly ApprovalSigners ByManager = new("dept_head", "gm", false);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task WhoProposes_NeverApproves_AndForTheOnlyRepresentative_TheGeneralManagerIsAsked(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var id = LifeDesk.Must(await ProposeAsync(desk, LifeDesk.Representative));

        Assert.Equal(["approval.approve"], await DeskAsync(desk, LifeDesk.Manager));
        Assert.Empty(await DeskAsync(desk, LifeDesk.Representative));
        Assert.Equal("deciding.not-your-turn", (await desk.DecideRuleAsync(id, LifeDesk.Representative)).Error?.Code);
        LifeDesk.Must(await desk.DecideRuleAsync(id, LifeDesk.Manager));

        await desk.GiveRoleAsync(LifeDesk.Controller, "mgmt_rep");
        var own = LifeDesk.Must(await ProposeAsync(desk, LifeDesk.Controller, ByManager with { Countersign = true }));
        Assert.Equal("deciding.not-own-work", (await desk.DecideRuleAsync(own, LifeDesk.Controller)).Error?.Code);
        LifeDesk.Must(await desk.DecideRuleAsync(own));
    }

    [Theory, OnEachDatabase]
    public async Task AnApprovedRule_HoldsFromItsDay_NotBefore_AndAMissedDayIsMadeGood(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var first = desk.Today.AddDays(3);
        Assert.Equal("rules.day-passed", (await ProposeAsync(desk, from: desk.Today.AddDays(-1))).Error?.Code);
        var id = LifeDesk.Must(await ProposeAsync(desk, from: first));
        LifeDesk.Must(await desk.DecideRuleAsync(id));

        Assert.Equal("mgmt_rep", await ApproverAsync(desk));
        Assert.Equal("rules.waiting", (await ProposeAsync(desk)).Error?.Code);
        Assert.Equal(0, await BringAsync(desk));
        desk.Vault.Clock.Advance(TimeSpan.FromDays(4)); // the night of the day itself was missed
        Assert.Equal(1, await BringAsync(desk));
        Assert.Equal(0, await BringAsync(desk));

        Assert.Equal("gm", await ApproverAsync(desk));
        Assert.Contains(desk.Vault.Get<IEnumerable<DailyJob>>(), d => d.Kind == "rule.take-effect");
        Assert.True((await desk.Vault.Get<TrailVerifier>().VerifyAsync(Ct)).Holds);
    }

    [Theory, OnEachDatabase]
    public async Task AnApprovedRule_TakenBackBeforeItsDay_NeverHolds(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var id = LifeDesk.Must(await ProposeAsync(desk, from: desk.Today.AddDays(1)));
        LifeDesk.Must(await desk.DecideRuleAsync(id));
        LifeDesk.Must(await desk.Vault.Get<TakeBackRuleChange>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), id, "机构调整推迟", Ct));
        desk.Vault.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal(0, await BringAsync(desk));
        Assert.Equal("mgmt_rep", await ApproverAsync(desk));
        Assert.Equal("deciding.not-open", (await desk.Vault.Get<TakeBackRuleChange>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), id, "再次", Ct)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task EveryVersion_IsShownWithWhoWhenAndWhy_AndItsSignatureHolds(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        LifeDesk.Must(await desk.DecideRuleAsync(LifeDesk.Must(await ProposeAsync(desk))));
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));
        LifeDesk.Must(await desk.DecideRuleAsync(LifeDesk.Must(await ProposeAsync(desk, signers: ByManager with { Countersign = true }))));

        var versions = LifeDesk.Must(await desk.Vault.Get<RuleChangeQueries>().VersionsAsync(await desk.ActorAsync(LifeDesk.Controller), "approval", "三阶", Ct));

        Assert.Equal([(true, desk.Today), (false, desk.Today.AddDays(-1))], versions.Select(v => (v.New<ApprovalSigners>().Countersign, v.Change.InForceOn!.Value)));
        Assert.Equal(new("dept_head", "mgmt_rep", true), versions[1].Old<ApprovalSigners>());
        Assert.All(versions, v => Assert.Equal((LifeDesk.Controller, "管理评审决定", LifeDesk.Representative), (v.Change.ByName, v.Change.Reason, v.Steps.Single().DoneByName)));
        Assert.All(versions, v => Assert.Equal(Holds, v.Steps.Single().Check));
    }

    [Theory, OnEachDatabase]
    public async Task ARule_ThatChangedSinceItWasProposed_IsNotApprovedAsShown(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var id = LifeDesk.Must(await ProposeAsync(desk));
        await using (var db = await desk.Vault.DatabaseAsync())
        {
            await db.Set<ApprovalRule>().Where(r => r.Level == "三阶" && r.To == null).ExecuteUpdateAsync(s => s.SetProperty(r => r.To, desk.Vault.Clock.GetUtcNow().UtcDateTime), Ct);
        }

        Assert.Equal("signing.content-changed", (await desk.DecideRuleAsync(id)).Error?.Code);
    }

    private static App.Documents.Deciding.SignatureCheck? Holds => App.Documents.Deciding.SignatureCheck.Holds;

    private static async Task<Kernel.Result<Guid>> ProposeAsync(LifeDesk desk, string by = LifeDesk.Controller, ApprovalSigners? signers = null, DateOnly? from = null) =>
        await desk.Vault.Get<ProposeApprovalRule>().ExecuteAsync(await desk.ActorAsync(by), "三阶", signers ?? ByManager, from, "管理评审决定", Ct);

    private static async Task<int> BringAsync(LifeDesk desk) =>
        LifeDesk.Must(await desk.Vault.Get<BringRulesIntoForce>().ExecuteAsync(Actor.Program(new ActSession("daily", ActSource.Job)), Ct));

    private static async Task<string> ApproverAsync(LifeDesk desk) =>
        LifeDesk.Must(await desk.Vault.Get<ApprovalQueries>().TableAsync(await desk.ActorAsync(LifeDesk.Controller), null, Ct)).Single(r => r.Level == "三阶").Approver;

    private static async Task<IEnumerable<string>> DeskAsync(LifeDesk desk, string by) =>
        LifeDesk.Must(await desk.Vault.Get<DeskQueries>().BoardAsync(await desk.ActorAsync(by), ["approval.approve"], new(), Ct)).Page.Rows.Where(r => r.Supervised is null).Select(r => r.Kind);
}
