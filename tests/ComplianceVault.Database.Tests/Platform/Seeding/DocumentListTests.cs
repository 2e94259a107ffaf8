using ComplianceVault.App.Documents.Import;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.Content.Writing;
using ComplianceVault.Database.Tests.Documents;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Platform.Seeding;

/// <summary>A company without written procedures takes the list of documents and begins its drafts from the pack's texts (decision 34).</summary>
public sealed class DocumentListTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static CompanyPlan With => Plans.Of(OwnCompany.Company, 3);

    private static CompanyPlan Without => With with { Parts = [.. With.Parts.Where(p => p != SamplePart.Documents)] };

    [Theory, OnEachDatabase]
    public async Task TheList_IsRegisteredUnderOwnNumbers_AndNothingIsInForce(Database database)
    {
        await using var vault = await OwnCompany.FoundedAsync(database, With);
        await using var db = await vault.DatabaseAsync();

        var control = await db.Set<Document>().SingleAsync(d => d.Number == "QP-05", Ct);
        Assert.Equal(("文件控制程序", "二阶", "office", null), (control.Title, control.Level, control.Department, control.RegisteredById));
        Assert.Equal(["7.5.1", "7.5.2", "7.5.3.1", "7.5.3.2", "7.5.4"], await db.Set<DocumentClause>().Where(c => c.DocumentId == control.Id).Select(c => c.Clause).Order().ToListAsync(Ct));
        Assert.Equal(Directory.GetFiles(Path.Combine(vault.Get<SeedFolder>().Root, "documents"), "*.md").Length, await db.Set<Document>().CountAsync(Ct));
        Assert.False(await db.Set<Edition>().AnyAsync(Ct));
        var program = Actor.Program(new ActSession("test", ActSource.CommandLine));
        Assert.Equal("QP-25", (await vault.Get<NumberGaps>().NextAsync(program, "二阶", null, Ct)).Value);
    }

    [Fact]
    public async Task WhoTakesNoList_HasNoDocuments()
    {
        await using var vault = await OwnCompany.FoundedAsync(Database.Sqlite, Without);
        await using var db = await vault.DatabaseAsync();

        Assert.False(await db.Set<Document>().AnyAsync(Ct));
        Assert.Equal("documents.no-pack-text", (await vault.Get<PackDocumentTexts>().FindAsync("QP-05", Ct)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task AWriterOfTheDepartment_BeginsFromThePacksText_AsItsAuthor(Database database)
    {
        await using var vault = await OwnCompany.FoundedAsync(database, With);
        await OwnCompany.AddPeopleAsync(vault);
        var head = await vault.ActorAsync(OwnCompany.OfficeHead);
        var open = await vault.Get<NumberGaps>().WithoutEditionAsync(head, Ct);
        var control = open.Value.Single(t => t.Number == "QP-05");
        Assert.True(control.HasPackText);
        Assert.DoesNotContain(open.Value, t => t.Number == "QP-15"); // of another department

        var begun = await vault.Get<StartDraft>().FromPackAsync(head, new DraftStart(control.DocumentId, DraftFacts.None), Ct);

        Assert.True(begun.Succeeded, begun.Error?.ToString());
        await using var db = await vault.DatabaseAsync();
        var edition = await db.Set<Edition>().SingleAsync(e => e.Id == begun.Value, Ct);
        Assert.Equal((EditionState.Draft, "A/0", head.PersonId, null), (edition.State, edition.Label, edition.CreatedById, edition.Approver));
        var sections = await db.Set<EditionSection>().Where(s => s.EditionId == edition.Id).Select(s => s.Number).ToListAsync(Ct);
        Assert.Contains("4.7.1", sections);
        var file = await db.Set<EditionFile>().SingleAsync(f => f.EditionId == edition.Id, Ct);
        await using var content = (await vault.Get<StoredFiles>().OpenAsync(file.Hash, Ct)).Value;
        var words = WordsOf(content);
        Assert.Contains("综合部", words, StringComparison.Ordinal);
        Assert.Contains("QP-06", words, StringComparison.Ordinal);
        Assert.DoesNotMatch(Traces.OfSample(), words);
        Assert.Empty(await Traces.FindAsync(db, Traces.OfSample()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task EveryTextOfThePack_CanBeRead_AndNamesNobodyOfTheSample(int departments)
    {
        await using var vault = await OwnCompany.FoundedAsync(Database.Sqlite, Plans.Of(OwnCompany.Company, departments));
        await using var db = await vault.DatabaseAsync();

        foreach (var number in await db.Set<Document>().Select(d => d.Number).ToListAsync(Ct))
        {
            var found = await vault.Get<PackDocumentTexts>().FindAsync(number, Ct);
            Assert.True(found.Succeeded, $"{number}: {found.Error}");
            Assert.Equal(number, found.Value.Number);
            using var word = new MemoryStream();
            WordWriter.Write(found.Value, word);
            Assert.DoesNotMatch(Traces.OfSample(), WordsOf(word));
        }
    }

    [Fact]
    public async Task TheCompanysOwnFile_TakesTheNumberOfTheList()
    {
        await using var vault = await OwnCompany.FoundedAsync(Database.Sqlite, With);
        var desk = await ImportDesk.OpenAsync(vault, "文控助理", "入库确认人");

        var batch = await desk.BringInAsync([("QP-05 文件控制程序.md", OwnCompany.Text("QP-05", "文件控制程序"))]);

        var confirmed = await desk.ConfirmAsync(batch);
        Assert.True(confirmed.Succeeded, confirmed.Error?.ToString());
        await using var db = await vault.DatabaseAsync();
        Assert.Equal(1, await db.Set<Document>().CountAsync(d => d.Number == "QP-05", Ct));
        Assert.Equal(EditionState.Effective, (await db.Set<Edition>().SingleAsync(e => db.Set<Document>().Any(d => d.Id == e.DocumentId && d.Number == "QP-05"), Ct)).State);
    }

    private static string WordsOf(Stream file)
    {
        using var word = WordprocessingDocument.Open(file, isEditable: false);
        return string.Concat(word.MainDocumentPart!.HeaderParts.Select(h => h.Header!.InnerText).Append(word.MainDocumentPart.Document!.InnerText));
    }
}
