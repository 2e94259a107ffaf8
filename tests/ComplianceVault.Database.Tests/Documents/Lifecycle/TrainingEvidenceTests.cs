using ComplianceVault.App.Documents.Comparing;
using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.Database.Tests.Documents.Distribution;
using ComplianceVault.Database.Tests.Records.Entries;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents.Lifecycle;

/// <summary>What counts as the training that an edition awaits before its effect: 《培训记录》 that names the document, and 阅知确认 by the whole scope.</summary>
public sealed class TrainingEvidenceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task TheLastConfirmation_IsTheTraining_AndBringsTheEditionIntoForce(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, edition) = await AwaitingAsync(desk);
        LifeDesk.Must(await desk.SetListAsync(document, [CopyDesk.Reads("tech")]));
        LifeDesk.Must(await desk.PublishAsync(edition));
        Assert.Equal(EditionState.Published, (await desk.EditionAsync(edition)).State);
        await using var db = await desk.Vault.DatabaseAsync();
        var scope = await db.Users.Join(db.Set<App.Organisation.Person>(), a => a.PersonId, p => p.Id, (a, p) => p)
            .Where(p => db.Set<App.Organisation.Department>().Any(d => d.Id == p.DepartmentId && d.Code == "tech") && p.LeftAt == null).OrderBy(p => p.Name).Select(p => p.Name).Distinct().ToListAsync(Ct);
        Assert.True(scope.Count > 1);

        foreach (var name in scope)
        {
            Assert.Equal(EditionState.Published, (await desk.EditionAsync(edition)).State);
            LifeDesk.Must(await desk.Vault.Get<ConfirmReading>().ExecuteAsync(await desk.ActorAsync(name), edition, Ct));
        }

        Assert.Equal(EditionState.Effective, (await desk.EditionAsync(edition)).State);
        var training = (await desk.LifeAsync(edition)).Training;
        Assert.Equal((true, false, $"发放范围内 {scope.Count} 人全部阅知确认"), (training.Finished, training.Waived, training.Note));
    }

    [Theory, OnEachDatabase]
    public async Task AnIssuedEdition_WithoutAScope_IsNotTrainedByReading(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (_, edition) = await AwaitingAsync(desk);
        LifeDesk.Must(await desk.PublishAsync(edition));

        Assert.Equal(new TakeEffectOutcome(0, 1), await desk.TakeEffectAsync());
        Assert.False((await desk.LifeAsync(edition)).Training.Finished);
    }

    [Theory, OnEachDatabase]
    public async Task ATrainingRecord_ThatNamesTheDocument_Counts_OnceItIsReviewed(Database database)
    {
        await using var records = await RecordDesk.OpenAsync(database);
        var desk = LifeDesk.In(records.Vault);
        var (document, edition) = await AwaitingAsync(desk);
        var (other, untouched) = await AwaitingAsync(desk, "机房消防规范");
        LifeDesk.Must(await desk.PublishAsync(edition));

        var early = await TrainedAsync(records, document, desk.Today.AddDays(-1)); // before the approval: of the text that was not yet approved
        Assert.False((await desk.LifeAsync(edition)).Training.Finished);
        var id = await TrainedAsync(records, document, desk.Today);

        Assert.NotEqual(early, id);
        Assert.Equal(EditionState.Effective, (await desk.EditionAsync(edition)).State);
        await using var db = await desk.Vault.DatabaseAsync();
        var number = await db.Set<App.Records.Entries.Record>().Where(r => r.Id == id).Select(r => r.Number).SingleAsync(Ct);
        var training = (await desk.LifeAsync(edition)).Training;
        Assert.Equal((id, number, desk.Today), (training.RecordId, training.Note, training.On));
        Assert.False((await desk.LifeAsync(untouched)).Training.Finished);
        Assert.NotEqual(document, other);
    }

    [Theory, OnEachDatabase]
    public async Task TheEffectOfARevision_SaysWhoIsToBeTrained_AndWhatCameOfIt(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, edition) = await AwaitingAsync(desk);
        LifeDesk.Must(await desk.SetListAsync(document, [CopyDesk.Reads("market")]));
        var number = (await desk.LifeAsync(edition)).Number;

        var before = await EffectAsync();
        Assert.Equal((true, false), (before.Training.Required, before.Training.Finished));
        Assert.Equal(["market", "tech"], before.Departments);
        Assert.True(before.People > 2);
        LifeDesk.Must(await desk.Vault.Get<RecordTraining>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), edition, desk.Today, "签到表 12 号", Ct));
        Assert.Equal((true, "签到表 12 号"), await EffectAsync() is var after ? (after.Training.Finished, after.Training.Note) : default);

        async Task<ToTrain> EffectAsync() => LifeDesk.Must(await desk.Vault.Get<RevisionEffectQueries>().OfAsync(await desk.ActorAsync(LifeDesk.Controller), number, "A", null, Ct)).ToTrain;
    }

    private static async Task<(Guid Document, Guid Edition)> AwaitingAsync(LifeDesk desk, string title = "机房巡检规范")
    {
        var document = (await desk.RegisterAsync(title)).Id;
        var edition = await desk.StartAsync(document, DraftFacts.None with { TrainingRequired = true });
        await desk.ApproveThroughAsync(edition);
        return (document, edition);
    }

    /// <summary>Filled by administration, reviewed by its head.</summary>
    private static async Task<Guid> TrainedAsync(RecordDesk desk, Guid document, DateOnly on)
    {
        var id = await desk.SubmittedAsync("ITSMS-P04-R05", LifeDesk.Controller, values =>
        {
            values["unplanned"] = "是";
            values["linked_plan"] = null;
            values["held_on"] = on.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            values["document"] = new System.Text.Json.Nodes.JsonArray(new Pointer("document", document.ToString("D"), "机房巡检规范").Write());
        });
        LifeDesk.Must(await desk.SignAsync(id, "行政部负责人"));
        return id;
    }
}
