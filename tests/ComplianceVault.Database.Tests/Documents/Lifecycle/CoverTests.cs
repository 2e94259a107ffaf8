using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.Content.Reading;
using ComplianceVault.Content.Writing;

namespace ComplianceVault.Database.Tests.Documents.Lifecycle;

/// <summary>B under a cover that says A is seen by the author and by whoever signs, before it is issued.</summary>
public sealed class CoverTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task ACoverOfTheLastEdition_IsRemarked_UntilItIsMended(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var document = await desk.RegisterAsync();
        var author = await desk.ActorAsync(LifeDesk.Author);
        var first = LifeDesk.Must(await desk.Vault.Get<StartDraft>().FromTemplateAsync(author, new(document.Id, DraftFacts.None), Ct));
        Assert.Empty((await desk.LifeAsync(first)).Cover);
        await desk.ApproveThroughAsync(first);
        LifeDesk.Must(await desk.PublishAsync(first));

        var next = LifeDesk.Must(await desk.Vault.Get<StartDraft>().FromEditionInForceAsync(author, new(document.Id, LifeDesk.Change()), Ct));
        Assert.Equal(new CoverRemark(CoverFactKind.Edition, "A", "B"), Assert.Single((await desk.LifeAsync(next)).Cover));
        Assert.Single((await desk.SheetAsync(next)).Cover);

        await UploadAsync(desk, next, "ITSMS-WI99");
        Assert.Equal(CoverFactKind.Number, Assert.Single((await desk.LifeAsync(next)).Cover).Kind);
        await UploadAsync(desk, next, document.Number);
        Assert.Empty((await desk.LifeAsync(next)).Cover);
    }

    private static async Task UploadAsync(LifeDesk desk, Guid edition, string number)
    {
        var author = await desk.ActorAsync(LifeDesk.Author);
        var word = LifeDesk.Must(await desk.Vault.Get<MakeTemplate>().ExecuteAsync(author, new(number, "机房巡检规范", "tech", HeadingNumbering.Automatic, "B"), Ct));
        LifeDesk.Must(await desk.Vault.Get<UploadDraft>().ExecuteAsync(author, edition, word.FileName, word.Content, Ct));
    }
}
