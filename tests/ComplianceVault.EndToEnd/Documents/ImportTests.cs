using System.Text;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Documents;

/// <summary>Files in, accepted, confirmed, found, read: the main road, as the people walk it, and its side roads.</summary>
public sealed class ImportTests(SampleVault vault, Chromium chromium)
{
    public static TheoryData<int, int, bool> Looks => new(Look.Each.Select((l, i) => (81 + i, l.Width, l.Dark)));

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Files_AreImportedConfirmedFoundAndRead_AtEveryLook(int number, int width, bool dark)
    {
        var (look, file) = (new Look(width, dark), $"ITSMS-P{number}");
        var sentence = $"值班工程师每两小时巡查一次{number}号冷却水泵的压力读数";
        var batch = await ImportAsync(look, WordFiles.Make(file, "机房巡检管理程序", sentence));
        await SignAsync(look, batch);
        await ReadAsync(look, file, $"{number}号冷却水泵", sentence);
    }

    [Fact]
    public async Task AFolderDropped_ComesInWithItsPaths()
    {
        await using var controller = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "行政部文控", "/documents");
        var page = controller.Page;
        await page.Locator(".dv-upload[data-ready=true]").WaitForAsync();
        await page.EvaluateAsync(DropFolder, Convert.ToBase64String(WordFiles.Make("ITSMS-P85", "备件管理程序", "备件出库须登记领用人").Buffer));
        await Expect.AddressAsync(page, "**/documents/import/*-*");
        await Expect.TextAsync(page.Locator(".dv-item"), "体系文件/二阶/ITSMS-P85_备件管理程序_A.docx");
        await Expect.VisibleAsync(page.GetByRole(AriaRole.Button, new() { Name = "接受全部可入库的（1）" }));
    }

    [Fact]
    public async Task APdf_IsReadAndOpens()
    {
        await using var controller = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "行政部文控", "/documents");
        var page = controller.Page;
        await ChooseAsync(page, await PdfAsync("ITSMS-P86_供方评价程序_A.pdf", "<h1>供方评价程序</h1><p>文件编号：ITSMS-P86</p><h2>1 目的</h2><p>每年十一月评价一次长期供方的交货情况。</p><h2 style='break-before: page'>2 范围</h2><p>适用于长期供方。</p>"));
        await page.GetByRole(AriaRole.Button, new() { Name = "接受", Exact = true }).ClickAsync();
        await page.Locator(".dv-accepted a").ClickAsync();
        await Expect.AddressAsync(page, "**/documents/ITSMS-P86*");
        await Expect.TextAsync(page.Locator("article"), "每年十一月评价一次长期供方的交货情况");

        await page.Locator(".rv-section", new() { HasText = "适用于长期供方" }).GetByRole(AriaRole.Link, new() { Name = "第 2 页" }).ClickAsync();
        await Expect.AddressAsync(page, "**/documents/ITSMS-P86?*tab=Original*page=2");
        await Assertions.Expect(page.Locator(".dv-page[data-number='2']")).ToBeInViewportAsync();
        await Assertions.Expect(page.Locator(".dv-original-bar [data-page]")).ToHaveValueAsync("2");
    }

    [Fact]
    public async Task AProposal_IsCorrected_Skipped_AndMendedWhileADraft()
    {
        await using var controller = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "行政部文控", "/documents");
        var page = controller.Page;
        await ChooseAsync(page, WordFiles.Make("ITSMS-P87", "值班管理程序", "值班表每月二十五日前公布"), WordFiles.Make("ITSMS-P88", "钥匙管理程序", "机房钥匙由值班长保管"));
        var (duty, keys) = (page.Locator(".dv-item").Filter(new() { HasText = "P87" }), page.Locator(".dv-item").Filter(new() { HasText = "P88" }));
        await duty.Locator("[name=Approver]").FillAsync("技术部负责人");
        await duty.Locator("[name=Approver]").PressAsync("Tab");
        await Assertions.Expect(duty.Locator(".dv-item-people small")).ToHaveCountAsync(2);
        await controller.CheckAccessibilityAsync();
        await controller.PictureAsync("batch-corrected");
        await keys.GetByRole(AriaRole.Button, new() { Name = "跳过" }).ClickAsync();
        await Expect.VisibleAsync(page.Locator(".dv-item-skipped"));
        await duty.GetByRole(AriaRole.Button, new() { Name = "接受", Exact = true }).ClickAsync();
        await duty.Locator(".dv-accepted a").ClickAsync();

        await Expect.TextAsync(page.Locator(".dv-facts"), "技术部负责人");
        await controller.MoreAsync(".dv-identity", "更正版本信息");
        var form = page.GetByRole(AriaRole.Dialog);
        await form.Locator("[name=approver]").FillAsync("总经理");
        await form.Locator("[name=reason]").FillAsync("批准人读错");
        await controller.CheckAccessibilityAsync();
        await controller.PictureAsync("edition-correct");
        await form.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Assertions.Expect(page.Locator(".dv-facts")).Not.ToContainTextAsync("技术部负责人");
    }

    private const string DropFolder =
        """
        async content => {
          const bytes = Uint8Array.from(atob(content), c => c.charCodeAt(0));
          const file = { isFile: true, name: 'ITSMS-P85_备件管理程序_A.docx', file: done => done(new File([bytes], 'ITSMS-P85_备件管理程序_A.docx')) };
          const folder = (name, child) => ({ isFile: false, name, createReader: () => { let left = [child]; return { readEntries: done => { done(left); left = []; } }; } });
          const items = [{ webkitGetAsEntry: () => folder('体系文件', folder('二阶', file)) }];
          const drop = new Event('drop', { bubbles: true, cancelable: true });
          Object.defineProperty(drop, 'dataTransfer', { value: { types: ['Files'], items, files: [] } });
          document.body.dispatchEvent(drop);
        }
        """;

    private static async Task ChooseAsync(IPage page, params FilePayload[] files)
    {
        await page.Locator(".dv-upload[data-ready=true]").WaitForAsync();
        await page.Locator("[data-input=files]").SetInputFilesAsync(files);
        await Expect.AddressAsync(page, "**/documents/import/*-*");
    }

    private async Task<FilePayload> PdfAsync(string name, string html)
    {
        var paper = await chromium.Browser.NewPageAsync();
        await paper.SetContentAsync(html);
        var pdf = await paper.PdfAsync(new PagePdfOptions { Format = "A4" });
        await paper.CloseAsync();
        return new FilePayload { Name = name, MimeType = "application/pdf", Buffer = pdf };
    }

    private async Task<string> ImportAsync(Look look, FilePayload file)
    {
        await using var controller = await SampleVault.EnterAsync(chromium, vault, look, "行政部文控", "/documents");
        var page = controller.Page;
        await ChooseAsync(page, file, Broken());
        await Expect.VisibleAsync(page.GetByRole(AriaRole.Button, new() { Name = "接受全部可入库的（1）" }));
        await Expect.VisibleAsync(page.Locator(".dv-item-refused .dv-trouble"));
        await controller.CheckAccessibilityAsync();
        await controller.CheckFitsAsync();
        await controller.PictureAsync("batch-review");
        await page.GetByRole(AriaRole.Button, new() { Name = "接受全部可入库的（1）" }).ClickAsync();
        await Expect.TextAsync(page.Locator(".dv-sheet"), "等待管理者代表签署");
        await controller.PictureAsync("batch-accepted");
        return new Uri(page.Url).AbsolutePath;
    }

    private async Task SignAsync(Look look, string batch)
    {
        await using var representative = await SampleVault.EnterAsync(chromium, vault, look, "管理者代表", batch);
        var page = representative.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "签署入库确认单" }).ClickAsync();
        await page.GetByLabel("请再次输入您的密码").FillAsync("wrong-word-1");
        await page.GetByRole(AriaRole.Button, new() { Name = "签署", Exact = true }).ClickAsync();
        await Expect.TextAsync(page.Locator(".mud-dialog [role=alert]"), "密码不对");
        await representative.CheckAccessibilityAsync();
        await page.GetByLabel("请再次输入您的密码").FillAsync(SampleVault.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "签署", Exact = true }).ClickAsync();
        await Expect.TextAsync(page.Locator(".cv-notice-success"), "已由管理者代表于");
        await representative.PictureAsync("batch-signed");
    }

    private async Task ReadAsync(Look look, string file, string words, string sentence)
    {
        await using var engineer = await SampleVault.EnterAsync(chromium, vault, look, "技术部工程师", "/");
        var page = engineer.Page;
        await page.Locator("#cv-search").FillAsync(words);
        await page.Locator("#cv-search").PressAsync("Enter");
        await Expect.AddressAsync(page, "**/search?q=*");
        var hit = page.Locator(".se-hit").First;
        await Expect.TextAsync(hit, file);
        await engineer.CheckAccessibilityAsync();
        await engineer.CheckFitsAsync();
        await engineer.PictureAsync("search");
        await hit.Locator("a.se-open").ClickAsync();
        await Expect.AddressAsync(page, $"**/documents/{file}?*section=*");
        await Assertions.Expect(page.Locator(".rv-section").Filter(new() { HasText = sentence }).Locator("mark").First).ToBeInViewportAsync();
        await Expect.TextAsync(page.Locator("article"), sentence);
        await engineer.CheckAccessibilityAsync();
        await engineer.CheckFitsAsync();
        await engineer.PictureAsync("reading");
    }

    private static FilePayload Broken() =>
        new() { Name = "损坏的文件.docx", MimeType = "application/octet-stream", Buffer = Encoding.UTF8.GetBytes("PK\u0003\u0004 这不是一个完整的文件") };
}
