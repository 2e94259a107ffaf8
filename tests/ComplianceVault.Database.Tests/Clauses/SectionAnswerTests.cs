using ComplianceVault.App.Clauses;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Clauses;

/// <summary>Which sections answer a clause: proposed, decided, carried into the next edition, and kept for past days.</summary>
public sealed class SectionAnswerTests
{
    private const string Counting = "仓库管理员在六月和十二月逐件核对机柜里的设备，数目不符的当日写明原因。";
    private const string Labels = "每台设备贴一张带条码的标签，标签掉落的两日内补贴，并在台账写明补贴日期。";

    private static readonly string EditionA = $"# 1 目的\n\n使设备与台账一致。\n\n# 4 要求\n\n## 4.1 逐件核对\n\n{Counting}\n\n## 4.2 标签\n\n{Labels}";
    private static readonly string EditionB = $"# 1 目的\n\n使设备与台账一致。\n\n# 3 分工\n\n由仓库管理员负责。\n\n# 5 做法\n\n## 5.3 逐件核对\n\n{Counting}\n\n## 5.4 盘盈\n\n多出来的设备先封存，查明来处后入账。";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task ALinkedSection_IsShownWithItsSentence_AndImpliesItsDocument(Database database)
    {
        await using var desk = await ClauseDesk.OpenAsync(database);
        var edition = await desk.ProcedureAsync("A", "2026-02-01", EditionA);

        await desk.LinkAsync(edition, "8.2.6", "4.1");

        var document = Assert.Single((await desk.ClauseAsync("8.2.6")).Documents);
        var section = Assert.Single(document.Sections, s => s.State == SectionAnswerState.Confirmed);
        Assert.True(document.IsLinked);
        Assert.Equal(("4.1", "逐件核对", "文控甲", 1), (section.Number, section.Heading, section.DecidedByName, section.Confidence));
        Assert.StartsWith("仓库管理员", section.Snippet, StringComparison.Ordinal);
        await using var db = await desk.Vault.DatabaseAsync();
        Assert.True(await db.Set<DocumentClause>().AnyAsync(c => c.Clause == "8.2.6" && c.DocumentId == edition.DocumentId && c.To == null, Ct));
    }

    [Theory, OnEachDatabase]
    public async Task ANewEdition_TakesTheLinkAlong_FlagsWhatVanished_AndThePastStays(Database database)
    {
        await using var desk = await ClauseDesk.OpenAsync(database);
        var a = await desk.ProcedureAsync("A", "2026-02-01", EditionA);
        await desk.LinkAsync(a, "8.2.6", "4.1");
        await desk.LinkAsync(a, "8.2.5", "4.2");
        desk.Vault.Clock.Advance(TimeSpan.FromDays(40));

        await desk.ProcedureAsync("B", "2026-04-01", EditionB);

        var now = Assert.Single(await desk.SectionsAsync("8.2.6"), s => s.State == SectionAnswerState.Confirmed);
        Assert.Equal(("5.3", "B"), (now.Number, now.EditionLabel));
        Assert.True(now.Confidence >= 0.5);
        var then = Assert.Single(await desk.SectionsAsync("8.2.6", new DateOnly(2026, 3, 20)), s => s.State == SectionAnswerState.Confirmed);
        Assert.Equal(("4.1", "A"), (then.Number, then.EditionLabel));
        var gone = Assert.Single(await desk.SectionsAsync("8.2.5"), s => s.State == SectionAnswerState.Vanished);
        Assert.Equal(("4.2", "A"), (gone.Number, gone.EditionLabel));
        Assert.Equal("act.reason-required", (await desk.Vault.Get<EndSectionAnswer>().ExecuteAsync(desk.Files.Controller, gone.AnswerId, " ", Ct)).Error?.Code);
        Assert.True((await desk.Vault.Get<EndSectionAnswer>().ExecuteAsync(desk.Files.Controller, gone.AnswerId, "标签改由资产办法规定", Ct)).Succeeded);
        Assert.DoesNotContain(await desk.SectionsAsync("8.2.5"), s => s.State == SectionAnswerState.Vanished);
    }

