using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Searching;
using ComplianceVault.Content.Reading;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents.Lifecycle;

/// <summary>A draft from its beginning to its submission or its end.</summary>
public sealed class DraftTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Template_GivesTheFirstEdition_WithNumberTitleAndLabelOnItsCover(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var document = await desk.RegisterAsync();
        var author = await desk.ActorAsync(LifeDesk.Author);

        var draft = LifeDesk.Must(await desk.Vault.Get<StartDraft>().FromTemplateAsync(author, new(document.Id, DraftFacts.None), Ct));

        var edition = await desk.EditionAsync(draft);
        Assert.Equal(("A", EditionState.Draft, EditionSource.Written), (edition.Label, edition.State, edition.Source));
        var text = LifeDesk.Must(await desk.Vault.Get<DocumentQueries>().TextAsync(author, draft, Ct));
        string? Fact(CoverFactKind kind) => text.CoverFacts.FirstOrDefault(f => f.Kind == kind && f.Place == CoverFactPlace.CoverTable)?.Value;
        Assert.Equal((document.Number, "A"), (Fact(CoverFactKind.Number), Fact(CoverFactKind.Edition)));
    }

    [Theory, OnEachDatabase]
    public async Task TheNextEdition_IsCopiedFromTheOneInForce_WhichStaysInForce(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var document = (await desk.RegisterAsync()).Id;
        var author = await desk.ActorAsync(LifeDesk.Author);
        var start = desk.Vault.Get<StartDraft>();
        Assert.Equal("lifecycle.nothing-in-force", (await start.FromEditionInForceAsync(author, new(document, DraftFacts.None), Ct)).Error?.Code);
        var first = LifeDesk.Must(await start.FromTemplateAsync(author, new(document, DraftFacts.None), Ct));
        await desk.ApproveThroughAsync(first);
        LifeDesk.Must(await desk.PublishAsync(first));

        Assert.Equal("lifecycle.change-required", (await start.FromEditionInForceAsync(author, new(document, DraftFacts.None), Ct)).Error?.Code);
        var second = LifeDesk.Must(await start.FromEditionInForceAsync(author, new(document, LifeDesk.Change()), Ct));

        Assert.Equal(("B", EditionState.Draft), ((await desk.EditionAsync(second)).Label, (await desk.EditionAsync(second)).State));
        Assert.Equal(EditionState.Effective, (await desk.EditionAsync(first)).State);
        await using var db = await desk.Vault.DatabaseAsync();
        var hashes = await db.Set<EditionFile>().Where(f => f.EditionId == first || f.EditionId == second).Select(f => f.Hash).Distinct().ToListAsync(Ct);
        Assert.Single(hashes);
        Assert.True(await db.Set<EditionSection>().AnyAsync(s => s.EditionId == second && s.PredecessorKey != null, Ct));
    }

    [Theory, OnEachDatabase]
    public async Task OneEditionInWorkAtATime_AlsoOfTwoBegunAtOnce(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var document = (await desk.RegisterAsync()).Id;

        var begun = await Task.WhenAll(Enumerable.Range(1, 4).Select(n => Task.Run(() => desk.TryStartAsync(document, text: $"# 1 第{n}稿\n"), Ct)));

        Assert.Single(begun, b => b.Succeeded);
        Assert.All(begun.Where(b => !b.Succeeded), b => Assert.Equal("lifecycle.in-work", b.Error!.Code));
        LifeDesk.Must(await desk.DiscardAsync(begun.Single(b => b.Succeeded).Value));
        var again = await desk.StartAsync(document);
        Assert.Equal("A", (await desk.EditionAsync(again)).Label); // the label of what was given up is free
    }

    [Theory, OnEachDatabase]
    public async Task EveryUpload_IsKept_TextAndIndexFollowTheLast(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var draft = await desk.DraftAsync();

        Assert.Equal(2, LifeDesk.Must(await desk.UploadAsync(draft, "# 1 要求\n\n仓库货架每周盘点。\n")));
        Assert.Equal(3, LifeDesk.Must(await desk.UploadAsync(draft, "# 1 要求\n\n冷库温度逐时记录。\n")));

        var author = await desk.ActorAsync(LifeDesk.Author);
        var uploads = LifeDesk.Must(await desk.Vault.Get<LifecycleQueries>().UploadsAsync(author, draft, Ct));
        Assert.Equal([3, 2, 1], uploads.Select(u => u.Ordinal));
        Assert.Equal([true, false, false], uploads.Select(u => u.IsCurrent));
        await using var db = await desk.Vault.DatabaseAsync();
        Assert.Equal(uploads[0].Hash, (await db.Set<EditionFile>().SingleAsync(f => f.EditionId == draft, Ct)).Hash);
        while (await desk.Vault.Get<IndexProjection>().StepAsync(Ct))
        {
        }

        async Task<int> HitsAsync(string words) =>
            LifeDesk.Must(await desk.Vault.Get<SearchQueries>().SearchAsync(author, new SearchQuestion { Text = words, AllEditions = true }, Ct)).Answer.Total;
        Assert.Equal((1, 0), (await HitsAsync("温度"), await HitsAsync("盘点")));
        await desk.Vault.Get<ContentCare>().SweepAsync(Ct);
        var opened = LifeDesk.Must(await desk.Vault.Get<DownloadUpload>().ExecuteAsync(author, uploads[^1].Id, Ct));
        await using var content = opened.Content;
        Assert.Equal(uploads[^1].Length, content.Length);
    }

    [Theory, OnEachDatabase]
    public async Task ABrokenFile_IsRefusedWithTheReadersError_AndNothingChanges(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var draft = await desk.DraftAsync();
        var before = await desk.EditionAsync(draft);

        var refused = await desk.UploadAsync(draft, "this is no Word file", name: "巡检.docx");

        Assert.StartsWith("content.", refused.Error?.Code, StringComparison.Ordinal);
        var after = await desk.EditionAsync(draft);
        Assert.Equal((before.TextHash, before.Version), (after.TextHash, after.Version));
        Assert.Single(LifeDesk.Must(await desk.Vault.Get<LifecycleQueries>().UploadsAsync(await desk.ActorAsync(LifeDesk.Author), draft, Ct)));
    }

    [Theory, OnEachDatabase]
    public async Task ADraft_IsItsAuthorsAndTheControllers_OthersDoNotSeeIt(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var draft = await desk.DraftAsync();

        Assert.Equal("documents.not-found", (await desk.UploadAsync(draft, "# 1 改\n", author: "市场部职员")).Error?.Code);
        Assert.Equal("lifecycle.author-only", (await desk.UploadAsync(draft, "# 1 改\n", author: LifeDesk.Representative)).Error?.Code);
        Assert.True((await desk.UploadAsync(draft, "# 1 改\n", author: LifeDesk.Controller)).Succeeded);
        LifeDesk.Must(await desk.SubmitAsync(draft));
        Assert.Equal("lifecycle.not-draft", (await desk.UploadAsync(draft, "# 1 改\n")).Error?.Code);
        Assert.Equal("lifecycle.not-draft", (await desk.DiscardAsync(draft)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task Facts_AreChangedWhileItIsADraft_AndByOneAtATime(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var draft = await desk.DraftAsync();
        var (change, author, version) = (desk.Vault.Get<ChangeDraftFacts>(), await desk.ActorAsync(LifeDesk.Author), (await desk.EditionAsync(draft)).Version);
        var facts = new DraftFacts("首次发布", desk.Today.AddDays(20), true, 24, ["market"], ["market", "admin"]);

        LifeDesk.Must(await change.ExecuteAsync(author, draft, version, facts, Ct));

        var kept = (await desk.LifeAsync(draft)).Facts;
        Assert.Equal(("首次发布", desk.Today.AddDays(20), true, 24), (kept.ChangeDescription, kept.EffectiveDate, kept.TrainingRequired, kept.ReviewMonths));
        Assert.Equal(["market"], kept.CountersignDepartments);
        Assert.Equal(["admin", "market"], kept.DistributionDepartments);
        Assert.Equal("data.changed-meanwhile", (await change.ExecuteAsync(author, draft, version, facts, Ct)).Error?.Code);
        version = (await desk.EditionAsync(draft)).Version;
        Assert.Equal("lifecycle.review-months", (await change.ExecuteAsync(author, draft, version, facts with { ReviewMonths = 61 }, Ct)).Error?.Code);
        Assert.Equal("organisation.no-such-department", (await change.ExecuteAsync(author, draft, version, facts with { CountersignDepartments = ["moon"] }, Ct)).Error?.Code);
    }
}
