using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.RuleChanges;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents.RuleChanges;

/// <summary>Every state of a proposed change of a rule with every act by everybody: approved or declined by the management representative alone, who did not propose it.</summary>
public sealed class RuleActTests
{
    private enum RuleAct
    {
        Approve,
        Decline,
        TakeBack,
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task EveryStateWithEveryAct_IsDoneByWhoMay_AndRefusedToAllOthers(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var roles = new EveryRole();
        foreach (var (state, act) in Enum.GetValues<RuleChangeState>().SelectMany(s => Enum.GetValues<RuleAct>().Select(a => (s, a))))
        {
            await roles.TryAsync(
                $"{state}", $"{act}", () => BringToAsync(desk, state), (of, person) => DoAsync(desk, of, act, person), person => Refused(state, act, person), async of => (await GetAsync(desk, of.Id)).State);
        }

        roles.Check();
    }

    private static string? Refused(RuleChangeState state, RuleAct act, string person)
    {
        if (person == EveryRole.ExternalAuditor)
            return EveryRole.NotGranted;
        if (act == RuleAct.TakeBack)
        {
            return person is not (LifeDesk.Controller or LifeDesk.Representative) ? EveryRole.NoRight
                : state is RuleChangeState.Waiting or RuleChangeState.Approved ? null : "deciding.not-open";
        }

        return state switch
        {
            RuleChangeState.Waiting => person == LifeDesk.Representative ? null : "deciding.not-your-turn",
            RuleChangeState.Approved or RuleChangeState.InForce => "deciding.already-done",
            _ => "deciding.not-open",
        };
    }

    private static async Task<Result> DoAsync(LifeDesk desk, (Guid Id, string Hash) of, RuleAct act, string by)
    {
        var actor = await desk.ActorAsync(by);
        return act switch
        {
            RuleAct.Approve => await desk.Vault.Get<ApproveRuleChange>().ExecuteAsync(actor, of.Id, of.Hash, new(SampleAccounts.Password), Ct),
            RuleAct.Decline => await desk.Vault.Get<DeclineRuleChange>().ExecuteAsync(actor, of.Id, "不需要", Ct),
            _ => await desk.Vault.Get<TakeBackRuleChange>().ExecuteAsync(actor, of.Id, "再考虑", Ct),
        };
    }

    private static async Task<(Guid Id, string Hash)> BringToAsync(LifeDesk desk, RuleChangeState state)
    {
        desk.Vault.Clock.Advance(TimeSpan.FromMinutes(1));
        var controller = await desk.ActorAsync(LifeDesk.Controller);
        var queries = desk.Vault.Get<RuleChangeQueries>();
        foreach (var open in LifeDesk.Must(await queries.OpenAsync(controller, "approval", Ct))) // one at a time
            LifeDesk.Must(await DoAsync(desk, (open.Change.Id, open.ContentHash), RuleAct.TakeBack, LifeDesk.Controller));
        var held = LifeDesk.Must(await desk.Vault.Get<ApprovalQueries>().TableAsync(controller, null, Ct)).Single(r => r.Level == "三阶");
        var id = LifeDesk.Must(await desk.Vault.Get<ProposeApprovalRule>().ExecuteAsync(
            controller, "三阶", new("dept_head", held.Approver == "gm" ? "mgmt_rep" : "gm", false), state == RuleChangeState.InForce ? null : desk.Today.AddDays(3), "管理评审决定", Ct));
        var of = (id, LifeDesk.Must(await queries.OpenAsync(controller, "approval", Ct)).Single().ContentHash);
        if (state is RuleChangeState.Approved or RuleChangeState.InForce)
            LifeDesk.Must(await DoAsync(desk, of, RuleAct.Approve, LifeDesk.Representative));
        if (state == RuleChangeState.Declined)
            LifeDesk.Must(await DoAsync(desk, of, RuleAct.Decline, LifeDesk.Representative));
        if (state == RuleChangeState.TakenBack)
            LifeDesk.Must(await DoAsync(desk, of, RuleAct.TakeBack, LifeDesk.Controller));
        Assert.Equal(state, (await GetAsync(desk, id)).State);
        return of;
    }

    private static async Task<RuleChange> GetAsync(LifeDesk desk, Guid id)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        return await db.Set<RuleChange>().AsNoTracking().SingleAsync(c => c.Id == id, Ct);
    }
}
