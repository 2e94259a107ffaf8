using ComplianceVault.App.Documents.Comparing;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.Content.Comparing;
using ComplianceVault.Database.Tests.Clauses;

namespace ComplianceVault.Database.Tests.Documents;

/// <summary>The effect of a revision: who names the document, which forms, clauses and duties rest on it, who reads it again, what is open.</summary>
public sealed class RevisionEffectTests
{
    private const string Counting = "仓库管理员在六月和十二月逐件核对机柜里的设备，数目不符的当日写明原因。";
    private const string Labels = "每台设备贴一张带条码的标签，标签掉落的两日内补贴，并在台账写明补贴日期。";

    private static readonly string EditionA = $"# 1 目的\n\n使设备与台账一致。\n\n# 4 要求\n\n## 4.1 逐件核对\n\n{Counting}\n\n## 4.2 标签\n\n{Labels}";
    private static readonly string EditionB = $"# 1 目的\n\n使设备与台账一致。\n\n# 3 分工\n\n由仓库管理员负责。\n\n# 5 要求\n\n## 5.1 逐件核对\n\n{Counting}\n\n## 5.4 盘盈\n\n多出来的设备先封存，查明来处后入账。";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task AnEdition_ShowsWhatItTouches_BeforeAndAfterItTakesEffect(Database database)
    {
        await using var desk = await ClauseDesk.OpenAsync(database);
        var a = await desk.ProcedureAsync("A", "2026-02-01", EditionA);
        await desk.LinkAsync(a, "8.2.6", "4.1");
        await desk.LinkAsync(a, "8.2.5", "4.2");
        await desk.ProcedureAsync("A", "2026-02-01", "# 1 要求\n\n标签的贴法按《资产清点办法》4.2 条执行。\n\n# 2 盘点\n\n盘点时间见《资产清点办法》。", "JF-P02", "设备入库办法");
        await desk.ProcedureAsync("A", "2026-02-01", "# 1 要求\n\n核对按 ITSMS-P07 第 4.1 条执行，结果报行政部。\n\n# 2 相关文件\n\n《资产清点办法》", "JF-P01", "设备出库办法");
        desk.Vault.Clock.Advance(TimeSpan.FromDays(40));

        var batch = await desk.Files.BringInAsync(($"{ClauseDesk.Procedure}-B.md", Text("B", "2026-04-01", EditionB)));
        var before = await EffectAsync(desk, "B");
        Check(before);
        Assert.Equal(FormMove.Stays, before.Forms.Rows.First(f => f.Form.IsActive).Move);

        Assert.True((await desk.Files.ConfirmAsync(batch)).Succeeded);
        Check(await EffectAsync(desk, "B"));
    }

    [Theory, OnEachDatabase]
    public async Task FormsAndDuties_OfTheDocument_AreListed_WithWhetherTheyMove(Database database)
    {
        await using var desk = await ClauseDesk.OpenAsync(database);
        await desk.ProcedureAsync("A", "2026-02-01", EditionA + "\n\n# 5 记录\n\n| 编号 | 名称 |\n| --- | --- |\n| ITSMS-P07-R01 | 配置项清单 |\n");

        var effect = await EffectAsync(desk, "A");

        Assert.Null(effect.Before);
        Assert.NotEmpty(effect.Forms.Rows);
        Assert.All(effect.Forms.Rows.Where(f => f.Form.IsActive), f => Assert.Equal(FormMove.WithEdition, f.Move));
        Assert.True(effect.Forms.Rows.Single(f => f.Form.Number == "ITSMS-P07-R01").IsListed);
        Assert.NotEmpty(effect.Duties.Rows);
        var inUse = effect.Forms.Rows.Where(f => f.Form.IsActive).Select(f => f.Form.Number).ToHashSet();
        Assert.All(effect.Duties.Rows, d => Assert.Contains(d.Evidence, f => inUse.Contains(f.Number)));
        Assert.True(effect.ReadAgain.IsForAllStaff);
        Assert.True(effect.ReadAgain.People > 1);
        Assert.Contains(EffectQuestion.NoOwner, effect.Questions.Select(q => q.Question));
    }

    [Theory, OnEachDatabase]
    public async Task OthersDocuments_ThatMayNotBeRead_AreNotNamed(Database database)
    {
        await using var desk = await ClauseDesk.OpenAsync(database);
        await desk.ProcedureAsync("A", "2026-02-01", EditionA);
        await desk.Files.BringInAsync(("JF-P03-A.md", Text("A", "2099-01-01", "# 1 要求\n\n按《资产清点办法》4.2 条执行。", "JF-P03", "设备外借办法")));
        var staff = await desk.Vault.PersonAsync("职员", Permission.Read);

        Assert.Equal(0, (await desk.Vault.Get<RevisionEffectQueries>().OfAsync(staff, ClauseDesk.Procedure, null, null, Ct)).Value.Citing.Total);
        var nobody = await desk.Vault.PersonAsync("无权者");
        Assert.Equal("access.missing-permission", (await desk.Vault.Get<RevisionEffectQueries>().OfAsync(nobody, ClauseDesk.Procedure, null, null, Ct)).Error?.Code);
    }

    private static void Check(RevisionEffect effect)
    {
        Assert.Equal(("A", "B", ThirdRule.Information), (effect.Before?.Label, effect.Edition.Label, effect.Rule));
        Assert.Equal(["JF-P01", "JF-P02"], effect.Citing.Rows.Select(d => d.Number));
        Assert.Equal((true, new CitedSection("4.1", "5.1", SectionState.Renumbered)), (effect.Citing.Rows[0].IsTouched, Assert.Single(effect.Citing.Rows[0].Places.SelectMany(p => p.Sections))));
        Assert.Equal(new CitedSection("4.2", null, SectionState.Removed), Assert.Single(effect.Citing.Rows[1].Places.SelectMany(p => p.Sections)));
        Assert.Equal([1, 2], effect.Citing.Rows.Select(d => d.Places.Count)); // the bare title in a list of documents says nothing more
        var (counting, labels) = (Assert.Single(effect.Clauses.Rows, c => c.Clause == "8.2.6"), Assert.Single(effect.Clauses.Rows, c => c.Clause == "8.2.5"));
        Assert.Equal((AnswerFate.Carried, "4.1", "5.1"), (counting.Sections[0].Fate, counting.Sections[0].Number, counting.Sections[0].NewNumber));
        Assert.Equal(AnswerFate.Vanishes, Assert.Single(labels.Sections).Fate);
        Assert.Equal(2, effect.Questions.Single(q => q.Question == EffectQuestion.CitedSectionsMove).Count);
        Assert.Equal(1, effect.Questions.Single(q => q.Question == EffectQuestion.AnswersVanish).Count);
    }

    private static async Task<RevisionEffect> EffectAsync(ClauseDesk desk, string label)
    {
        var found = await desk.Vault.Get<RevisionEffectQueries>().OfAsync(desk.Files.Controller, ClauseDesk.Procedure, label, null, Ct);
        Assert.True(found.Succeeded, found.Error?.ToString());
        return found.Value;
    }

    private static string Text(string label, string effective, string body, string number = ClauseDesk.Procedure, string title = "资产清点办法") =>
        $"---\nnumber: {number}\ntitle: {title}\nedition: {label}\neffective: {effective}\n---\n{body}\n";
}
