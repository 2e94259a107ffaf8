using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Withdrawal;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Database.Tests.Documents.Destruction;
using ComplianceVault.Kernel;

namespace ComplianceVault.Database.Tests.Documents.Lifecycle;

/// <summary>Brings an edition of a new document into each state, by the acts that lead there.</summary>
internal static class EditionStates
{
    public static IReadOnlyList<EditionState> All { get; } = Enum.GetValues<EditionState>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary><paramref name="training"/>: it needs a training, of which only an edition that came into force has the evidence.</summary>
    public static async Task<Guid> BringToAsync(this LifeDesk desk, EditionState state, bool training = false)
    {
        var document = (await desk.RegisterAsync($"规范 {desk.Vault.Clock.NewId():N}")).Id;
        var edition = await desk.StartAsync(document, DraftFacts.None with { CountersignDepartments = ["market"], TrainingRequired = training });
        if (state == EditionState.Discarded)
        {
            LifeDesk.Must(await desk.DiscardAsync(edition));
            return edition;
        }

        Func<Task<Result>>[] signatures =
            [() => desk.SubmitAsync(edition), () => desk.ReviewAsync(edition), () => desk.CountersignAsync(edition, "market", LifeDesk.MarketHead), () => desk.ApproveAsync(edition)];
        foreach (var sign in signatures.Take((int)state)) // the states follow one another
            LifeDesk.Must(await sign());
        if (training && state > EditionState.Published)
            LifeDesk.Must(await desk.RecordTrainingAsync(edition));
        if (state >= EditionState.Published)
            LifeDesk.Must(await desk.PublishAsync(edition, state == EditionState.Published ? 9 : 0));
        if (state >= EditionState.Obsolete)
            await desk.SupersedeAsync(document);
        if (state == EditionState.RetainedObsolete)
            LifeDesk.Must(await desk.RetainAsync(edition));
        if (state == EditionState.Destroyed)
            await desk.DestroyAsync(edition);
        return edition;
    }

    public static async Task<Result> RecordTrainingAsync(this LifeDesk desk, Guid edition, string by = LifeDesk.Author) =>
        await desk.Vault.Get<RecordTraining>().ExecuteAsync(await desk.ActorAsync(by), edition, desk.Today, "签到表 2026-07", Ct);

    public static async Task<Result> RetainAsync(this LifeDesk desk, Guid edition, string by = LifeDesk.Controller) =>
        await desk.Vault.Get<RetainEdition>().ExecuteAsync(await desk.ActorAsync(by), edition, RetainGround.Knowledge, "留作参考", Ct);

    private static async Task SupersedeAsync(this LifeDesk desk, Guid document)
    {
        var next = await desk.StartAsync(document, LifeDesk.Change());
        await desk.ApproveThroughAsync(next);
        LifeDesk.Must(await desk.PublishAsync(next));
    }
}
