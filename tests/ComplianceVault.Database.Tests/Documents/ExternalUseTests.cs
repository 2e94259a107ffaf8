using ComplianceVault.App.Documents.External;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Lists;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.Database.Tests.Documents.Distribution;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Database.Tests.Records.Entries;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents;

/// <summary>文件控制程序 4.9.3: external documents are issued against a signature, and standards are approved by the general manager before work is based on them.</summary>
public sealed class ExternalUseTests
{
    private static readonly ExternalEditionFacts Edition2021 = new("2021", "市人民代表大会", "市政府网站", "法规可以复制", "第 12 号公告", new(2021, 6, 1));

    private static readonly ExternalFacts Law = new("EXT-07", "城市排水条例", ExternalCategory.Law, "tech", [], Edition2021);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task TheList_SaysWhatWasHandedOut_AndSignedFor_OfEachDay(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var document = LifeDesk.Must(await desk.Vault.Get<RegisterExternal>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), Law, null, Ct)).Id;
        LifeDesk.Must(await desk.SetListAsync(document, [CopyDesk.Paper("tech", 2)], LifeDesk.Controller));
        var copies = await desk.CopiesAsync(document);
        LifeDesk.Must(await desk.IssueAsync(copies));
        Assert.Equal("2|0|0", await SaidAsync(desk));
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));

        LifeDesk.Must(await desk.AcknowledgeAsync(LifeDesk.Head, copies[0]));

        Assert.Equal("2|1|0", await SaidAsync(desk));
        Assert.Equal("2|0|0", await SaidAsync(desk, desk.Today.AddDays(-1)));
    }

    [Theory, OnEachDatabase]
    public async Task AStandard_IsApproved_ByTheRecordThatTheGeneralManagerSigned(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        var controller = await desk.ActorAsync(LifeDesk.Controller);
        var document = LifeDesk.Must(await desk.Vault.Get<RegisterExternal>().ExecuteAsync(controller, Law, null, Ct)).Id;
        Assert.Equal((true, null), (await ViewAsync(desk, document) is var before && before.NeedsApproval, before.Use));

        var id = await desk.SubmittedAsync(
            "ITSMS-P02-R03", LifeDesk.Controller, v => v["listed_in_register"] = new Pointer("document", document.ToString("D"), "EXT-07 城市排水条例").Write());
        Assert.Equal((id, null), ((await ViewAsync(desk, document)).Use!.RecordId, (await ViewAsync(desk, document)).Use!.ApprovedAt));
        LifeDesk.Must(await desk.SignAsync(id, "行政部负责人"));
        Assert.Null((await ViewAsync(desk, document)).Use!.ApprovedAt);
        LifeDesk.Must(await desk.SignAsync(id, LifeDesk.Manager, SignatureMeaning.Approve));

        var use = (await ViewAsync(desk, document)).Use!;
        Assert.NotNull(use.ApprovedAt);
        var list = LifeDesk.Must(await desk.Vault.Get<ListQueries>().PageAsync(controller, "external-documents", null, new(1, 100), Ct));
        var column = list.Head.Columns.ToList().FindIndex(c => c.Key == "use-approved-at");
        Assert.Equal([("EXT-07", use.ApprovedAt)], list.Page.Rows.Where(r => r[column] is not null).Select(r => ((string)r[0]!, (DateTime?)r[column])));
        await using var db = await desk.Vault.DatabaseAsync();
        var others = await db.Set<ExternalDocument>().Where(x => x.DocumentId != document).Select(x => x.DocumentId).FirstAsync(Ct);
        Assert.Null((await ViewAsync(desk, others)).Use);
    }

    private static async Task<string> SaidAsync(LifeDesk desk, DateOnly? asOf = null) =>
        (await desk.RowsAsync("external-documents", asOf)).Single(r => r["number"] == "EXT-07").Of("copies-issued", "copies-acknowledged", "readers-confirmed");

    private static async Task<ExternalView> ViewAsync(RecordDesk desk, Guid document)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        var edition = await db.Set<Edition>().Where(e => e.DocumentId == document && e.State == EditionState.Effective).Select(e => e.Id).SingleAsync(Ct);
        return LifeDesk.Must(await desk.Vault.Get<ExternalQueries>().OfEditionAsync(await desk.ActorAsync(LifeDesk.Controller), edition, Ct))!;
    }
}
