using ComplianceVault.App.Documents.External;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Searching;
using ComplianceVault.Content.Reading;
using ComplianceVault.Database.Tests.Clauses;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents;

/// <summary>A document from outside is registered without its text (R42): in force, found, linked, and saying that its text is not kept.</summary>
public sealed class ExternalTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static ExternalEditionFacts Edition2021 { get; } = new("2021", "市人民代表大会", "市政府网站", "法规可以复制", "第 12 号公告", new(2021, 6, 1));

    private static ExternalFacts Law { get; } = new("EXT-07", "城市排水条例", ExternalCategory.Law, "admin", ["7.2"], Edition2021);

    [Theory, OnEachDatabase]
    public async Task Registered_IsInForce_SaysWhereItsTextIs_AndIsFound(Database database)
    {
        await using var desk = await ClauseDesk.OpenAsync(database);

        var registered = await desk.Vault.Get<RegisterExternal>().ExecuteAsync(desk.Files.Controller, Law, null, Ct);

        Assert.True(registered.Succeeded, registered.Error?.ToString());
        var documents = desk.Vault.Get<DocumentQueries>();
        var view = (await documents.GetAsync(desk.Files.Controller, "EXT-07", null, Ct)).Value;
        Assert.Equal(("外来", EditionState.Effective, EditionSource.External, "2021"), (view.Document.Level, view.Edition.State, view.Edition.Source, view.Edition.Label));
        Assert.Equal((0, false, false), (view.Files.Count, view.IsSealed, view.IsForm));
        Assert.Equal(["7.2"], view.Clauses);
        var text = string.Concat((await documents.TextAsync(desk.Files.Controller, view.Edition.Id, Ct)).Value.Sections.SelectMany(s => s.Blocks).OfType<Paragraph>().Select(p => p.Text));
        Assert.All(new[] { "市人民代表大会", "市政府网站", "法规可以复制", "正文不在本库保存" }, words => Assert.Contains(words, text, StringComparison.Ordinal));

        var clause = await desk.ClauseAsync("7.2");
        Assert.True(clause.Documents.Single(d => d.Number == "EXT-07") is { IsLinked: true, Sections: [] });
        while (await desk.Vault.Get<IndexProjection>().StepAsync(Ct))
        {
        }

        foreach (var words in new[] { "EXT-07", "排水条例" })
        {
            var found = await desk.Vault.Get<SearchQueries>().SearchAsync(desk.Files.Controller, new SearchQuestion { Text = words }, Ct);
            Assert.Equal("EXT-07", found.Value.Answer.Hits[0].Code);
        }
    }

    [Theory, OnEachDatabase]
    public async Task WhatIsWanting_OrTaken_IsRefused_AndNothingIsKept(Database database)
    {
        await using var desk = await ClauseDesk.OpenAsync(database);
        var register = desk.Vault.Get<RegisterExternal>();
        Assert.True((await register.ExecuteAsync(desk.Files.Controller, Law, null, Ct)).Succeeded);

        foreach (var (facts, code) in new[]
        {
            (Law, "documents.number-taken"),
            (Law with { Number = " " }, "documents.number-required"),
            (Law with { Number = "EXT-08", Title = "" }, "documents.title-required"),
            (Law with { Number = "EXT-08", Edition = Edition2021 with { Label = new string('9', 21) } }, "act.text-too-long"),
            (Law with { Number = "EXT-08", Edition = Edition2021 with { Label = "" } }, "documents.edition-required"),
            (Law with { Number = "EXT-08", Edition = Edition2021 with { Licence = "" } }, "documents.external-facts-required"),
            (Law with { Number = "EXT-08", Department = "nobody" }, "organisation.no-such-department"),
            (Law with { Number = "EXT-08", Clauses = ["seven"] }, "clauses.not-a-number"),
            (Law with { Number = "EXT-08", Clauses = ["99.9"] }, "clauses.not-found"),
            (Law with { Number = "EXT-08", Clauses = ["7.2", "7.5.3"] }, "clauses.heading-only"),
        })
            Assert.Equal(code, (await register.ExecuteAsync(desk.Files.Controller, facts, null, Ct)).Error?.Code);

        await using var db = await desk.Vault.DatabaseAsync();
        Assert.Equal(1, await db.Set<Document>().CountAsync(d => d.Number.StartsWith("EXT"), Ct));
    }
}
