using ComplianceVault.App.Organisation.Letters;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Kernel;

namespace ComplianceVault.Database.Tests.Organisation.Letters;

/// <summary>Every state of a letter with every act by everybody, said with its refusal. It appoints the management representative, who alone answers it.</summary>
public sealed class LetterActTests
{
    [Theory, OnEachDatabase]
    public async Task EveryStateWithEveryAct_IsDoneByWhoMay_AndRefusedToAllOthers(Database database)
    {
        await using var office = await LetterOffice.OpenAsync(database);
        var roles = new EveryRole();
        foreach (var (state, act) in Enum.GetValues<LetterState>().SelectMany(s => Enum.GetValues<LetterAct>().Select(a => (s, a))))
        {
            await roles.TryAsync(
                $"{state}", $"{act}", () => BringToAsync(office, state), (id, person) => DoAsync(office, id, act, person), person => Refused(state, act, person), async id => (await office.GetAsync(id)).State);
        }

        roles.Check();
    }

    private static string? Refused(LetterState state, LetterAct act, string person)
    {
        var isPossible = LetterWorkflow.Table.Next(state, act).Succeeded;
        return (act, person) switch
        {
            (_, EveryRole.ExternalAuditor) => EveryRole.NotGranted,
            (LetterAct.TakeBack, LifeDesk.Manager or EveryRole.Staff or EveryRole.InternalAuditor) => EveryRole.NoRight,
            (LetterAct.TakeBack, not LifeDesk.Controller) => "letters.not-administration",
            (LetterAct.End, not LifeDesk.Manager) => "letters.manager-only",
            (LetterAct.Sign, _) when !isPossible => state is LetterState.Declined or LetterState.TakenBack ? "deciding.not-open" : "deciding.already-done",
            (LetterAct.Accept, _) when !isPossible => state == LetterState.Accepted ? "deciding.already-done" : "deciding.not-open",
            _ when !isPossible => "workflow.not-allowed",
            (LetterAct.Sign or LetterAct.Decline, not LifeDesk.Manager) or (LetterAct.Accept or LetterAct.Refuse, not LifeDesk.Representative) => "deciding.not-your-turn",
            _ => null,
        };
    }

    private static Task<Result> DoAsync(LetterOffice office, Guid id, LetterAct act, string by) => act switch
    {
        LetterAct.Sign => office.SignAsync(id, by),
        LetterAct.Decline => office.DeclineAsync(id, by),
        LetterAct.TakeBack => office.TakeBackAsync(id, by),
        LetterAct.Accept => office.AcceptAsync(id, by),
        LetterAct.Refuse => office.RefuseAsync(id, by),
        _ => office.EndAsync(id, by),
    };

    private static async Task<Guid> BringToAsync(LetterOffice office, LetterState state)
    {
        foreach (var row in (await office.ListAsync(LifeDesk.Controller)).Where(r => r.Standing == LetterStanding.Waiting)) // one draft at a time for an office
            LifeDesk.Must(await office.TakeBackAsync(row.Id));
        var id = await office.DraftAsync(await office.LetterAsync());
        foreach (var (act, by) in Way(state))
            LifeDesk.Must(await DoAsync(office, id, act, by));
        Assert.Equal(state, (await office.GetAsync(id)).State);
        return id;
    }

    private static (LetterAct Act, string By)[] Way(LetterState state)
    {
        var signed = (LetterAct.Sign, LifeDesk.Manager);
        return state switch
        {
            LetterState.Draft => [],
            LetterState.Signed => [signed],
            LetterState.Accepted => [signed, (LetterAct.Accept, LifeDesk.Representative)],
            LetterState.Refused => [signed, (LetterAct.Refuse, LifeDesk.Representative)],
            LetterState.Declined => [(LetterAct.Decline, LifeDesk.Manager)],
            LetterState.TakenBack => [(LetterAct.TakeBack, LifeDesk.Controller)],
            _ => [signed, (LetterAct.End, LifeDesk.Manager)],
        };
    }
}
