using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Documents.Import;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents;

public sealed class ImportTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task FilesApprovedOnPaper_ComeIntoForce_OnlyByTheSignedSheet(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var batch = await desk.BringInAsync(("QP-01 采购程序 A版.md", Text("采购程序", "QP-01", "A", "采购前须有批准的申请单。")));

        Assert.Equal(EditionState.Draft, (await desk.EditionAsync("QP-01", "A")).State);
        Assert.Equal("signing.wrong-password", (await desk.ConfirmAsync(batch, "falsch-1234567")).Error?.Code);
        Assert.Equal(EditionState.Draft, (await desk.EditionAsync("QP-01", "A")).State);
        Assert.True((await desk.ConfirmAsync(batch)).Succeeded);

        var edition = await desk.EditionAsync("QP-01", "A");
        Assert.Equal((EditionState.Effective, new DateOnly(2025, 3, 1)), (edition.State, edition.EffectiveDate));
        await using var db = await desk.Vault.DatabaseAsync();
        var signature = await db.Set<Signature>().SingleAsync(Ct);
        Assert.Equal((SignatureMeaning.ConfirmExisting, "管理者代表"), (signature.Meaning, signature.PersonName));
    }

    [Theory, OnEachDatabase]
    public async Task TheSignedSheet_IsShownAndPrintedAgain_AndHoldsWhileTheEditionIsWhatItSays(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var batch = await desk.BringInAsync(("QP-01.md", Text("采购程序", "QP-01", "A", "采购前须有批准的申请单。")), ("QP-02.md", Text("仓库程序", "QP-02", "A", "先进先出。")));
        Assert.Empty((await desk.Vault.Get<SignedSheets>().OfBatchAsync(desk.Controller, batch, Ct)).Value);
        var shown = await desk.SheetAsync(batch);
        Assert.True((await desk.ConfirmAsync(batch)).Succeeded);

        var sheet = Assert.Single((await desk.Vault.Get<SignedSheets>().OfBatchAsync(desk.Controller, batch, Ct)).Value);
        Assert.Equal((shown.ContentHash, "管理者代表", true), (sheet.ContentHash, sheet.Name, sheet.Holds));
        Assert.Equal(shown.Lines, sheet.Lines);
        Assert.Equal("import.no-such-batch", (await desk.Vault.Get<SignedSheets>().OfBatchAsync(await desk.Vault.PersonAsync("别人", Permission.ImportDocuments), batch, Ct)).Error?.Code);
        var paper = (await desk.Vault.Get<SignedSheets>().PdfAsync(desk.Controller, batch, sheet.Id, Ct)).Value;
        await using (var content = paper.Content)
        {
            using var pdf = UglyToad.PdfPig.PdfDocument.Open(content);
            var text = string.Concat(pdf.GetPages().SelectMany(p => p.Letters).Select(l => l.Value).Where(v => !string.IsNullOrWhiteSpace(v)));
            Assert.All(new[] { "现有文件入库确认单", "QP-01", "仓库程序", "管理者代表", "通过" }, word => Assert.Contains(word, text, StringComparison.Ordinal));
        }

        await HoldAsync((true, true));
        await ChangeAsync("QP-01", db => db.Set<Document>().Where(d => d.Number == "QP-01").ExecuteUpdateAsync(s => s.SetProperty(d => d.Title, "采购程序（改）"), Ct));
        await HoldAsync((false, true));
        await ChangeAsync("QP-02", db => db.Set<EditionFile>().Where(f => f.Hash == shown.Lines[1].FileHash).ExecuteUpdateAsync(s => s.SetProperty(f => f.Hash, new string('0', 64)), Ct));
        await HoldAsync((false, false));

        async Task ChangeAsync(string number, Func<App.Platform.Data.VaultDbContext, Task<int>> change)
        {
            await using var db = await desk.Vault.DatabaseAsync();
            Assert.True(await change(db) == 1, number);
        }

        async Task HoldAsync((bool, bool) wanted)
        {
            var (one, two) = (await OfAsync("QP-01"), await OfAsync("QP-02"));
            Assert.Equal(wanted, (one, two));
        }

        async Task<bool> OfAsync(string number) =>
            Assert.Single((await desk.Vault.Get<SignatureQueries>().OfEditionAsync(desk.Controller, (await desk.EditionAsync(number, "A")).Id, Ct)).Value).Holds;
    }

    [Theory, OnEachDatabase]
    public async Task ASheetThatChangedAfterItWasShown_IsNotSigned(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var batch = await desk.BringInAsync(("QP-01.md", Text("采购程序", "QP-01", "A", "采购前须有批准的申请单。")));
        var shown = await desk.SheetAsync(batch);
        await desk.AddAsync(batch, ("QP-02.md", Text("仓库程序", "QP-02", "A", "先进先出。")));

        var signed = await desk.ConfirmAsync(batch, contentHash: shown.ContentHash);

        Assert.Equal("signing.content-changed", signed.Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task WithoutAnEffectiveDate_TheIssueDateIsShown_AndCounts(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var batch = await desk.BringInAsync(("QP-01.md", Issued("2025-04-01")), ("QP-02.md", Issued(null, "QP-02")));

        var sheet = await desk.SheetAsync(batch);
        Assert.Equal([new DateOnly(2025, 4, 1), null], sheet.Lines.Select(l => l.From));
        Assert.True((await desk.ConfirmAsync(batch)).Succeeded);

        Assert.Equal(new DateOnly(2025, 4, 1), (await desk.EditionAsync("QP-01", "A")).EffectiveDate);
        Assert.Equal(new DateOnly(2026, 3, 2), (await desk.EditionAsync("QP-02", "A")).EffectiveDate); // the day of signing
    }

    [Theory, OnEachDatabase]
    public async Task AnIssueDateThatLiesAhead_IsNotSignedIntoForce(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var batch = await desk.BringInAsync(("QP-01.md", Issued("2026-03-03")));

        Assert.Equal("import.effective-in-future", (await desk.ConfirmAsync(batch)).Error?.Code);
        Assert.Equal(EditionState.Draft, (await desk.EditionAsync("QP-01", "A")).State);
    }

    [Theory]
    [InlineData("issue")]
    [InlineData("approver")]
    public async Task WhatTheSheetShows_IsWhatIsSigned(string changed)
    {
        await using var desk = await ImportDesk.OpenAsync(Database.Sqlite);
        var batch = await desk.BringInAsync(("QP-01.md", Issued("2025-04-01")));
        var shown = await desk.SheetAsync(batch);
        await using (var db = await desk.Vault.DatabaseAsync())
        {
            var edition = await db.Set<Edition>().SingleAsync(Ct);
            (edition.IssueDate, edition.Approver) = changed == "issue" ? (new DateOnly(2025, 5, 1), edition.Approver) : (edition.IssueDate, "李四");
            await db.SaveChangesAsync(Ct);
        }

        Assert.Equal("signing.content-changed", (await desk.ConfirmAsync(batch, contentHash: shown.ContentHash)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task WordAndTextOfTheSameEdition_AreOneEditionWithTwoFiles(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var text = Text("采购程序", "QP-01", "A", "采购前须有批准的申请单，金额超过五万元的由总经理批准。");

        var plain = text[(text.LastIndexOf("---", StringComparison.Ordinal) + 3)..].Replace("# ", "", StringComparison.Ordinal);

        await desk.BringInAsync(("QP-01.md", text), ("QP-01.txt", plain));

        await using var db = await desk.Vault.DatabaseAsync();
        var edition = await db.Set<Edition>().SingleAsync(Ct);
        Assert.Equal(2, await db.Set<EditionFile>().CountAsync(f => f.EditionId == edition.Id, Ct));
    }

    [Theory, OnEachDatabase]
    public async Task TheSameFileAgain_IsRecognisedAndSkipped(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var file = ("QP-01.md", Text("采购程序", "QP-01", "A", "采购前须有批准的申请单。"));
        await desk.BringInAsync(file);

        var second = await desk.BringInAsync(("换个名字.md", file.Item2));

        var item = Assert.Single(await desk.ItemsAsync(second));
        Assert.Equal((ImportItemState.Skipped, ImportMatch.SameFile), (item.State, item.Match));
    }

    [Theory, OnEachDatabase]
    public async Task ANewerEdition_PutsTheOlderOut_InTheSameAct(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        await desk.ConfirmAsync(await desk.BringInAsync(("QP-01-A.md", Text("采购程序", "QP-01", "A", "采购前须有批准的申请单。"))));

        await desk.ConfirmAsync(await desk.BringInAsync(("QP-01-B.md", Text("采购程序", "QP-01", "B", "采购前须有两人批准的申请单。另有年度评价。", "2025-09-01"))));

        Assert.Equal(EditionState.Obsolete, (await desk.EditionAsync("QP-01", "A")).State);
        Assert.Equal(EditionState.Effective, (await desk.EditionAsync("QP-01", "B")).State);
        await using var db = await desk.Vault.DatabaseAsync();
        var periods = await db.Set<EditionInForce>().OrderBy(f => f.From).Select(f => new { f.From, f.To }).ToListAsync(Ct);
        Assert.Equal([new(2025, 3, 1), new(2025, 9, 1)], periods.Select(p => p.From));
        Assert.Equal([new(2025, 9, 1), null], periods.Select(p => p.To));
    }

    [Theory, OnEachDatabase]
    public async Task AnOlderEditionBroughtInLater_GoesToTheArchive(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        await desk.ConfirmAsync(await desk.BringInAsync(("QP-01-B.md", Text("采购程序", "QP-01", "B", "采购前须有两人批准的申请单。", "2025-09-01"))));

        await desk.ConfirmAsync(await desk.BringInAsync(("QP-01-A.md", Text("采购程序", "QP-01", "A", "采购前须有批准的申请单，旧的做法。"))));

        Assert.Equal(EditionState.Obsolete, (await desk.EditionAsync("QP-01", "A")).State);
        Assert.Equal(EditionState.Effective, (await desk.EditionAsync("QP-01", "B")).State);
    }

    [Theory, OnEachDatabase]
    public async Task SameNumberAndEdition_WithAnotherText_MustBeCorrected(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        await desk.BringInAsync(("a.md", Text("采购程序", "QP-01", "A", "采购前须有批准的申请单。")));

        var batch = await desk.BringInAsync(("b.md", Text("仓库程序", "QP-01", "A", "货物入库前逐件清点，先进先出，每月盘点一次，差异当日报告。")));

        var item = Assert.Single(await desk.ItemsAsync(batch));
        Assert.Equal((ImportItemState.Proposed, ImportMatch.OtherText), (item.State, item.Match));
        Assert.True((await desk.CorrectAsync(item, number: "QP-02")).Succeeded);
        Assert.Null((await desk.AcceptAsync(batch)).Single().Refusal);
        Assert.Equal("仓库程序", (await desk.RowsAsync(LibraryView.Coming)).Single(r => r.Number == "QP-02").Title);
    }

    [Theory, OnEachDatabase]
    public async Task ABrokenFile_IsRefusedWithItsReason_AndTheRestGoesOn(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);

        var batch = await desk.BringInAsync(("坏.docx", "PK这不是Word"), ("空.txt", ""), ("QP-01.md", Text("采购程序", "QP-01", "A", "采购前须有批准的申请单。")));

        var items = await desk.ItemsAsync(batch);
        Assert.Equal([ImportItemState.Refused, ImportItemState.Refused, ImportItemState.Accepted], items.Select(i => i.State));
        Assert.Contains("content.empty", items[1].Refusal, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task FilesArrivingTogether_AreAllTakenIn(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var batch = await desk.OpenBatchAsync();

        var received = await Task.WhenAll(Enumerable.Range(1, 12).Select(n => desk.TryReceiveAsync(batch, $"QP-{n:00}.md", $"第 {n} 份")));

        Assert.All(received, r => Assert.True(r.Succeeded, r.Error?.ToString()));
        Assert.Equal(Enumerable.Range(1, 12), (await desk.ItemsAsync(batch)).Select(i => i.Ordinal));
    }

    [Theory, OnEachDatabase]
    public async Task BatchesOpenedTogether_GetNumbersOfTheirOwn(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);

        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => desk.OpenBatchAsync()));

        var rows = (await desk.Vault.Get<ImportQueries>().BatchesAsync(desk.Controller, 0, 20, Ct)).Value;
        Assert.Equal(opened.Order(), rows.Select(r => r.Id).Order());
        Assert.Equal(Enumerable.Range(1, 8).Select(n => $"R-2026-{n:000}"), rows.Select(r => r.Number).Order());
    }

    [Theory, OnEachDatabase]
    public async Task AFileWhoseReadingEndedTheProgramTwice_IsRefused_AndTheRestIsRead(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var batch = await desk.OpenBatchAsync();
        foreach (var name in (string[])["QP-01", "QP-02", "QP-03"])
            Assert.True((await desk.TryReceiveAsync(batch, $"{name}.md", Text("程序", name, "A", $"规定{name}。"))).Succeeded);
        var items = await desk.ItemsAsync(batch);
        var marks = desk.Vault.Get<ReadingMarks>();
        marks.Begin(items[0].Id); // once, perhaps beside the guilty one
        marks.Begin(items[1].Id);
        marks.Begin(items[1].Id);

        Assert.True((await desk.Vault.Get<ReadFiles>().ExecuteAsync(desk.Controller, batch, null, Ct)).Succeeded);

        var read = await desk.ItemsAsync(batch);
        Assert.Equal([ImportItemState.Proposed, ImportItemState.Refused, ImportItemState.Proposed], read.Select(i => i.State));
        Assert.Equal("import.ends-the-program", StoredRefusal.Read(read[1].Refusal)?.Code);
        Assert.All(read, i => Assert.Equal(0, marks.Of(i.Id)));
    }

    [Theory, OnEachDatabase]
    public async Task ReadingLimits_AreTheCompanysSettings(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var administrator = await desk.Vault.PersonAsync("系统管理员", Permission.ManageSettings);
        var change = desk.Vault.Get<ChangeSetting>();
        Assert.True((await change.ExecuteAsync(administrator, "reading.characters", "100000", "收紧", Ct)).Succeeded);
        var text = new string('长', 100_001 * 4);

        var item = Assert.Single(await desk.ItemsAsync(await desk.ReadAsync(("长.txt", text))));
        Assert.Equal((ImportItemState.Refused, "content.too-much-text"), (item.State, StoredRefusal.Read(item.Refusal)?.Code));

        Assert.True((await change.ExecuteAsync(administrator, "reading.characters", "20000000", "放宽", Ct)).Succeeded);
        Assert.Equal(ImportItemState.Proposed, Assert.Single(await desk.ItemsAsync(await desk.ReadAsync(("长.txt", text)))).State);
    }

    [Theory, OnEachDatabase]
    public async Task TwoPeopleCorrectingTheSameProposal_OneIsTold(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var batch = await desk.ReadAsync(("QP-01.md", Text("采购程序", "QP-01", "A", "采购前须有批准的申请单。")));
        var item = Assert.Single(await desk.ItemsAsync(batch));

        Assert.True((await desk.CorrectAsync(item, number: "QP-07")).Succeeded);
        Assert.Equal("data.changed-meanwhile", (await desk.CorrectAsync(item, number: "QP-08")).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task NumbersOfTheCompanysOwnKind_AreFoundAsCitations_AndADocumentDoesNotCiteItself(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        await using (var levels = await desk.Vault.DatabaseAsync())
        {
            levels.Add(new DocumentLevel { Code = "二阶", NameZh = "程序", Pattern = "质管字〔{000}〕号", Ordinal = 1 });
            levels.Add(new DocumentLevel { Code = "四阶", NameZh = "表单", Pattern = "{document}附{0}", Ordinal = 2, HoldsForms = true });
            await levels.SaveChangesAsync(Ct);
        }

        await desk.BringInAsync(("a.md", Text("采购程序", "质管字〔007〕号", "A", "《采购程序》验收见质管字〔012〕号和质管字〔012〕号附3，另见 QP-02。质管字〔007〕号自施行。")));

        await using var db = await desk.Vault.DatabaseAsync();
        var cited = await db.Set<Citation>().OrderBy(c => c.Ordinal).Select(c => c.Number ?? c.Title).ToListAsync(Ct);
        Assert.Equal(["质管字〔012〕号", "质管字〔012〕号附3", "QP-02"], cited);
    }

    [Theory, OnEachDatabase]
    public async Task PeopleReadWrongly_AreCorrectedInTheProposal_AndTakenOver(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var batch = await desk.ReadAsync(("QP-01.md", Text("采购程序", "QP-01", "A", "采购前须有批准的申请单。")));
        var item = Assert.Single(await desk.ItemsAsync(batch));

        Assert.Equal("documents.name-too-long", (await desk.CorrectAsync(item, "QP-01", new string('长', 201))).Error?.Code);
        Assert.True((await desk.CorrectAsync(item, "QP-01", " 孙三 ")).Succeeded);
        await desk.AcceptAsync(batch);

        Assert.Equal("孙三", (await desk.EditionAsync("QP-01", "A")).Approver);
    }

    [Theory, OnEachDatabase]
    public async Task AnAcceptedDraft_IsCorrectedWithAReason_UntilItIsConfirmed(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var batch = await desk.BringInAsync(("QP-01.md", Text("采购程序", "QP-01", "A", "采购前须有批准的申请单。")));
        var (draft, shown) = (await desk.EditionAsync("QP-01", "A"), await desk.SheetAsync(batch));
        var facts = new EditionFacts(new DateOnly(2025, 2, 1), new DateOnly(2025, 2, 15), "赵一", "钱二", "孙三");

        Assert.Equal("act.reason-required", (await desk.CorrectAsync(draft, facts, " ")).Error?.Code);
        Assert.Equal("documents.issue-after-effective", (await desk.CorrectAsync(draft, facts with { IssueDate = new DateOnly(2025, 3, 1) }, "读错")).Error?.Code);
        Assert.True((await desk.CorrectAsync(draft, facts, "批准人读错")).Succeeded);
        Assert.Equal("data.changed-meanwhile", (await desk.CorrectAsync(draft, facts, "读错")).Error?.Code);
        Assert.Equal(facts, EditionFacts.Of(await desk.EditionAsync("QP-01", "A")));
        await using (var db = await desk.Vault.DatabaseAsync())
            Assert.Contains("批准人读错", (await db.Set<TrailDetail>().Where(d => d.Kind == Edition.Kind).OrderBy(d => d.Seq).LastAsync(Ct)).Content, StringComparison.Ordinal);

        Assert.Equal("signing.content-changed", (await desk.ConfirmAsync(batch, contentHash: shown.ContentHash)).Error?.Code);
        Assert.True((await desk.ConfirmAsync(batch)).Succeeded);
        Assert.Equal("documents.edition-not-draft", (await desk.CorrectAsync(await desk.EditionAsync("QP-01", "A"), facts, "读错")).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task WhatANumberNames_IsFoundAsCitation(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        await desk.ConfirmAsync(await desk.BringInAsync(
            ("QP-01.md", Text("采购程序", "QP-01", "A", "验收按《仓库程序》执行，见 QP-02。")),
            ("QP-02.md", Text("仓库程序", "QP-02", "A", "先进先出。"))));

        var cited = await desk.CitedByAsync("QP-02");

        Assert.Equal(["QP-01", "QP-01"], cited.Select(c => c.Number));
        Assert.All(cited, c => Assert.Contains("验收", c.Quote, StringComparison.Ordinal));
    }

    [Theory, OnEachDatabase]
    public async Task WhoMayNotRead_DoesNotSeeThatItExists(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        await desk.BringInAsync(("QP-01.md", Text("采购程序", "QP-01", "A", "采购前须有批准的申请单。")));
        var reader = await desk.Vault.PersonAsync("职员", Permission.Read);

        var page = await desk.Vault.Get<LibraryQueries>().ListAsync(reader, new LibraryFilter { View = LibraryView.All }, Ct);
        var document = await desk.Vault.Get<DocumentQueries>().GetAsync(reader, "QP-01", null, Ct);

        Assert.Equal(0, page.Value.Total);
        Assert.Equal("documents.not-found", document.Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task EveryStepIsInTheTrail_AndItHolds(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        await desk.ConfirmAsync(await desk.BringInAsync(("QP-01.md", Text("采购程序", "QP-01", "A", "采购前须有批准的申请单。"))));

        await using var db = await desk.Vault.DatabaseAsync();
        var acts = await db.Set<TrailEntry>().OrderBy(e => e.Seq).Select(e => e.Act).ToListAsync(Ct);
        Assert.Equal(["import.opened", "import.received", "import.read", "edition.imported", "import.confirmed", "edition.effective"], acts);
        Assert.True((await desk.Vault.Get<TrailVerifier>().VerifyAsync(Ct)).Holds);
    }

    private static string Issued(string? issue, string number = "QP-01") =>
        $"""
        ---
        number: {number}
        title: 采购程序
        edition: A
        {(issue is null ? "" : $"issued: {issue}")}
        ---
        # 1 目的

        规定{number}的做法。

        """;

    private static string Text(string title, string number, string edition, string sentence, string effective = "2025-03-01") =>
        $"""
        ---
        number: {number}
        title: {title}
        edition: {edition}
        effective: {effective}
        ---
        # 1 目的

        规定{title}的做法。

        # 2 要求

        {sentence}

        """;
}
