using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.ChangeRequests;
using ComplianceVault.App.Documents.Destruction;
using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Documents.External;
using ComplianceVault.App.Documents.Lending;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Documents.RuleChanges;
using ComplianceVault.App.Organisation.Letters;
using ComplianceVault.Database.Tests.Documents.Destruction;
using ComplianceVault.Database.Tests.Documents.Distribution;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Database.Tests.Documents.Withdrawal;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Desk;

/// <summary>
/// Every deadline in working days, begun on the same days: before a weekend, before the May holiday, before a make-up Saturday, before the National Day with its
/// make-up Saturday, at the end of the year, and within a year without a calendar, where only weekends are free.
/// </summary>
public sealed class WorkingDayTests
{
    private static readonly string[] Begun = ["2026-03-06", "2026-04-30", "2026-05-08", "2026-09-30", "2026-12-30", "2027-09-30"];

    private static readonly (string What, string[] Due)[] Expected =
    [
        ("交回", ["2026-03-09", "2026-05-06", "2026-05-09", "2026-10-08", "2026-12-31", "2027-10-01"]),
        ("签收", ["2026-03-10", "2026-05-07", "2026-05-11", "2026-10-09", "2027-01-01", "2027-10-04"]),
        ("签批", ["2026-03-11", "2026-05-08", "2026-05-12", "2026-10-10", "2027-01-04", "2027-10-05"]),
        ("借阅答复", ["2026-03-11", "2026-05-08", "2026-05-12", "2026-10-10", "2027-01-04", "2027-10-05"]),
        ("阅知", ["2026-03-13", "2026-05-11", "2026-05-14", "2026-10-13", "2027-01-06", "2027-10-07"]),
        ("待办", ["2026-03-13", "2026-05-11", "2026-05-14", "2026-10-13", "2027-01-06", "2027-10-07"]),
        ("修订申请", ["2026-03-13", "2026-05-11", "2026-05-14", "2026-10-13", "2027-01-06", "2027-10-07"]),
        ("作废", ["2026-03-13", "2026-05-11", "2026-05-14", "2026-10-13", "2027-01-06", "2027-10-07"]),
        ("销毁", ["2026-03-13", "2026-05-11", "2026-05-14", "2026-10-13", "2027-01-06", "2027-10-07"]),
        ("任命书", ["2026-03-13", "2026-05-11", "2026-05-14", "2026-10-13", "2027-01-06", "2027-10-07"]),
        ("遗失批准", ["2026-03-13", "2026-05-11", "2026-05-14", "2026-10-13", "2027-01-06", "2027-10-07"]),
        ("补充申请", ["2026-03-13", "2026-05-11", "2026-05-14", "2026-10-13", "2027-01-06", "2027-10-07"]),
        ("解除暂缓", ["2026-03-13", "2026-05-11", "2026-05-14", "2026-10-13", "2027-01-06", "2027-10-07"]),
        ("规定变更", ["2026-03-13", "2026-05-11", "2026-05-14", "2026-10-13", "2027-01-06", "2027-10-07"]),
        ("外来登记", ["2026-03-10", "2026-05-07", "2026-05-11", "2026-10-09", "2027-01-01", "2027-10-04"]),
        ("借阅归还", ["2026-03-20", "2026-05-18", "2026-05-21", "2026-10-20", "2027-01-13", "2027-10-14"]),
        ("续借归还", ["2026-03-20", "2026-05-18", "2026-05-21", "2026-10-20", "2027-01-13", "2027-10-14"]),
        ("影响答复", ["2026-04-03", "2026-06-01", "2026-06-04", "2026-11-03", "2027-01-27", "2027-10-28"]),
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Deadlines_BegunOnTheSameDay_AreCountedByTheCalendar(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        await desk.KeepMastersAsync(0);
        var kept = (await desk.InForceAsync("长期规范")).Edition;
        var said = new List<string>();
        foreach (var day in Begun)
        {
            desk.Vault.Clock.AdjustTime(new DateTimeOffset(DateTime.Parse(day, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(8)).AddHours(10));
            var begun = new List<(string What, DateOnly? Due)>();
            await LifeAsync(desk, $"规范 {day}", begun);
            await RequestsAsync(desk, kept, begun);
            await WaitingAsync(desk, kept, $"留存 {day}", begun);
            said.AddRange(begun.Select(b => $"{b.What} {day} → {b.Due:yyyy-MM-dd}"));
        }

        Assert.Equal(Expected.SelectMany(e => Begun.Zip(e.Due, (day, due) => $"{e.What} {day} → {due}")).Order(), said.Order());
    }

    /// <summary>One document from its draft to its destruction, all on one day; it cites an external one that changes.</summary>
    private static async Task LifeAsync(LifeDesk desk, string title, List<(string What, DateOnly? Due)> begun)
    {
        var controller = await desk.ActorAsync(LifeDesk.Controller);
        var external = LifeDesk.Must(await desk.Vault.Get<RegisterExternal>().ExecuteAsync(controller, new(null, $"引用的{title}", ExternalCategory.Standard, "tech", [], Facts("2020")), null, Ct));
        var document = (await desk.RegisterAsync(title)).Id;
        var edition = await desk.StartAsync(document, text: $"# 1 依据\n\n巡检按 {external.Number} 的等级进行。\n");
        LifeDesk.Must(await desk.SubmitAsync(edition));
        begun.Add(("签批", Assert.Single((await desk.LifeAsync(edition)).Open).Due.Due));
        LifeDesk.Must(await desk.ReviewAsync(edition));
        LifeDesk.Must(await desk.ApproveAsync(edition));
        var board = LifeDesk.Must(await desk.Vault.Get<DeskQueries>().BoardAsync(controller, ["edition.publish"], new(), Ct));
        begun.Add(("待办", Assert.Single(board.Page.Rows, r => r.Title == title).Due?.Due));

        LifeDesk.Must(await desk.SetListAsync(document, [CopyDesk.Paper("tech"), CopyDesk.Reads("tech")]));
        LifeDesk.Must(await desk.PublishAsync(edition));
        var copy = Assert.Single(await desk.CopiesAsync(document));
        LifeDesk.Must(await desk.IssueAsync([copy]));
        begun.Add(("签收", (await desk.CopyAsync(document, copy.Number)).DueOn));
        begun.Add(("阅知", await RowAsync<EditionReading>(desk, q => q.Where(r => r.EditionId == edition).Select(r => r.Due))));
        LifeDesk.Must(await desk.SetListAsync(document, [CopyDesk.Reads("tech")]));
        begun.Add(("交回", (await desk.CopyAsync(document, copy.Number)).DueOn));
        LifeDesk.Must(await desk.ReturnAsync(LifeDesk.Author, copy));
        LifeDesk.Must(await desk.ReceiveAsync(copy));

        var next = LifeDesk.Must(await desk.Vault.Get<RegisterExternalEdition>().ExecuteAsync(controller, external.Id, Facts("2026"), null, Ct));
        begun.Add(("影响答复", await RowAsync<ImpactQuestion>(desk, q => q.Where(i => i.EditionId == next).Select(i => i.Due))));

        var withdrawal = await desk.ApplyAsync(edition);
        begun.Add(("作废", Assert.Single((await desk.WithdrawalAsync(withdrawal)).Steps).Due.Due));
        LifeDesk.Must(await desk.SignWithdrawalAsync(withdrawal, LifeDesk.Head));
        LifeDesk.Must(await desk.SignWithdrawalAsync(withdrawal, LifeDesk.Representative));
        var list = LifeDesk.Must(await DestroyDesk.TryProposeAsync(desk, [edition], method: DestructionMethod.Shred)); // with its paper
        begun.Add(("销毁", Assert.Single((await DestroyDesk.ListAsync(desk, list)).Steps).Due.Due));

        var letter = LifeDesk.Must(await desk.Vault.Get<DraftLetter>().ExecuteAsync(
            controller, new(LetterKind.Appointment, (await desk.ActorAsync(LifeDesk.Author)).PersonId, null, null, $"{title}巡检员", "按规范巡检。", desk.Today), Ct)).Number;
        begun.Add(("任命书", Assert.Single(LifeDesk.Must(await desk.Vault.Get<LetterQueries>().GetAsync(await desk.ActorAsync(LifeDesk.Manager), letter, Ct)).Steps).Due.Due));
    }

    /// <summary>What is asked of a document that stays in force.</summary>
    private static async Task RequestsAsync(LifeDesk desk, Guid edition, List<(string What, DateOnly? Due)> begun)
    {
        var reader = await desk.ActorAsync(CopyDesk.MarketStaff);
        var request = LifeDesk.Must(await desk.Vault.Get<RaiseChangeRequest>().ExecuteAsync(reader, new(edition, "1", "频次与实际不符", "改为每日两次", ChangeSource.Audit), Ct)).Id;
        begun.Add(("修订申请", await RowAsync<ChangeRequest>(desk, q => q.Where(r => r.Id == request).Select(r => r.Due))));

        begun.Add(("借阅归还", await LastAsync(desk, async due => (await AskAsync(desk, edition, due)).Error?.Code)));
        var lending = LifeDesk.Must(await AskAsync(desk, edition, desk.Today)).Id;
        begun.Add(("借阅答复", await RowAsync<DocumentLending>(desk, q => q.Where(l => l.Id == lending).Select(l => l.AnswerDue))));
        LifeDesk.Must(await desk.Vault.Get<DecideLending>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Head), lending, true, "同意", Ct));
        LifeDesk.Must(await desk.Vault.Get<DeliverLending>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), lending, "分发号 02", Ct));
        begun.Add(("续借归还", await LastAsync(desk, async until => (await desk.Vault.Get<AskExtension>().ExecuteAsync(reader, lending, until, "审计延期", Ct)).Error?.Code)));
    }

    /// <summary>What waits for a decision so many working days after it was asked for, and what has its day from a day that somebody states.</summary>
    private static async Task WaitingAsync(LifeDesk desk, Guid edition, string title, List<(string What, DateOnly? Due)> begun)
    {
        var (document, _) = await desk.InForceAsync(title);
        LifeDesk.Must(await desk.SetListAsync(document, [CopyDesk.Paper("tech")]));
        LifeDesk.Must(await desk.IssueAsync(await desk.CopiesAsync(document)));
        var copy = Assert.Single(await desk.CopiesAsync(document));
        LifeDesk.Must(await desk.AcknowledgeAsync(LifeDesk.Author, copy));
        var loss = LifeDesk.Must(await desk.ReportLossAsync(LifeDesk.Author, copy));
        begun.Add(("遗失批准", await DeskAsync(desk, LifeDesk.Head, "copy.loss-decide")));
        LifeDesk.Must(await desk.DecideLossAsync(LifeDesk.Head, loss, approve: false));

        var reader = await desk.ActorAsync(CopyDesk.MarketStaff);
        var request = LifeDesk.Must(await desk.Vault.Get<RaiseChangeRequest>().ExecuteAsync(reader, new(edition, "1", "频次与实际不符", "改为每日两次", ChangeSource.Audit), Ct)).Id;
        LifeDesk.Must(await desk.Vault.Get<ReturnChangeRequest>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Head), request, "请写明机房", Ct));
        begun.Add(("补充申请", await DeskAsync(desk, CopyDesk.MarketStaff, "request.complete")));
        LifeDesk.Must(await desk.Vault.Get<ResubmitChangeRequest>().ExecuteAsync(reader, request, "一号机房", Ct));

        var hold = LifeDesk.Must(await desk.Vault.Get<SetHold>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Representative), new(document, null, "客户投诉", "全部版本"), Ct));
        LifeDesk.Must(await desk.Vault.Get<AskHoldRelease>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Representative), hold, "投诉已了结", Ct));
        begun.Add(("解除暂缓", await DeskAsync(desk, LifeDesk.Manager, "hold.release")));
        LifeDesk.Must(await desk.Vault.Get<ReleaseHold>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Manager), hold, Ct));

        var change = LifeDesk.Must(await desk.Vault.Get<ProposePattern>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), "一阶", "YS-M{00}", null, "公司更名", Ct));
        begun.Add(("规定变更", await DeskAsync(desk, LifeDesk.Representative, "numbering.approve")));
        LifeDesk.Must(await desk.Vault.Get<TakeBackRuleChange>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), change, "推迟", Ct));

        var slip = LifeDesk.Must(await desk.Vault.Get<HandOverExternal>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Author), new(title, "客户邮件", desk.Today), Ct));
        begun.Add(("外来登记", await RowAsync<ExternalHandOver>(desk, q => q.Where(h => h.Number == slip).Select(h => h.Due))));
    }

    private static async Task<DateOnly?> DeskAsync(LifeDesk desk, string by, string kind) =>
        Assert.Single(LifeDesk.Must(await desk.Vault.Get<DeskQueries>().BoardAsync(await desk.ActorAsync(by), [kind], new(), Ct)).Page.Rows, r => r.Supervised is null).Due?.Due;

    private static async Task<Result<RequestedLending>> AskAsync(LifeDesk desk, Guid edition, DateOnly due) => await desk.Vault.Get<RequestLending>().ExecuteAsync(
        await desk.ActorAsync(CopyDesk.MarketStaff), new(edition, LendingKind.Borrow, "客户现场审计", null, desk.Today, due), Ct);

    /// <summary>The last day that is not too far away; everything later is.</summary>
    private static async Task<DateOnly> LastAsync(LifeDesk desk, Func<DateOnly, Task<string?>> ask)
    {
        for (var day = desk.Today.AddDays(24); ; day = day.AddDays(-1))
        {
            if (await ask(day) is not { } code)
                return day;
            Assert.Equal("lending.too-long", code);
        }
    }

    private static ExternalEditionFacts Facts(string label) => new(label, "国家标准化管理委员会", "标准发行单位", "单用户许可，不得复制", $"GB/T 99999-{label}", new(2020, 3, 1));

    private static async Task<DateOnly?> RowAsync<T>(LifeDesk desk, Func<IQueryable<T>, IQueryable<DateOnly>> due)
        where T : class
    {
        await using var db = await desk.Vault.DatabaseAsync();
        return await due(db.Set<T>()).SingleAsync(Ct);
    }
}
