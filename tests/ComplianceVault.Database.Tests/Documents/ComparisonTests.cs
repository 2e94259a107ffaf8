using ComplianceVault.App.Documents.Comparing;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.Content.Comparing;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents;

/// <summary>What changed between two editions, for those who may read both.</summary>
public sealed class ComparisonTests
{
    private const string Duty = "值班工程师每两小时巡查一次机房温度，并记入值班记录。";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task TwoEditions_AreCompared_OldToNew_WhicheverIsAskedFor(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        await EditionsAsync(desk, "JF-P01");
        var queries = desk.Vault.Get<ComparisonQueries>();

        var found = (await queries.CompareAsync(desk.Controller, "JF-P01", null, null, Ct)).Value;
        Assert.Equal(("A", "B"), (found.Older.Label, found.Newer.Label));
        Assert.Equal(SectionState.Changed, found.Difference.Sections.Single(s => s.Shown.Number == "2").State);
        Assert.Equal(SectionState.Added, found.Difference.Sections.Single(s => s.Shown.Number == "3").State);
        Assert.InRange(found.Difference.Share, 0.01, 0.99);
        Assert.Equal(["B", "A"], found.Editions.Select(e => e.Label));

        var beside = (await queries.BesideAsync(desk.Controller, "JF-P01", "A", null, Ct)).Value;
        Assert.Equal(("A", "B"), (beside.Older.Label, beside.Newer.Label));
        var back = (await queries.CompareAsync(desk.Controller, "JF-P01", "B", "A", Ct)).Value;
        Assert.Equal(("B", "A"), (back.Older.Label, back.Newer.Label));
        Assert.Equal(SectionState.Removed, back.Difference.Sections.Single(s => s.Shown.Number == "3").State);
    }

    [Theory, OnEachDatabase]
    public async Task ADraft_IsComparedWithTheEditionInForce_NotTheOneBeforeIt(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        await EditionsAsync(desk, "JF-P01");
        await desk.BringInAsync(("JF-P01-D.md", Text("JF-P01", "D", "2026-03-01", Duty)), ("JF-P01-C.md", Text("JF-P01", "C", "2026-02-20", Duty)));

        var found = (await desk.Vault.Get<ComparisonQueries>().CompareAsync(desk.Controller, "JF-P01", null, "D", Ct)).Value;

        Assert.Equal((EditionState.Draft, "B", "D"), (found.Newer.State, found.Older.Label, found.Newer.Label));
    }

