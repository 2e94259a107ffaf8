using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Lists;
using ComplianceVault.Database.Tests.Documents.Destruction;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents.Distribution;

/// <summary>文件发放、回收记录 and 受控文件遗失证明单: what they say today, and that they say of last week what was true then.</summary>
public sealed class CopyListTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task FiveCopiesOfA_Exchanged_OneLost_OneLate_TheRestDestroyedOrKept_AsOfEachDay(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, a) = await desk.HandedOutAsync(CopyDesk.Paper("admin"), CopyDesk.Paper("market", 2), CopyDesk.Paper("tech", 2));
        var handedOut = desk.Today;
        var b = await desk.PublishNextAsync(document, inDays: 2);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(2));
        await desk.TakeEffectAsync();
        var recalled = desk.Today;

        // On the next day three are exchanged and one is reported lost; the day after the loss is approved and its successor handed out.
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));
        var exchanged = desk.Today;
        var (old, planned) = (await desk.CopiesAsync(document, a), await desk.CopiesAsync(document, b));
        CopyRow For(string number) => planned.Single(c => c.Pair == number);
        LifeDesk.Must(await desk.ExchangeAsync(old.Where(c => c.Number is "001" or "002" or "004").Select(c => (c, For(c.Number)))));
        var loss = LifeDesk.Must(await desk.ReportLossAsync(LifeDesk.Author, old[4]));
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));
        var decided = desk.Today;
        LifeDesk.Must(await desk.DecideLossAsync(LifeDesk.Head, loss));
        LifeDesk.Must(await desk.IssueAsync([For("005")]));

        // A week later one is kept as the master and two are destroyed; one is still with market.
        desk.Vault.Clock.Advance(TimeSpan.FromDays(7));
        LifeDesk.Must(await desk.KeepAsync(old[0]));
        var list = await desk.ApprovedAsync(old[1], old[3]);
        var proposed = desk.Today;
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));
        LifeDesk.Must(await desk.BeginAsync(list));
        LifeDesk.Must(await desk.WitnessAsync(list));

        Assert.Equal(
            [
                $"A|001|作废保留||{exchanged.Said()}|{For("001").Number}|文件柜 2-3", $"A|002|已销毁||{exchanged.Said()}|{For("002").Number}|XHZS-2026-001", "A|003|待交回|是|||",
                $"A|004|已销毁||{exchanged.Said()}|{For("004").Number}|XHZS-2026-001", $"A|005|遗失|||{For("005").Number}|", "B|006|待签收|是|||", "B|007|待签收|是|||", "B|008|待发放||||",
                "B|009|待签收|是|||", "B|010|待签收|是|||",
            ], await SaidAsync(null));
        Assert.Equal([$"A|001|作废保留||{exchanged.Said()}|006|文件柜 2-3", $"A|002|已收回||{exchanged.Said()}|007|"], (await SaidAsync(proposed)).Take(2));
        Assert.Equal(["A|001|已签收||||", "A|002|已签收||||", "A|003|已签收||||", "A|004|已签收||||", "A|005|已签收||||"], (await SaidAsync(handedOut)).Where(r => r[0] == 'A'));
        Assert.Equal(["A|001|待交回||||", "A|002|待交回||||", "A|003|待交回||||", "A|004|待交回||||", "A|005|待交回||||"], (await SaidAsync(recalled)).Take(5));
        Assert.Equal(
            [$"A|001|已收回||{exchanged.Said()}|006|", $"A|002|已收回||{exchanged.Said()}|007|", "A|003|待交回||||", $"A|004|已收回||{exchanged.Said()}|009|", "A|005|遗失待批||||"],
            (await SaidAsync(exchanged)).Take(5));
        Assert.Equal($"A|003|待交回|是|||", (await SaidAsync(decided.AddDays(1)))[2]);
        Assert.Empty(await SaidAsync(handedOut.AddDays(-1)));

        Assert.Equal(
            [$"A|002|碎纸|行政部文控、行政部负责人|{desk.Today.Said()}|XHZS-2026-001|已销毁", $"A|004|碎纸|行政部文控、行政部负责人|{desk.Today.Said()}|XHZS-2026-001|已销毁"], await EndsAsync(null));
        Assert.Equal(["A|002|碎纸||||待销毁", "A|004|碎纸||||待销毁"], await EndsAsync(proposed));

        var first = (await desk.RowsAsync("copies", handedOut)).First(r => r["copy-number"] == "002");
        Assert.Equal(
            $"机房巡检规范|受控02（副本）|纸质|市场部|{handedOut.Said()}|{CopyDesk.MarketStaff}|{handedOut.Said()}",
            first.Of("title", "copy-kind", "medium", "holder", "handed-out-on", "acknowledged-by", "acknowledged-on"));

        Assert.Empty(await desk.RowsAsync("losses", recalled));
        Assert.Equal($"A|005|技术部|搬迁机柜后找不到|{LifeDesk.Author}|待批|||", Loss(Assert.Single(await desk.RowsAsync("losses", exchanged))));
        Assert.Equal($"A|005|技术部|搬迁机柜后找不到|{LifeDesk.Author}|同意，分发号停用|{LifeDesk.Head}|{decided.Said()}|{For("005").Number}", Loss(Assert.Single(await desk.RowsAsync("losses"))));

        async Task<List<string>> SaidAsync(DateOnly? asOf) =>
            (await desk.RowsAsync("copies", asOf)).ConvertAll(r => r.Of("edition", "copy-number", "state", "overdue", "copy-returned-on", "new-copy-number", "remark"));

        async Task<List<string>> EndsAsync(DateOnly? asOf) =>
            (await desk.RowsAsync("destruction", asOf, LifeDesk.Controller)).ConvertAll(r => r.Of("edition", "copy-number", "destruction-method", "executors", "destroyed-on", "certificate", "state"));

        static string Loss(Dictionary<string, string> row) => row.Of("edition", "copy-number", "holder", "circumstances", "reporter", "loss-decision", "decider", "decided-on", "new-copy-number");
    }

    [Theory, OnEachDatabase]
    public async Task ARefusedLoss_IsDueAgain_AndNamesNoNewNumber(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, _) = await desk.HandedOutAsync(CopyDesk.Paper("tech"));
        var copy = (await desk.CopiesAsync(document)).Single();
        var loss = LifeDesk.Must(await desk.ReportLossAsync(LifeDesk.Author, copy));
        await desk.PublishNextAsync(document, inDays: 0);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));
        LifeDesk.Must(await desk.DecideLossAsync(LifeDesk.Head, loss, approve: false));
        LifeDesk.Must(await desk.ExchangeAsync((await desk.CopyAsync(document, copy.Number), (await desk.CopiesAsync(document, null, null, CopyState.Planned)).Single())));

        Assert.Equal("无|交接时清点", (await desk.RowsAsync("losses")).Single().Of("confidentiality", "prevention"));
        Assert.Equal($"不同意|{LifeDesk.Head}|请再找一次|", (await desk.RowsAsync("losses")).Single().Of("loss-decision", "decider", "remark", "new-copy-number"));
        Assert.Equal("待批|||", (await desk.RowsAsync("losses", desk.Today.AddDays(-1))).Single().Of("loss-decision", "decider", "remark", "new-copy-number"));
    }

    [Theory, OnEachDatabase]
    public async Task WhatIsDistributedElectronically_StandsAfterTheCopies_WithWhoReadIt(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, a) = await desk.InForceAsync();
        LifeDesk.Must(await desk.SetListAsync(document, [CopyDesk.Paper("tech"), CopyDesk.Reads("tech")]));
        var first = desk.Today;
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));
        LifeDesk.Must(await desk.Vault.Get<ConfirmReading>().ExecuteAsync(await desk.ActorAsync(CopyDesk.Engineer), a, Ct));
        await desk.PublishNextAsync(document, inDays: 0);
        LifeDesk.Must(await desk.SetListAsync(document, [CopyDesk.Paper("tech"), CopyDesk.Reads("tech"), CopyDesk.Reads("market")]));

        var rows = await desk.RowsAsync("copies");
        Assert.Equal(
            [$"A|技术部|{first.Said()}|1", $"B|市场部|{desk.Today.Said()}|0", $"B|技术部|{desk.Today.Said()}|0"],
            rows.Where(r => r["medium"] != "纸质").Select(r => r.Of("edition", "holder", "handed-out-on", "readers")));
        Assert.All(rows.SkipWhile(r => r["medium"] == "纸质"), r => Assert.Equal("|||", r.Of("copy-number", "state", "due", "copy-returned-on")));
        Assert.Equal([$"A|技术部|{first.Said()}|0"], (await desk.RowsAsync("copies", first)).Where(r => r["medium"] != "纸质").Select(r => r.Of("edition", "holder", "handed-out-on", "readers")));

        // Pages do not lose a row between the two parts.
        var paged = new List<object?>();
        for (var number = 1; number <= rows.Count; number++)
        {
            var page = LifeDesk.Must(await desk.Vault.Get<ListQueries>().PageAsync(await desk.ActorAsync(LifeDesk.Author), "copies", null, new(number, 1), Ct)).Page;
            Assert.Equal(rows.Count, page.Total);
            paged.Add(Assert.Single(page.Rows)[2] + "|" + page.Rows[0][3]);
        }

        Assert.Equal(rows.Select(r => r.Of("edition", "copy-number")), paged);
    }

    [Theory, OnEachDatabase]
    public async Task CopiesOfWhatMayNotBeRead_AreNotListed(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, _) = await desk.HandedOutAsync(CopyDesk.Paper("tech"), CopyDesk.Paper("market"));
        LifeDesk.Must(await desk.ReportLossAsync(CopyDesk.MarketStaff, (await desk.CopiesAsync(document)).Single(c => c.Department == "market")));
        await using (var db = await desk.Vault.DatabaseAsync())
            await db.Set<App.Documents.Library.Document>().Where(d => d.Id == document).ExecuteUpdateAsync(s => s.SetProperty(d => d.Classification, App.Documents.Library.Classification.Confidential), Ct);

        Assert.Equal((0, 0), ((await desk.RowsAsync("copies", by: LifeDesk.MarketHead)).Count, (await desk.RowsAsync("losses", by: LifeDesk.MarketHead)).Count));
        Assert.Equal((2, 1), ((await desk.RowsAsync("copies", by: LifeDesk.Controller)).Count, (await desk.RowsAsync("losses", by: LifeDesk.Controller)).Count));
    }
}
