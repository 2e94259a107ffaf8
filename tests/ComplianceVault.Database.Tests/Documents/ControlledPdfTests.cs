using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;

namespace ComplianceVault.Database.Tests.Documents;

/// <summary>What leaves the program as PDF says what it is, and paper copies can be checked (decisions 30, 37, 38; R12, R19, R20).</summary>
public sealed class ControlledPdfTests
{
    private const string Origin = "https://intern.example/";
    private const string Taken = "edition.pdf-downloaded";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task ControlledCopy_CarriesSealNumberCodeAndSignatures_AndIsNoted(Database database)
    {
        await using var desk = await OpenAsync(database);
        var edition = await desk.EditionAsync("Z-01", "A");
        var copy = (await CopiesAsync(desk, edition, 7))[6];
        var made = await MakeAsync(desk, copy.Id);
        await using var content = made.Value.Content;
        var pages = Pages(content);

        Assert.Equal("Z-01_A_受控02_007.pdf", made.Value.FileName);
        Assert.Contains("受控02分发号007", pages[0].Text);
        Assert.Contains("签署页", pages[^1].Text);
        Assert.Contains("入库确认", pages[^1].Text);
        Assert.Contains("管理者代表", pages[^1].Text);
        Assert.Contains("UTC+08:00", pages[^1].Text);
        Assert.Contains("通过", pages[^1].Text);
        Assert.Equal($"https://intern.example/check/{copy.Token}", Assert.Single(pages[0].Links));
        var entry = await EntryAsync(desk, "edition.controlled-pdf");
        Assert.Contains("007", entry, StringComparison.Ordinal);
        Assert.Contains("技术部", entry, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task Token_StaysForACopy_AndIsAnotherForEachNumberAndDocument(Database database)
    {
        await using var desk = await OpenAsync(database);
        var (one, two) = (await CopiesAsync(desk, await desk.EditionAsync("Z-01", "A"), 2), await CopiesAsync(desk, await desk.EditionAsync("Z-02", "A"), 1));
        var tokens = one.Concat(two).Select(c => c.Token).ToList();

        Assert.Equal(await LinkAsync(desk, one[0].Id), await LinkAsync(desk, one[0].Id));
        Assert.EndsWith(one[0].Token, await LinkAsync(desk, one[0].Id), StringComparison.Ordinal);
        Assert.Equal(3, tokens.Distinct().Count());
        Assert.All(tokens, t => Assert.Equal(CheckToken.Length, t.Length));
    }

    [Theory, OnEachDatabase]
    public async Task OnlyTheController_OnlyWhatIsInForce_OnlyWhatIsHandedOut_NeverAForm(Database database)
    {
        await using var desk = await OpenAsync(database);
        var (staff, edition) = (await desk.Vault.PersonAsync("职员", Permission.Read), await desk.EditionAsync("Z-01", "A"));
        var copies = await CopiesAsync(desk, edition, 2);
        await CopiesAsync(desk, edition, 1); // the second is cancelled
        async Task<string?> RefusalAsync(Actor actor, Guid id, string password = "") => (await desk.Vault.Get<ControlledPdf>().ExecuteAsync(actor, id, password, Origin, Ct)).Error?.Code;

        Assert.Equal("access.missing-permission", await RefusalAsync(staff, copies[0].Id));
        Assert.Equal("copies.not-found", await RefusalAsync(desk.Controller, Guid.CreateVersion7()));
        Assert.Equal("controlled.copy-state", await RefusalAsync(desk.Controller, copies[1].Id));
        Assert.Equal("controlled.password-length", await RefusalAsync(desk.Controller, copies[0].Id, "kurz"));
        await SetAsync(desk, edition.Id, EditionState.Obsolete, edition.EffectiveDate);
        Assert.Equal("controlled.not-in-force", await RefusalAsync(desk.Controller, copies[0].Id));
        await SetAsync(desk, edition.Id, EditionState.Effective, edition.EffectiveDate);
        await using var db = await desk.Vault.DatabaseAsync();
        db.Add(new DocumentLevel { Code = "四阶", NameZh = "表单", Pattern = "{document}-R{00}", Ordinal = 4, HoldsForms = true });
        await db.SaveChangesAsync(Ct);
        await db.Set<Document>().Where(d => d.Number == "Z-01").ExecuteUpdateAsync(s => s.SetProperty(d => d.Level, "四阶"), Ct);
        Assert.Equal("controlled.form", await RefusalAsync(desk.Controller, copies[0].Id));
    }

    [Theory, OnEachDatabase]
    public async Task Password_LocksTheFile_AndIsNowhereInTheTrail(Database database)
    {
        await using var desk = await OpenAsync(database);
        var made = await MakeAsync(desk, (await CopiesAsync(desk, await desk.EditionAsync("Z-01", "A"), 1, CopyKind.Master))[0].Id, "nur-fuer-dich-1");
        await using var content = made.Value.Content;

        Assert.ThrowsAny<Exception>(() => PdfDocument.Open(content));
        content.Position = 0;
        using var opened = PdfDocument.Open(content, new ParsingOptions { Password = "nur-fuer-dich-1" });
        Assert.Contains("受控01", string.Concat(opened.GetPage(1).Letters.Select(l => l.Value)), StringComparison.Ordinal);
        Assert.DoesNotContain("nur-fuer", await EntryAsync(desk, "edition.controlled-pdf"), StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task Code_HasThreeAnswers_AndTellsNoTitleOfARestrictedDocument(Database database)
    {
        await using var desk = await OpenAsync(database);
        var (check, a) = (desk.Vault.Get<CheckEdition>(), await desk.EditionAsync("Z-01", "A"));
        var token = (await CopiesAsync(desk, a, 1))[0].Token;
        var inForce = await check.FindAsync(token, Ct);
        Assert.Equal((CheckVerdict.InForce, "Z-01", "A", "制度Z-01", new DateOnly(2025, 3, 1), "001"), (inForce!.Verdict, inForce.Number, inForce.Label, inForce.Title, inForce.Since, inForce.CopyNumber));

        await desk.BringInAsync(("Z-01.md", Text("Z-01", "B")));
        var b = await desk.EditionAsync("Z-01", "B");
        await SetAsync(desk, b.Id, EditionState.Published, new DateOnly(2026, 4, 1));
        var soon = await check.FindAsync(token, Ct);
        Assert.Equal((CheckVerdict.InForce, "B", new DateOnly(2026, 4, 1)), (soon!.Verdict, soon.Other, soon.OtherFrom));
        var pending = await check.FindAsync((await CopiesAsync(desk, b, 2))[0].Token, Ct);
        Assert.Equal((CheckVerdict.Pending, "B", "A", new DateOnly(2026, 4, 1)), (pending!.Verdict, pending.Label, pending.Other, pending.Since));

        await SetAsync(desk, a.Id, EditionState.Obsolete, a.EffectiveDate);
        await SetAsync(desk, b.Id, EditionState.Effective, new DateOnly(2026, 4, 1));
        await using var db = await desk.Vault.DatabaseAsync();
        await db.Set<Document>().Where(d => d.Number == "Z-01").ExecuteUpdateAsync(s => s.SetProperty(d => d.Classification, Classification.Restricted), Ct);
        var gone = await check.FindAsync(token, Ct);
        Assert.Equal((CheckVerdict.Obsolete, "B", (string?)null), (gone!.Verdict, gone.Other, gone.Title));
        Assert.Null(await check.FindAsync("AbCdEfGhIjKlMnOpQrStUv", Ct));
        Assert.Null(await check.FindAsync("", Ct));
    }

    [Theory, OnEachDatabase]
    public async Task TakenPdf_SaysUncontrolledWhoAndWhen_UnlessTheCompanyWantsNone(Database database)
    {
        await using var desk = await OpenAsync(database);
        var (staff, edition) = (await desk.Vault.PersonAsync("职员", Permission.Read), await desk.EditionAsync("Z-01", "A"));
        Assert.All(await TakeAsync(desk, staff, edition.Id), p => Assert.Contains("非受控职员2026-03-0209:00下载", p.Text, StringComparison.Ordinal));
        Assert.Contains("true", await EntryAsync(desk, Taken), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(await HistoryAsync(desk, staff, edition), r => r.Act == Taken);

        await ChangeAsync(desk, CopySettings.MarkDownloads, CopySettings.No);
        Assert.All(await TakeAsync(desk, staff, edition.Id), p => Assert.DoesNotContain("非受控", p.Text, StringComparison.Ordinal));
        var outsider = staff with { IsExternal = true, Grant = new ExternalAccess(DateOnly.MaxValue, DocumentsInForce: true, ExportAllowed: false, VerdictsShown: false) };
        Assert.Equal("access.export-not-granted", (await desk.Vault.Get<DownloadPdf>().ExecuteAsync(outsider, edition.Id, Ct)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task View_SaysNothingOfWhatIsInForce_AndMarksTheRestOnEachPage(Database database)
    {
        await using var desk = await OpenAsync(database);
        var (a, z) = (await desk.EditionAsync("Z-01", "A"), await desk.EditionAsync("Z-02", "A"));
        Assert.All(await ViewAsync(desk, a.Id), p => Assert.Empty(p.Marks));

        Assert.True((await desk.ConfirmAsync(await desk.BringInAsync(("Z-01.md", Text("Z-01", "B"))))).Succeeded);
        Assert.All(await ViewAsync(desk, a.Id), p => Assert.Contains("已作废，现行版本为B", p.Text, StringComparison.Ordinal));
        Assert.All(await TakeAsync(desk, desk.Controller, a.Id), p => Assert.Contains("已作废，现行版本为B非受控行政部文控", p.Text, StringComparison.Ordinal));
        await SetAsync(desk, a.Id, EditionState.RetainedObsolete, a.EffectiveDate);
        Assert.All(await ViewAsync(desk, a.Id), p => Assert.Contains("作废保留", p.Text, StringComparison.Ordinal));
        await SetAsync(desk, z.Id, EditionState.InReview, null);
        Assert.All(await ViewAsync(desk, z.Id), p => Assert.Contains("草稿，未经批准", p.Text, StringComparison.Ordinal));
        await SetAsync(desk, z.Id, EditionState.Published, new DateOnly(2026, 4, 1));
        Assert.All(await ViewAsync(desk, z.Id), p => Assert.Contains("已发布待实施，自2026-04-01起实施", p.Text, StringComparison.Ordinal));
    }

    [Theory, OnEachDatabase]
    public async Task Settings_SealEveryPage_AndAPublicAddress(Database database)
    {
        await using var desk = await OpenAsync(database);
        var refused = await desk.Vault.Get<ChangeSetting>().ExecuteAsync(await AdministratorAsync(desk), CopySettings.PublicAddress.Key, "vault.example", "扫码", Ct);
        Assert.Equal("settings.not-an-address", refused.Error?.Code);
        await ChangeAsync(desk, CopySettings.PublicAddress, "https://vault.example.com/");
        await ChangeAsync(desk, CopySettings.SealEveryPage, CopySettings.Yes);
        var made = await MakeAsync(desk, (await CopiesAsync(desk, await desk.EditionAsync("Z-02", "A"), 1))[0].Id);
        await using var content = made.Value.Content;
        var pages = Pages(content);

        Assert.StartsWith("https://vault.example.com/check/", Assert.Single(pages[0].Links), StringComparison.Ordinal);
        Assert.True(pages.Count >= 3);
        Assert.All(pages.SkipLast(1), p => Assert.Contains("受控受控02分发号001", p.Text, StringComparison.Ordinal));
    }

    private static async Task<ImportDesk> OpenAsync(Database database)
    {
        var desk = await ImportDesk.OpenAsync(database);
        var sections = string.Concat(Enumerable.Range(2, 60).Select(n => $"# {n} 要求\n\n货物入库前逐件清点。\n\n"));
        Assert.True((await desk.ConfirmAsync(await desk.BringInAsync(("Z-01.md", Text("Z-01", "A")), ("Z-02.md", Text("Z-02", "A") + sections)))).Succeeded);
        return desk;
    }

    /// <summary>The list asks for so many copies of the technology department; those of this edition, by 分发号.</summary>
    private static async Task<IReadOnlyList<ControlledCopy>> CopiesAsync(ImportDesk desk, Edition edition, int count, CopyKind kind = CopyKind.Copy)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        if (!await db.Set<Department>().AnyAsync(Ct))
        {
            db.Add(new Department { Id = desk.Vault.Clock.NewId(), Code = "tech", NameZh = "技术部" });
            await db.SaveChangesAsync(Ct);
        }

        var list = (await desk.Vault.Get<DistributionQueries>().OfDocumentAsync(desk.Controller, edition.DocumentId, null, Ct)).Value;
        var set = await desk.Vault.Get<SetDistribution>().ExecuteAsync(desk.Controller, edition.DocumentId, list.Version, [new(DistributionMedium.Paper, "tech", null, count, kind)], "现场使用", Ct);
        Assert.True(set.Succeeded, set.Error?.ToString());
        return await db.Set<ControlledCopy>().AsNoTracking().Where(c => c.EditionId == edition.Id).OrderBy(c => c.Ordinal).ToListAsync(Ct);
    }

    private static Task<Result<OpenedFile>> MakeAsync(ImportDesk desk, Guid copy, string password = "") =>
        desk.Vault.Get<ControlledPdf>().ExecuteAsync(desk.Controller, copy, password, Origin, Ct);

    private static async Task<string> LinkAsync(ImportDesk desk, Guid copy)
    {
        var made = await MakeAsync(desk, copy);
        Assert.True(made.Succeeded, made.Error?.ToString());
        await using var content = made.Value.Content;
        return Assert.Single(Pages(content)[0].Links);
    }

    private static async Task<string> EntryAsync(ImportDesk desk, string act)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        var seq = await db.Set<TrailEntry>().Where(e => e.Act == act).MaxAsync(e => e.Seq, Ct);
        return string.Concat((await db.Set<TrailDetail>().Where(d => d.Seq == seq).ToListAsync(Ct)).Select(d => d.Content));
    }

    private static async Task<IReadOnlyList<HistoryRow>> HistoryAsync(ImportDesk desk, Actor actor, Edition edition) =>
        (await desk.Vault.Get<DocumentHistory>().ListAsync(actor, edition.DocumentId, Ct)).Value;

    private static async Task<IReadOnlyList<Sheet>> TakeAsync(ImportDesk desk, Actor actor, Guid edition) => await SheetsAsync(await desk.Vault.Get<DownloadPdf>().ExecuteAsync(actor, edition, Ct));

    private static async Task<IReadOnlyList<Sheet>> ViewAsync(ImportDesk desk, Guid edition) => await SheetsAsync(await desk.Vault.Get<Renditions>().OpenAsync(desk.Controller, edition, Ct));

    private static async Task<IReadOnlyList<Sheet>> SheetsAsync(Result<OpenedFile> file)
    {
        Assert.True(file.Succeeded, file.Error?.ToString());
        await using var content = file.Value.Content;
        return Pages(content);
    }

    private static IReadOnlyList<Sheet> Pages(Stream pdf)
    {
        using var copy = new MemoryStream();
        pdf.CopyTo(copy);
        copy.Position = pdf.Position = 0;
        using var opened = PdfDocument.Open(copy);
        return [.. opened.GetPages().Select(p => new Sheet(
            string.Concat(p.Letters.Select(l => l.Value).Where(v => !string.IsNullOrWhiteSpace(v))), [.. p.GetHyperlinks().Select(h => h.Uri)]))];
    }

    private static async Task SetAsync(ImportDesk desk, Guid edition, EditionState state, DateOnly? effective)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        await db.Set<Edition>().Where(e => e.Id == edition).ExecuteUpdateAsync(s => s.SetProperty(e => e.State, state).SetProperty(e => e.EffectiveDate, effective), Ct);
    }

    private static async Task ChangeAsync(ImportDesk desk, SettingDefinition setting, string value) =>
        Assert.True((await desk.Vault.Get<ChangeSetting>().ExecuteAsync(await AdministratorAsync(desk), setting.Key, value, "公司规定", Ct)).Succeeded);

    private static async Task<Actor> AdministratorAsync(ImportDesk desk) => await desk.Vault.PersonAsync($"管理员{Guid.CreateVersion7():N}", Permission.ManageSettings);

    private static string Text(string number, string label) =>
        $"""
        ---
        number: {number}
        title: 制度{number}
        edition: {label}
        effective: 2025-03-01
        ---
        # 1 要求

        货物入库前逐件清点，编号 {number}。

        """;

    /// <summary>A page's letters without the blanks, and its links.</summary>
    private sealed record Sheet(string Text, IReadOnlyList<string> Links)
    {
        public IEnumerable<string> Marks => new[] { "作废", "草稿", "非受控", "受控0", "待实施" }.Where(Text.Contains);
    }
}