    [Theory, OnEachDatabase]
    public async Task EveryUploadOfADraft_IsComparedWithTheOneBefore_ForWhoMayReadIt(Database database)
    {
        await using var desk = await Lifecycle.LifeDesk.OpenAsync(database);
        var draft = await desk.DraftAsync();
        Lifecycle.LifeDesk.Must(await desk.UploadAsync(draft, "# 1 要求\n\n每日巡检两次。\n\n# 2 记录\n\n填写巡检记录。\n"));
        Lifecycle.LifeDesk.Must(await desk.UploadAsync(draft, "# 1 要求\n\n每日巡检三次。\n\n# 2 记录\n\n填写巡检记录。\n"));
        await using var db = await desk.Vault.DatabaseAsync();
        var uploads = await db.Set<DraftUpload>().Where(u => u.EditionId == draft).OrderBy(u => u.Ordinal).Select(u => u.Id).ToListAsync(Ct);
        var (queries, author) = (desk.Vault.Get<ComparisonQueries>(), await desk.ActorAsync(Lifecycle.LifeDesk.Author));

        var second = Lifecycle.LifeDesk.Must(await queries.UploadAsync(author, uploads[1], Ct));
        Assert.Equal((1, 2, 1, 1), (second.Older.Ordinal, second.Newer.Ordinal, second.Difference.Counts.Changed, second.Difference.Counts.Added));
        var third = Lifecycle.LifeDesk.Must(await queries.UploadAsync(author, uploads[2], Ct));
        Assert.Equal((2, 3, 1, 0), (third.Older.Ordinal, third.Newer.Ordinal, third.Difference.Counts.Changed, third.Difference.Counts.Added));
        Assert.Equal("comparing.first-upload", (await queries.UploadAsync(author, uploads[0], Ct)).Error?.Code);
        Assert.Equal("documents.not-found", (await queries.UploadAsync(await desk.ActorAsync(Lifecycle.LifeDesk.MarketHead), uploads[2], Ct)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task WhatMayNotBeRead_IsNotFound(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        await EditionsAsync(desk, "JF-P01");
        await desk.BringInAsync(("JF-P01-C.md", Text("JF-P01", "C", "2099-02-20", Duty)));
        var (queries, effects, staff) = (desk.Vault.Get<ComparisonQueries>(), desk.Vault.Get<RevisionEffectQueries>(), await desk.Vault.PersonAsync("职员", Permission.Read));

        Assert.Equal("comparing.edition-not-found", (await queries.CompareAsync(staff, "JF-P01", null, "C", Ct)).Error?.Code);
        Assert.Equal(["B", "A"], (await queries.CompareAsync(staff, "JF-P01", null, null, Ct)).Value.Editions.Select(e => e.Label));
        Assert.Equal("documents.not-found", (await effects.OfAsync(staff, "JF-P01", "C", null, Ct)).Error?.Code);

        await ClassifyAsync(desk, "JF-P01", Classification.Restricted);
        Assert.Equal("documents.not-found", (await queries.CompareAsync(staff, "JF-P01", null, null, Ct)).Error?.Code);
        Assert.Equal("documents.not-found", (await queries.CompareAsync(staff, "JF-P99", null, null, Ct)).Error?.Code);
        Assert.Equal("documents.not-found", (await effects.OfAsync(staff, "JF-P01", null, null, Ct)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task WithoutAnother_OrWithItself_IsRefused(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        await desk.ConfirmAsync(await desk.BringInAsync(("JF-P01-A.md", Text("JF-P01", "A", "2025-02-01", Duty))));
        var queries = desk.Vault.Get<ComparisonQueries>();

        Assert.Equal("comparing.no-other-edition", (await queries.CompareAsync(desk.Controller, "JF-P01", null, null, Ct)).Error?.Code);
        Assert.Equal("comparing.same-edition", (await queries.CompareAsync(desk.Controller, "JF-P01", "A", "A", Ct)).Error?.Code);
        Assert.Equal("comparing.edition-not-found", (await queries.CompareAsync(desk.Controller, "JF-P01", "Z", null, Ct)).Error?.Code);
        Assert.Null((await desk.Vault.Get<RevisionEffectQueries>().OfAsync(desk.Controller, "JF-P01", null, null, Ct)).Value.Before);
    }

    /// <summary>An issued edition A, and B with a changed and an added section.</summary>
    internal static async Task EditionsAsync(ImportDesk desk, string number)
    {
        Assert.True((await desk.ConfirmAsync(await desk.BringInAsync(($"{number}-A.md", Text(number, "A", "2025-02-01", Duty))))).Succeeded);
        var newer = Text(number, "B", "2025-06-01", Duty.Replace("两小时", "一小时", StringComparison.Ordinal)) + "\n# 3 湿度\n\n相对湿度每四小时读取一次，超出范围时开启除湿机。\n";
        Assert.True((await desk.ConfirmAsync(await desk.BringInAsync(($"{number}-B.md", newer)))).Succeeded);
    }

    private static string Text(string number, string label, string effective, string body) => $"""
        ---
        number: {number}
        title: 机房巡检程序
        edition: {label}
        effective: {effective}
        ---
        # 1 目的

        规定机房巡检的要求，保证设备按期得到检查。

        # 2 巡检

        {body}

        """;

    private static async Task ClassifyAsync(ImportDesk desk, string number, Classification classification)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        var document = await db.Set<Document>().SingleAsync(d => d.Number == number, Ct);
        var facts = new DocumentFacts(document.Title, null, classification, []);
        Assert.True((await desk.Vault.Get<ChangeDocument>().ExecuteAsync(desk.Controller, document.Id, document.Version, facts, "定级", Ct)).Succeeded);
    }
}
