using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.Database.Tests.Documents.Destruction;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents.Lifecycle;

/// <summary>What is done with an edition beside its signatures, in every state by everybody: the training it needs, its effective date, keeping it when it is obsolete.</summary>
public sealed class EditionCareTests
{
    private enum Care
    {
        RecordTraining,
        WaiveTraining,
        ChangeEffectiveDate,
        Retain,
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task EveryStateWithEveryAct_IsDoneByWhoMay_AndRefusedToAllOthers(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        await desk.KeepMastersAsync(0);
        var roles = new EveryRole();
        foreach (var (state, act) in EditionStates.All.SelectMany(s => Enum.GetValues<Care>().Select(a => (s, a))))
        {
            await roles.TryAsync(
                $"{state}", $"{act}", () => desk.BringToAsync(state, training: true), (id, person) => DoAsync(desk, id, act, person), person => Refused(state, act, person),
                id => LookAsync(desk, id));
        }

        roles.Check();
    }

    private static string? Refused(EditionState state, Care act, string person)
    {
        var isTrained = state is EditionState.Approved or EditionState.Published;
        return (act, person) switch
        {
            (_, EveryRole.ExternalAuditor) => EveryRole.NotGranted,
            (Care.RecordTraining, LifeDesk.Manager or EveryRole.Staff or EveryRole.InternalAuditor) => EveryRole.NoRight,
            (Care.WaiveTraining, not LifeDesk.Representative) => EveryRole.NoRight,
            (Care.RecordTraining or Care.WaiveTraining, _) when !isTrained => "lifecycle.no-training",
            (Care.RecordTraining, not LifeDesk.Controller) => "lifecycle.author-only",
            (Care.ChangeEffectiveDate or Care.Retain, not LifeDesk.Controller) => EveryRole.NoRight,
            (Care.ChangeEffectiveDate, _) => state == EditionState.Published ? null : "lifecycle.not-published",
            (Care.Retain, _) => state == EditionState.Obsolete ? null : "workflow.not-allowed",
            _ => null,
        };
    }

    private static async Task<Result> DoAsync(LifeDesk desk, Guid id, Care act, string by)
    {
        var actor = await desk.ActorAsync(by);
        return act switch
        {
            Care.RecordTraining => await desk.RecordTrainingAsync(id, by),
            Care.WaiveTraining => await desk.Vault.Get<WaiveTraining>().ExecuteAsync(actor, id, "只改错字", Ct),
            Care.ChangeEffectiveDate => await desk.Vault.Get<ChangeEffectiveDate>().ExecuteAsync(actor, id, desk.Today.AddDays(20), "等设备到货", Ct),
            _ => await desk.RetainAsync(id, by),
        };
    }

    private static async Task<object> LookAsync(LifeDesk desk, Guid id)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        var edition = await desk.EditionAsync(id);
        return (edition.State, edition.EffectiveDate, await db.Set<EditionTraining>().CountAsync(t => t.EditionId == id, Ct));
    }
}
