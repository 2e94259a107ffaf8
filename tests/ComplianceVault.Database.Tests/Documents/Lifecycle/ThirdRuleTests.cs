using System.Text;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents.Lifecycle;

/// <summary>The manual changed by more than a third gets a new edition, or a reason why not (decision 29).</summary>
public sealed class ThirdRuleTests
{
    private const string Manual = "# 1 总则\n\n本公司建立服务管理体系。\n\n# 2 职责\n\n总经理批准方针。\n\n# 3 记录\n\n各部门保存记录三年以上，到期后统一鉴定。\n";
    private const string Other = "# 1 范围\n\n适用于全部合同项目。\n\n# 2 分工\n\n服务部门负责日常运行与改进。\n\n# 3 评价\n\n每季度评价一次绩效并公布。\n";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task RevisionThatChangesMoreThanAThird_IsIssuedOnlyWithAReason(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var edition = await NextAsync(desk, Other, EditionStep.Revision);
        Assert.Equal("A/1", (await desk.EditionAsync(edition)).Label);
        var refused = await desk.PublishAsync(edition);
        Assert.Equal(("lifecycle.check-failed", (object)IssueItem.MajorChangeReasoned), (refused.Error!.Code, refused.Error.Arguments[0]));

        var publish = desk.Vault.Get<PublishEdition>();
        var controller = await desk.ActorAsync(LifeDesk.Controller);
        Assert.Equal("lifecycle.check-failed", (await publish.ExecuteAsync(controller, edition, new(desk.Today, desk.Today, " "), Ct)).Error?.Code);
        LifeDesk.Must(await publish.ExecuteAsync(controller, edition, new(desk.Today, desk.Today, "管理评审决定不换版"), Ct));
        await using var db = await desk.Vault.DatabaseAsync();
        Assert.True(await db.Set<TrailDetail>().AnyAsync(d => d.ObjectId == edition && d.Content.Contains("管理评审决定不换版"), Ct));
    }

    [Theory, OnEachDatabase]
    public async Task RevisionWithinAThird_AndANewEdition_AskNoReason(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var within = await NextAsync(desk, Manual.Replace("三年", "五年", StringComparison.Ordinal), EditionStep.Revision);
        LifeDesk.Must(await desk.PublishAsync(within));
        var document = (await desk.EditionAsync(within)).DocumentId;
        var anew = await DraftAsync(desk, document, Other, EditionStep.Edition, LifeDesk.Change());
        Assert.Equal("B/0", (await desk.EditionAsync(anew)).Label);
        LifeDesk.Must(await desk.PublishAsync(anew));
    }

    /// <summary>The manual's edition A/0 in force, and an approved one after it.</summary>
    private static async Task<Guid> NextAsync(LifeDesk desk, string text, EditionStep step)
    {
        LifeDesk.Must(await desk.DecideRuleAsync(LifeDesk.Must(await desk.Vault.Get<ProposeEditionScheme>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), "letter-revision", null, "按版次和修改状态", Ct))));
        var document = (await desk.RegisterAsync("服务管理手册", "一阶")).Id;
        LifeDesk.Must(await desk.PublishAsync(await DraftAsync(desk, document, Manual, EditionStep.Edition, DraftFacts.None)));
        return await DraftAsync(desk, document, text, step, LifeDesk.Change());
    }

    private static async Task<Guid> DraftAsync(LifeDesk desk, Guid document, string text, EditionStep step, DraftFacts facts)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var edition = LifeDesk.Must(await desk.Vault.Get<StartDraft>().FromFileAsync(await desk.ActorAsync(LifeDesk.Author), new(document, facts, step), "手册.md", file, Ct));
        LifeDesk.Must(await desk.SubmitAsync(edition));
        LifeDesk.Must(await desk.ReviewAsync(edition, LifeDesk.Representative));
        LifeDesk.Must(await desk.ApproveAsync(edition, LifeDesk.Manager));
        return edition;
    }
}
