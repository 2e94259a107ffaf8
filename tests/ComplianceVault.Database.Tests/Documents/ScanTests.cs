using ComplianceVault.App.Documents.Import;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Searching;

namespace ComplianceVault.Database.Tests.Documents;

/// <summary>A scan says nothing that can be read: it is told, and the document is found by what is registered of it.</summary>
public sealed class ScanTests
{
    private const string FileName = "QP-09 铭牌照片 A版.pdf";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task AScanWithoutText_IsToldInTheReview_AndInTheTextThatIsRead(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var batch = await desk.ReadAsync((FileName, ScanPdf.Write()));

        var item = Assert.Single(await desk.ItemsAsync(batch));
        Assert.Equal((ImportItemState.Proposed, "QP-09"), (item.State, item.Number));
        Assert.Equal(("content.scan-without-text", "1"), (Assert.Single(ItemReading.RemarksOf(item)).Code, ItemReading.RemarksOf(item)[0].Arguments[0]));

        await desk.AcceptAsync(batch);
        var text = await desk.Vault.Get<DocumentQueries>().TextAsync(desk.Controller, (await desk.EditionAsync("QP-09", "A")).Id, Ct);
        Assert.Equal("content.scan-without-text", Assert.Single(text.Value.Remarks).Code);
    }

    [Theory, OnEachDatabase]
    public async Task ADocumentWithoutSections_IsFoundByNumberAndTitle(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        await desk.BringInAsync((FileName, ScanPdf.Write()), ("QP-01.md", "---\nnumber: QP-01\ntitle: 采购程序\nedition: A\n---\n# 1 要求\n\n采购前须有申请单。\n"));
        while (await desk.Vault.Get<IndexProjection>().StepAsync(Ct))
        {
        }

        Assert.Equal("QP-09", await FirstAsync(desk, "QP-09"));
        Assert.Equal("QP-09", await FirstAsync(desk, "铭牌照片"));
        var edition = await desk.EditionAsync("QP-09", "A");
        Assert.True((await desk.Vault.Get<SearchQueries>().SimilarAsync(desk.Controller, edition.Id, "", Ct)).Succeeded);
    }

    private static async Task<string?> FirstAsync(ImportDesk desk, string words)
    {
        var found = await desk.Vault.Get<SearchQueries>().SearchAsync(desk.Controller, new SearchQuestion { Text = words, AllEditions = true }, Ct);
        return found.Value.Answer.Hits.Select(h => h.Code).FirstOrDefault();
    }
}
