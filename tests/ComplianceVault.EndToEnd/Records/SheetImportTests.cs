using ComplianceVault.Content.Sheets;
using ComplianceVault.EndToEnd.Documents;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Records;

/// <summary>A department's sheet dropped on the register of a form: a column corrected, a wrong row seen, the others imported and found in the register, at a desk and on a phone.</summary>
public sealed class SheetImportTests(SampleVault vault, Chromium chromium)
{
    private const string Form = "ITSMS-P15-R06";

    private static readonly string[] Headings = ["期间起", "期间止", "优先级", "按优先级 · 数量", "应响应数", "及时响应数", "关闭数", "时限内解决数", "类别", "按类别 · 数量"];

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Dropped_Corrected_Imported_AndListed(int width)
    {
        var word = $"网关三次重启{width}";
        var heading = $"同类事件说明{width}"; // where a column went is remembered for the next sheet with the same headings
        var path = Path.Combine(Path.GetTempPath(), $"事件台账-{width}.xlsx");
        await using (var file = File.Create(path))
            Assert.True((await XlsxWriter.WriteAsync(file, "2026年", [.. Headings.Append(heading).Select(h => new SheetColumn(h))], Rows(word), cancellationToken: TestContext.Current.CancellationToken)).Succeeded);
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, new Look(width, Dark: false), "项目经理", $"/records/list?form={Form}");
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "从 Excel 导入" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("选择 Excel 文件，或把文件拖到这里"));
        await visitor.InteractiveAsync();
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("sheet-bring");
        await page.Locator("input[type=file]").SetInputFilesAsync(path);

        await Expect.VisibleAsync(page.GetByText("还没有列对应必填字段：重复事件。"));
        await visitor.GoAsync($"/records/import?form={Form}"); // left and found again
        await Expect.VisibleAsync(page.GetByRole(AriaRole.Heading, new() { Name = "未完成的导入" }));
        await visitor.InteractiveAsync();
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = Path.GetFileName(path) }).ClickAsync();
        await page.GetByLabel($"“{heading}”对应的字段").SelectOptionAsync("recurring");
        await Expect.VisibleAsync(page.GetByText("共 3 条：可导入 2，有误 1，已导入过 0"));
        await page.GetByRole(AriaRole.Button, new() { Name = "有误的行" }).ClickAsync();
        await Expect.VisibleAsync(page.Locator("[data-row='4']").GetByText("“优先级”：“特急”不是可选的内容。"));
        await Assertions.Expect(page.Locator("[data-row='2']")).ToHaveCountAsync(0);
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("sheet-decide");
        await page.Locator("[name=only-all]").CheckAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "导入 2 条记录" })).ToBeDisabledAsync();
        await Expect.VisibleAsync(page.GetByText("有 1 行有误。请改正后重新上传"));
        await page.Locator("[name=only-all]").UncheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "导入 2 条记录" }).ClickAsync();

        await Expect.VisibleAsync(page.GetByText("已导入 2 条记录。"));
        await Expect.VisibleAsync(page.GetByText("1 行有误，没有导入。"));
        await Expect.VisibleAsync(page.GetByRole(AriaRole.Cell, new() { Name = "“特急”不是可选的内容。" }));
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("sheet-done");
        await visitor.GoAsync($"/records/list?form={Form}&text={Uri.EscapeDataString(word)}");
        await Expect.VisibleAsync(page.GetByText("共 2 条", new() { Exact = true }));
        await visitor.PictureAsync("sheet-listed");
        var all = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "导出全部字段" }).ClickAsync());
        Assert.EndsWith(".xlsx", all.SuggestedFilename, StringComparison.Ordinal);
    }

    private static IEnumerable<IReadOnlyList<object?>> Rows(string word) =>
    [
        ["2026/1/1", "2026年1月31日", "高", "10", "10", "10", "10", "10", "网络", "10", word],
        ["2026/2/1", "2026-02-28", "中", "8", "8", "8", "8", "8", "硬件", "8", word],
        ["2026/3/1", "2026-03-31", "特急", "8", "8", "8", "8", "8", "硬件", "8", word],
    ];
}