    [Theory, OnEachDatabase]
    public async Task TextThatNamesAClause_IsProposed_CountsOnlyWhenConfirmed(Database database)
    {
        await using var desk = await ClauseDesk.OpenAsync(database);
        await desk.ProcedureAsync("A", "2026-02-01", $"# 1 要求\n\n## 1.1 核对\n\n依据标准条款 8.2.6，{Counting}");

        var proposed = Assert.Single((await desk.ClauseAsync("8.2.6")).Documents);
        var section = Assert.Single(proposed.Sections);
        Assert.Equal((false, SectionAnswerState.Proposed), (proposed.IsLinked, section.State));
        Assert.Equal(0, (await TreeAsync(desk, "8.2.6")).Documents);

        Assert.True((await desk.Vault.Get<DecideSectionAnswer>().ExecuteAsync(desk.Files.Representative, section.AnswerId, confirm: true, Ct)).Succeeded);

        Assert.Equal(1, (await TreeAsync(desk, "8.2.6")).Documents);
        Assert.Equal(SectionAnswerState.Confirmed, Assert.Single(await desk.SectionsAsync("8.2.6")).State);
        Assert.Equal("clauses.answer-not-found", (await desk.Vault.Get<DecideSectionAnswer>().ExecuteAsync(desk.Files.Representative, section.AnswerId, confirm: false, Ct)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task ARejectedProposal_IsNotMadeAgain_NotEvenInTheNextEdition(Database database)
    {
        await using var desk = await ClauseDesk.OpenAsync(database);
        var body = $"# 1 要求\n\n## 1.1 核对\n\n依据标准条款 8.2.6，{Counting}";
        await desk.ProcedureAsync("A", "2026-02-01", body);
        var proposed = Assert.Single(await desk.SectionsAsync("8.2.6"));

        Assert.True((await desk.Vault.Get<DecideSectionAnswer>().ExecuteAsync(desk.Files.Controller, proposed.AnswerId, confirm: false, Ct)).Succeeded);
        Assert.Empty(await desk.SectionsAsync("8.2.6"));
        await desk.ProcedureAsync("B", "2026-03-01", body + "\n\n核对后由主管签字。");

        Assert.Empty(await desk.SectionsAsync("8.2.6"));
    }

    [Theory, OnEachDatabase]
    public async Task Links_AreMadeByThoseWhoManageClauses_AndOnlyToClausesAndSectionsThatAre(Database database)
    {
        await using var desk = await ClauseDesk.OpenAsync(database);
        var edition = await desk.ProcedureAsync("A", "2026-02-01", EditionA);
        var reader = await desk.Vault.PersonAsync("职员", Permission.Read);
        var link = desk.Vault.Get<LinkSections>();

        Assert.Equal("access.missing-permission", (await link.ExecuteAsync(reader, edition.Id, [new("8.2.6", "4.1")], Ct)).Error?.Code);
        Assert.Equal("clauses.heading-only", (await link.ExecuteAsync(desk.Files.Controller, edition.Id, [new("8.2", "4.1")], Ct)).Error?.Code);
        Assert.Equal("clauses.heading-only", (await link.ExecuteAsync(desk.Files.Controller, edition.Id, [new("8.5.1", "4.1")], Ct)).Error?.Code);
        Assert.Equal("clauses.not-found", (await link.ExecuteAsync(desk.Files.Controller, edition.Id, [new("12.1", "4.1")], Ct)).Error?.Code);
        Assert.Equal("clauses.no-such-section", (await link.ExecuteAsync(desk.Files.Controller, edition.Id, [new("8.2.6", "9.9")], Ct)).Error?.Code);
    }

    private static async Task<ClauseTreeRow> TreeAsync(ClauseDesk desk, string number) =>
        (await desk.Vault.Get<ClauseQueries>().TreeAsync(desk.Files.Controller, null, Ct)).Value.Single(c => c.Number == number);
}
