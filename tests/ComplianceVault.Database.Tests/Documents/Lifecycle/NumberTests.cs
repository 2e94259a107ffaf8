using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;

namespace ComplianceVault.Database.Tests.Documents.Lifecycle;

/// <summary>Numbers are unique, never reused, and taken with the document (R21).</summary>
public sealed class NumberTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task FiftyAtOnce_AreGivenFiftyDifferentNumbers(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var author = await desk.ActorAsync(LifeDesk.Author);

        var taken = await Task.WhenAll(Enumerable.Range(1, 50).Select(n => Task.Run(
            () => desk.Vault.Get<RegisterDocument>().ExecuteAsync(author, new("三阶", "tech", $"规范{n}", ["8.6.1"]), Ct), Ct)));

        Assert.All(taken, t => Assert.True(t.Succeeded, t.Error?.ToString()));
        Assert.Equal(Enumerable.Range(1, 50).Select(n => $"ITSMS-WI{n:00}"), taken.Select(t => t.Value.Number).Order());
    }

    [Theory, OnEachDatabase]
    public async Task ANumber_StaysTaken_WhateverBecomesOfItsDocument(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var first = await desk.RegisterAsync();
        var draft = await desk.StartAsync(first.Id);

        LifeDesk.Must(await desk.DiscardAsync(draft));

        Assert.Equal(("ITSMS-WI01", "ITSMS-WI02"), (first.Number, (await desk.RegisterAsync("第二份")).Number));
        var waiting = LifeDesk.Must(await desk.Vault.Get<NumberGaps>().WithoutEditionAsync(await desk.ActorAsync(LifeDesk.Controller), Ct));
        Assert.Equal(["ITSMS-WI01", "ITSMS-WI02"], waiting.Select(w => w.Number));
        Assert.Equal(LifeDesk.Author, waiting[0].ByName);
    }

    [Theory, OnEachDatabase]
    public async Task NextIsAboveTheHighestEverUsed_AndGapsAreListed_NotFilled(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        await using (var db = await desk.Vault.DatabaseAsync())
        {
            db.Add(new Document { Id = desk.Vault.Get<TimeProvider>().NewId(), Number = "ITSMS-WI04", Title = "旧规范", Level = "三阶", CreatedAt = TestVault.Start.UtcDateTime });
            db.Add(new Document { Id = desk.Vault.Get<TimeProvider>().NewId(), Number = "OLD-7", Title = "带入后又放弃的规范", Level = "三阶", Department = "tech", CreatedAt = TestVault.Start.UtcDateTime });
            await db.SaveChangesAsync(Ct);
        }

        Assert.DoesNotContain(LifeDesk.Must(await desk.Vault.Get<NumberGaps>().WithoutEditionAsync(await desk.ActorAsync(LifeDesk.Author), Ct)), t => t.Number == "OLD-7"); // not of the pack's list
        Assert.Equal("ITSMS-WI05", (await desk.RegisterAsync()).Number);

        var gaps = LifeDesk.Must(await desk.Vault.Get<NumberGaps>().ListAsync(await desk.ActorAsync(LifeDesk.Controller), Ct)).Single(g => g.Level == "三阶");
        Assert.Equal(("ITSMS-WI05", "ITSMS-WI06"), (gaps.Highest, gaps.Next));
        Assert.Equal(["ITSMS-WI01", "ITSMS-WI02", "ITSMS-WI03"], gaps.Missing);
    }

    [Theory, OnEachDatabase]
    public async Task AForm_IsNumberedUnderItsDocument(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (register, author) = (desk.Vault.Get<RegisterDocument>(), await desk.ActorAsync(LifeDesk.Author));
        var (one, two) = (await desk.RegisterAsync(), await desk.RegisterAsync("交接规范"));
        Task<Kernel.Result<RegisteredDocument>> FormAsync(string? parent) => register.ExecuteAsync(author, new("四阶", "tech", "巡检表", [], Parent: parent), Ct);

        Assert.Equal($"{one.Number}-R01", (await FormAsync(one.Number)).Value.Number);
        Assert.Equal($"{one.Number}-R02", (await FormAsync(one.Number)).Value.Number);
        Assert.Equal($"{two.Number}-R01", (await FormAsync(two.Number)).Value.Number);
        Assert.Equal("numbering.parent-missing", (await FormAsync(null)).Error?.Code);
        Assert.Equal("numbering.parent-unknown", (await FormAsync("ITSMS-P99")).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task OnlyForTheOwnDepartment_ExceptTheController(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var register = desk.Vault.Get<RegisterDocument>();
        async Task<string?> TryAsync(string who, string department, string level = "三阶", string title = "规范") =>
            (await register.ExecuteAsync(await desk.ActorAsync(who), new(level, department, title, []), Ct)).Error?.Code;

        Assert.Equal("lifecycle.not-your-department", await TryAsync(LifeDesk.Author, "market"));
        Assert.Null(await TryAsync(LifeDesk.Author, "mgmt")); // by the IT service team, which lies there
        Assert.Null(await TryAsync(LifeDesk.Controller, "market"));
        Assert.Equal("access.missing-permission", await TryAsync("技术部工程师", "tech"));
        Assert.Equal("organisation.no-such-department", await TryAsync(LifeDesk.Controller, "moon"));
        Assert.Equal("numbering.level-unknown", await TryAsync(LifeDesk.Controller, "tech", level: "九阶"));
        Assert.Equal("documents.title-required", await TryAsync(LifeDesk.Controller, "tech", title: " "));
    }

    [Theory, OnEachDatabase]
    public async Task WhatWasRegistered_IsInTheTrail_ForTheController_BeforeThereIsAnEdition(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var document = await desk.RegisterAsync();
        var queries = desk.Vault.Get<TrailQueries>();
        async Task<string?> ContentAsync(string who)
        {
            var actor = await desk.ActorAsync(who);
            var row = LifeDesk.Must(await queries.ListAsync(actor, new TrailFilter(Act: "document.registered"), new(), Ct)).Rows[0];
            return LifeDesk.Must(await queries.FindAsync(actor, row.Seq, Ct)).Objects[0].Content;
        }

        Assert.Contains(document.Number, await ContentAsync(LifeDesk.Controller), StringComparison.Ordinal);
        Assert.DoesNotContain(document.Number, await ContentAsync(LifeDesk.Manager) ?? "", StringComparison.Ordinal);
    }
}
