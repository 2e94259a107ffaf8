using ComplianceVault.App.Documents.Lending;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Kernel;

namespace ComplianceVault.Database.Tests.Documents.Lending;

/// <summary>翻印 and 对外提供: every state with every act by everybody. Neither comes back, so that nothing is extended, returned or lost.</summary>
public sealed class CopyReleaseActTests
{
    private static readonly LendingState[] States = [LendingState.Requested, LendingState.Approved, LendingState.Delivered, LendingState.Rejected];

    private static readonly LendingAct[] Acts =
        [LendingAct.Approve, LendingAct.Reject, LendingAct.Deliver, LendingAct.AskExtension, LendingAct.Return, LendingAct.Lose];

    [Theory, OnEachDatabase]
    public async Task Copying_EveryStateWithEveryAct_IsDoneByWhoMay_AndRefusedToAllOthers(Database database) => await CheckAsync(database, c => c.Copying);

    [Theory, OnEachDatabase]
    public async Task Release_EveryStateWithEveryAct_IsDoneByWhoMay_AndRefusedToAllOthers(Database database) => await CheckAsync(database, c => c.Release);

    private static async Task CheckAsync(Database database, Func<LendingCounter, NewLending> input)
    {
        await using var counter = await LendingCounter.OpenAsync(database);
        var roles = new EveryRole();
        foreach (var (state, act) in States.SelectMany(s => Acts.Select(a => (s, a))))
        {
            await roles.TryAsync(
                $"{state}", $"{act}", () => BringToAsync(counter, input(counter), state), (id, person) => DoAsync(counter, id, act, person), person => Refused(state, act, person),
                async id => await counter.GetAsync(id) is var l ? (l.State, l.Version) : default);
        }

        roles.Check();
    }

    private static string? Refused(LendingState state, LendingAct act, string person)
    {
        var isPossible = LendingWorkflow.Of(LendingKind.Copying).Next(state, act).Succeeded;
        return (act, person) switch
        {
            (_, EveryRole.ExternalAuditor) => EveryRole.NotGranted,
            (LendingAct.Deliver or LendingAct.Return or LendingAct.Lose, not LifeDesk.Controller) => EveryRole.NoRight,
            (_, EveryRole.Staff) => "lending.not-found",
            _ when !isPossible => "workflow.not-allowed",
            (LendingAct.Approve or LendingAct.Reject, not LifeDesk.Representative) => "lending.not-your-decision",
            _ => null,
        };
    }

    private static Task<Result> DoAsync(LendingCounter counter, Guid id, LendingAct act, string by) => act switch
    {
        LendingAct.Approve => counter.DecideAsync(id, approve: true, by),
        LendingAct.Reject => counter.DecideAsync(id, approve: false, by),
        LendingAct.Deliver => counter.DeliverAsync(id, by),
        LendingAct.AskExtension => counter.ExtendAsync(id, by: by),
        LendingAct.Return => counter.ReturnAsync(id, by: by),
        _ => counter.ReturnAsync(id, ReturnCondition.Lost, "找不到", by),
    };

    private static async Task<Guid> BringToAsync(LendingCounter counter, NewLending input, LendingState state)
    {
        var id = await counter.AskAsync(input);
        if (state != LendingState.Requested)
            LifeDesk.Must(await counter.DecideAsync(id, approve: state != LendingState.Rejected, LifeDesk.Representative));
        if (state == LendingState.Delivered)
            LifeDesk.Must(await counter.DeliverAsync(id));
        Assert.Equal(state, (await counter.GetAsync(id)).State);
        return id;
    }
}
