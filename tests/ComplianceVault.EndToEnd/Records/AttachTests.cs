using ComplianceVault.EndToEnd.Documents;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Records;

/// <summary>Files for a field beside choosing them: a customer signs with a finger on a phone, a screenshot is pasted, a file is dropped.</summary>
public sealed class AttachTests(SampleVault vault, Chromium chromium)
{
    private const string Files = ".rf-files li";

    [Fact]
    public async Task ACustomer_SignsWithAFinger_OnAPhone()
    {
        await using var visitor = await BeginAsync(Look.Phone);
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "手写签字" }).ClickAsync();
        var done = page.GetByRole(AriaRole.Button, new() { Name = "完成", Exact = true });
        await Assertions.Expect(done).ToBeDisabledAsync(); // nothing is written yet
        await WriteAsync(page);
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("record-ink");
        await page.GetByRole(AriaRole.Button, new() { Name = "重写", Exact = true }).ClickAsync();
        await Assertions.Expect(done).ToBeDisabledAsync();
        await WriteAsync(page);
        await done.ClickAsync();
        await Expect.TextAsync(page.Locator(Files), "手写签字");
        await Expect.VisibleAsync(page.Locator(".rf-foot").GetByText("已保存"));
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("record-ink-kept");

        await page.ReloadAsync();
        await visitor.InteractiveAsync();
        await Expect.TextAsync(page.Locator(Files), ".png");
    }

    [Fact]
    public async Task AScreenshot_IsPasted_AndAFileDropped()
    {
        await using var visitor = await BeginAsync(Look.Desk);
        var page = visitor.Page;
        await page.Locator("[name=work_done]").FocusAsync();
        await page.Locator("[name=work_done]").EvaluateAsync(
            """
            input => {
              // Cells of a sheet: their text, and a picture of them.
              const cells = new DataTransfer();
              cells.setData('text/plain', '路由器 重启');
              cells.items.add(new File([new Uint8Array([137, 80, 78, 71])], 'image.png', { type: 'image/png' }));
              input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: cells, bubbles: true, cancelable: true }));
              const clip = new DataTransfer();
              clip.items.add(new File([new Uint8Array([137, 80, 78, 71])], 'image.png', { type: 'image/png' }));
              input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clip, bubbles: true, cancelable: true }));
            }
            """);
        await Assertions.Expect(page.Locator(Files)).ToHaveCountAsync(1);
        await page.Locator(".rf-attach").EvaluateAsync(
            """
            zone => {
              const held = new DataTransfer();
              held.items.add(new File(['现场照片说明'], '现场说明.txt', { type: 'text/plain' }));
              zone.dispatchEvent(new DragEvent('drop', { dataTransfer: held, bubbles: true, cancelable: true }));
            }
            """);
        await Assertions.Expect(page.Locator(Files)).ToHaveCountAsync(2);
        await Expect.VisibleAsync(page.Locator(Files).Filter(new() { HasText = "现场说明.txt" }));
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("record-attached");
    }

    private async Task<Visitor> BeginAsync(Look look)
    {
        var visitor = await SampleVault.EnterAsync(chromium, vault, look, "技术部工程师", "/records/mine");
        await visitor.Page.Locator("input[type=search]").FillAsync("现场技术服务单");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "现场技术服务单" }).ClickAsync();
        // The field listens once the page has drawn itself; nobody is faster, a test is.
        await visitor.Page.WaitForFunctionAsync("() => document.querySelector('.rf-attach input[type=file]')?._blazorInputFileNextFileId !== undefined");
        return visitor;
    }

    private static async Task WriteAsync(IPage page)
    {
        var box = (await page.Locator(".rf-ink canvas").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 30, box.Y + (box.Height / 2));
        await page.Mouse.DownAsync();
        for (var step = 1; step <= 8; step++)
            await page.Mouse.MoveAsync(box.X + 30 + (step * 20), box.Y + (box.Height / 2) + (step % 2 == 0 ? 30 : -30));
        await page.Mouse.UpAsync();
    }
}
