using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Database.Tests.Documents.Distribution;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents.Lifecycle;

/// <summary>The check before issue looks for the forms that the text lists, and says where nobody gets a copy (文件控制程序 4.5.3).</summary>
public sealed class IssueCheckTests
{
    private const string Missing = "ITSMS-P07-R98";
    private const string There = "ITSMS-P07-R97";

    private static readonly string Text = $"# 1 要求\n\n每日巡检一次。\n\n# 2 记录\n\n| 编号 | 名称 |\n| --- | --- |\n| {There} | 巡检记录 |\n| {Missing} | 交接记录 |\n";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task FormThatIsListedAndNotThere_TakesTheControllersReason(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        await AddFormAsync(desk, There);
        var edition = await desk.StartAsync((await desk.RegisterAsync()).Id, text: Text);
        await desk.ApproveThroughAsync(edition);

        Assert.Equal((false, Missing), await FormsAsync(desk, edition) is var c ? (c.Passed, Assert.Single(c.Missing)) : default);
        Assert.Equal(("lifecycle.check-failed", (object)IssueItem.FormsComplete), await desk.PublishAsync(edition) is { Error: { } refused } ? (refused.Code, refused.Arguments[0]) : default);
        LifeDesk.Must(await desk.Vault.Get<PublishEdition>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), edition, new(desk.Today, desk.Today, FormsReason: "下月补发交接记录"), Ct));
        await using var db = await desk.Vault.DatabaseAsync();
        Assert.True(await db.Set<TrailDetail>().AnyAsync(d => d.ObjectId == edition && d.Content.Contains("下月补发交接记录"), Ct));
    }

    [Theory, OnEachDatabase]
    public async Task FormsThatAreThere_PassTheCheck_AndAStoppedOneDoesNot(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        await AddFormAsync(desk, There);
        await AddFormAsync(desk, Missing, isActive: false);
        var edition = await desk.StartAsync((await desk.RegisterAsync()).Id, text: Text);
        await desk.ApproveThroughAsync(edition);
        Assert.Equal([Missing], (await FormsAsync(desk, edition)).Missing);

        await using var db = await desk.Vault.DatabaseAsync();
        await db.Set<Form>().Where(f => f.Number == Missing).ExecuteUpdateAsync(s => s.SetProperty(f => f.IsActive, true), Ct);
        Assert.True((await FormsAsync(desk, edition)).Passed);
        LifeDesk.Must(await desk.PublishAsync(edition));
    }

    [Theory, OnEachDatabase]
    public async Task WithoutAList_TheCheckSaysSo_AndHoldsNothingUp(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var document = (await desk.RegisterAsync()).Id;
        var edition = await desk.StartAsync(document);
        await desk.ApproveThroughAsync(edition);
        Assert.Equal((true, true), await ItemAsync(desk, edition, IssueItem.DistributionListed) is var c ? (c.Passed, c.IsHint) : default);
        LifeDesk.Must(await desk.SetListAsync(document, [CopyDesk.Reads("tech")]));
        Assert.Equal((true, false), await ItemAsync(desk, edition, IssueItem.DistributionListed) is var d ? (d.Passed, d.IsHint) : default);
    }

    private static Task<IssueCheck> FormsAsync(LifeDesk desk, Guid edition) => ItemAsync(desk, edition, IssueItem.FormsComplete);

    private static async Task<IssueCheck> ItemAsync(LifeDesk desk, Guid edition, IssueItem item) =>
        LifeDesk.Must(await desk.Vault.Get<PublishEdition>().CheckAsync(await desk.ActorAsync(LifeDesk.Controller), edition, Ct)).Single(c => c.Item == item);

    private static async Task AddFormAsync(LifeDesk desk, string number, bool isActive = true)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        db.Add(new Form { Id = Guid.CreateVersion7(), Number = number, TitleZh = "巡检记录", Parent = "ITSMS-P07", Way = FormWay.Filled, Basis = FormBasis.Listed, IsActive = isActive, Retention = "RET-3" });
        await db.SaveChangesAsync(Ct);
    }
}
