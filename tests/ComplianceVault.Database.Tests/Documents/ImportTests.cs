using ComplianceVault.App.Documents.Import;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Access;
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
    public async Task TwoPeopleCorrectingTheSameProposal_OneIsTold(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var batch = await desk.ReadAsync(("QP-01.md", Text("采购程序", "QP-01", "A", "采购前须有批准的申请单。")));
        var item = Assert.Single(await desk.ItemsAsync(batch));

        Assert.True((await desk.CorrectAsync(item, number: "QP-07")).Succeeded);
        Assert.Equal("data.changed-meanwhile", (await desk.CorrectAsync(item, number: "QP-08")).Error?.Code);
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
