using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Kernel;

namespace ComplianceVault.Database.Tests.Documents.RuleChanges;

/// <summary>编号规则: another pattern by approval; no number comes twice, and old ones stay known.</summary>
public sealed class NumberingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task AnotherPattern_GoesOnWithTheSequence_LeavesNoGap_AndOldNumbersAreStillOfTheLevel(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var first = await desk.RegisterAsync("机房巡检规范");
        Assert.Equal("ITSMS-WI01", first.Number);
        Assert.Equal("YS-W002", LifeDesk.Must(await PreviewAsync(desk, "三阶", "YS-W{000}")));
        LifeDesk.Must(await desk.DecideRuleAsync(LifeDesk.Must(await ProposeAsync(desk, "三阶", "YS-W{000}"))));

        Assert.Equal("YS-W002", (await desk.RegisterAsync("机房出入规范")).Number);

        await using var db = await desk.Vault.DatabaseAsync();
        var numbering = await NumberingInForce.LoadAsync(db, Ct);
        Assert.Equal(["三阶", "三阶"], new[] { "ITSMS-WI01", "YS-W002" }.Select(numbering.LevelOf));
        Assert.Equal(["ITSMS-WI01", "YS-W002"], numbering.NamedIn("见 ITSMS-WI01 和 ys-w002。"));
        var gaps = LifeDesk.Must(await desk.Vault.Get<NumberGaps>().ListAsync(await desk.ActorAsync(LifeDesk.Controller), Ct)).Single(g => g.Level == "三阶");
        Assert.Equal(("YS-W002", "YS-W003", 0), (gaps.Highest, gaps.Next, gaps.Missing.Count));

        // back to the pattern before: its numbers never come again
        LifeDesk.Must(await desk.DecideRuleAsync(LifeDesk.Must(await ProposeAsync(desk, "三阶", "ITSMS-WI{00}"))));
        Assert.Equal("ITSMS-WI03", (await desk.RegisterAsync("机房消防规范")).Number);
        var rows = LifeDesk.Must(await desk.Vault.Get<PatternQueries>().TableAsync(await desk.ActorAsync(LifeDesk.Controller), Ct));
        Assert.Equal(("ITSMS-WI{00}", "ITSMS-WI04", LifeDesk.Controller), rows.Single(r => r.Level == "三阶") is var row ? (row.Pattern, row.Next, row.ByName) : default);
    }

    [Theory, OnEachDatabase]
    public async Task APattern_ThatWouldRepeatNumbers_OrCannotBeRead_IsRefusedByName(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        foreach (var (pattern, code) in new[]
        {
            ("ITSMS-P{00}", "numbering.pattern-meets"), // of the procedures
            ("itsms-p1{0}", "numbering.pattern-meets"),
            ("ITSMS-P01-R{00}", "numbering.pattern-meets"), // of forms
            ("YS W{00}", "numbering.pattern-invalid"),
            ("YS-W", "numbering.pattern-invalid"),
            ("{document}-W{00}", "numbering.pattern-hangs"),
            ("ITSMS-WI{00}", "rules.unchanged"),
        })
            Assert.Equal(code, (await ProposeAsync(desk, "三阶", pattern)).Error?.Code);
        Assert.Equal("numbering.level-unknown", (await ProposeAsync(desk, "九阶", "X{00}")).Error?.Code);
        Assert.Equal("numbering.pattern-meets", (await PreviewAsync(desk, "三阶", "ITSMS-P{00}")).Error?.Code);

        // a number given by an earlier pattern of another level counts as well
        await desk.RegisterAsync();
        LifeDesk.Must(await desk.DecideRuleAsync(LifeDesk.Must(await ProposeAsync(desk, "三阶", "YS-W{00}"))));
        Assert.Equal("numbering.pattern-meets", (await ProposeAsync(desk, "二阶", "ITSMS-WI{00}")).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task TheEditionScheme_ChangesByApprovalOnly(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (controller, propose) = (await desk.ActorAsync(LifeDesk.Controller), desk.Vault.Get<ProposeEditionScheme>());
        var keeper = await desk.Vault.PersonAsync("设置人", Permission.ManageSettings);
        Assert.Equal("settings.by-approval", (await desk.Vault.Get<ChangeSetting>().ExecuteAsync(keeper, "documents.edition-scheme", "versions", "试行", Ct)).Error?.Code);
        Assert.Equal("editions.scheme-unknown", (await propose.ExecuteAsync(controller, "roman", null, "试行", Ct)).Error?.Code);
        var id = LifeDesk.Must(await propose.ExecuteAsync(controller, "versions", null, "与客户一致", Ct));
        Assert.Equal("A", (await desk.EditionAsync(await desk.DraftAsync())).Label);
        LifeDesk.Must(await desk.DecideRuleAsync(id));

        Assert.Equal("V1.0", (await desk.EditionAsync(await desk.DraftAsync(title: "机房出入规范"))).Label);
        var scheme = LifeDesk.Must(await desk.Vault.Get<PatternQueries>().SchemeAsync(controller, Ct));
        Assert.Equal(("versions", (DateOnly?)desk.Today, LifeDesk.Controller), scheme);
    }

    private static async Task<Result<Guid>> ProposeAsync(LifeDesk desk, string level, string pattern) =>
        await desk.Vault.Get<ProposePattern>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), level, pattern, null, "公司更名", Ct);

    private static async Task<Result<string>> PreviewAsync(LifeDesk desk, string level, string pattern) =>
        await desk.Vault.Get<PatternQueries>().PreviewAsync(await desk.ActorAsync(LifeDesk.Controller), level, pattern, Ct);
}
