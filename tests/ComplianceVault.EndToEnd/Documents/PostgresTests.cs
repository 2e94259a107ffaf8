using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Documents;

/// <summary>The main road on the real program with PostgreSQL: start, sign in, bring a file in, confirm it, find its sentence; and the same after the program was killed.</summary>
public sealed class PostgresTests(PostgresVault vault, Chromium chromium) : IClassFixture<PostgresVault>
{
    private const string Sentence = "值班工程师每三小时抄录一次备用柴油机的油位";

    [Fact]
    public async Task AFile_IsImportedConfirmedFoundAndRead_AndStillThereAfterAKill()
    {
        var batch = await ImportAsync();
        await SignAsync(batch);
        await FindAsync();
        await vault.KillAsync();
        await vault.StartAsync();
        await FindAsync();
        Assert.False(File.Exists(Path.Combine(vault.DataDirectory, "vault.db")), "the program wrote a database of its own");
    }

    private async Task<string> ImportAsync()
    {
        await using var controller = await EnterAsync("行政部文控", "/documents");
        var page = controller.Page;
        await page.Locator(".dv-upload[data-ready=true]").WaitForAsync();
        await page.Locator("[data-input=files]").SetInputFilesAsync(WordFiles.Make("ITSMS-P81", "备用电源管理程序", Sentence));
        await Expect.AddressAsync(page, "**/documents/import/*-*");
        await page.GetByRole(AriaRole.Button, new() { Name = "接受全部可入库的（1）" }).ClickAsync();
        await Expect.TextAsync(page.Locator(".dv-sheet"), "等待管理者代表签署");
        return new Uri(page.Url).AbsolutePath;
    }

    private async Task SignAsync(string batch)
    {
        await using var representative = await EnterAsync("管理者代表", batch);
        var page = representative.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "签署入库确认单" }).ClickAsync();
        await page.GetByLabel("请再次输入您的密码").FillAsync(SampleVault.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "签署", Exact = true }).ClickAsync();
        await Expect.TextAsync(page.Locator(".cv-notice-success"), "已由管理者代表于");
    }

    private async Task FindAsync()
    {
        await using var engineer = await EnterAsync("技术部工程师", "/search?q=" + Uri.EscapeDataString("备用柴油机"));
        var page = engineer.Page;
        for (var tries = 0; await page.Locator(".se-hit").CountAsync() == 0 && tries < 40; tries++)
            await page.ReloadAsync(); // the index is catching up
        await engineer.InteractiveAsync();
        await Expect.VisibleAsync(page.Locator(".se-hit a").First);
        await page.Locator(".se-hit a").First.ClickAsync();
        await Expect.AddressAsync(page, "**/documents/ITSMS-P81*");
        await Expect.TextAsync(page.Locator("article"), Sentence);
    }

    private async Task<Visitor> EnterAsync(string who, string path)
    {
        var visitor = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await visitor.GoAsync(path);
        await visitor.SignInAsync(who, SampleVault.Password);
        await visitor.InteractiveAsync();
        return visitor;
    }
}
