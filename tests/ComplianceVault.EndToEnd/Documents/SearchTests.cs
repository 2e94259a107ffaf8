using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Documents;

/// <summary>What the search offers beside its hits.</summary>
public sealed class SearchTests(SampleVault vault, Chromium chromium)
{
    private static readonly Dictionary<string, string> Legends = new() { ["level"] = "文件层级", ["clause"] = "对应条款", ["department"] = "归口部门", ["state"] = "状态" };

    public static TheoryData<string, string, string> Typed => new()
    {
        { "文件控", "文件控制程序", "文件" }, { "wjkz", "文件控制程序", "文件" }, { "ITSMS-P1", "ITSMS-P15", "编号" }, { "服务组", "服务组件", "术语" },
    };

    [Theory]
    [MemberData(nameof(Typed))]
    public async Task Suggestions_NameTitlesNumbersTermsAndPinyin_OnEveryPage(string typed, string offered, string kind)
    {
        await using var visitor = await EnterAsync("/documents");
        var page = visitor.Page;
        await page.Locator("#cv-search").PressSequentiallyAsync(typed);
        var options = page.GetByRole(AriaRole.Option);
        await Expect.VisibleAsync(options.Filter(new() { HasText = offered }).Filter(new() { HasText = kind }).First);
        await page.Locator("#cv-search").PressAsync("ArrowDown");
        await Assertions.Expect(options.First).ToHaveAttributeAsync("aria-selected", "true");
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("suggestions");
        await page.Locator("#cv-search").PressAsync("Enter");
        await Expect.AddressAsync(page, "**/search?q=*");
        await Expect.VisibleAsync(page.Locator(".se-hit").First);
    }

    [Fact]
    public async Task Suggestions_OnAPhone_HaveTheWholeWidth()
    {
        await using var visitor = await EnterAsync("/documents", Look.Phone);
        await visitor.Page.Locator("#cv-search").PressSequentiallyAsync("文件");
        var option = visitor.Page.GetByRole(AriaRole.Option).First;
        await Expect.VisibleAsync(option);
        Assert.True((await option.BoundingBoxAsync())!.Width > 330);
        await visitor.CheckFitsAsync();
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("suggestions");
    }

    [Fact]
    public async Task Facets_CountAndNarrow_AndTheAddressHoldsTheState()
    {
        await using var visitor = await EnterAsync(Asking("记录"));
        var page = visitor.Page;
        var facet = page.Locator(".se-facets label").Filter(new() { HasText = "ITSMS-P06" });
        var count = await facet.Locator("small").InnerTextAsync();
        await facet.ClickAsync();
        await Expect.AddressAsync(page, "**document=ITSMS-P06*");
        await Expect.TextAsync(page.Locator(".se-count"), count);
        await page.ReloadAsync();
        await Expect.VisibleAsync(page.Locator(".se-narrowed a").Filter(new() { HasText = "ITSMS-P06" }));
        Assert.All(await page.Locator(".se-where .dv-number").AllInnerTextsAsync(), number => Assert.Equal("ITSMS-P06", number));
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator(".se-narrowed")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("level", "", false)]
    [InlineData("clause", "8.6.1", false)]
    [InlineData("department", "技术部", false)]
    [InlineData("state", "现行有效", true)]
    public async Task AFacet_CountsWhatItNarrowsTo(string field, string word, bool allEditions)
    {
        await using var visitor = await EnterAsync(Asking("事件") + (allEditions ? "&all=1" : ""));
        var page = visitor.Page;
        var facet = page.Locator(".se-facets fieldset").Filter(new() { Has = page.Locator("legend", new() { HasText = Legends[field] }) }).Locator("label").Filter(new() { HasText = word }).First;
        var (value, count) = (await facet.Locator("span").InnerTextAsync(), int.Parse(await facet.Locator("small").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture));
        Assert.NotEqual(0, count);
        await facet.ClickAsync();
        await Expect.AddressAsync(page, $"**{field}=*");
        await Expect.VisibleAsync(page.Locator(".se-narrowed a").Filter(new() { HasText = value }));
        await Expect.TextAsync(page.Locator(".se-count"), count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await Expect.VisibleAsync(page.Locator(".se-hit").First);
        await visitor.CheckAccessibilityAsync();
        await page.Locator(".se-narrowed a").Filter(new() { HasText = value }).ClickAsync();
        await Assertions.Expect(page.Locator(".se-narrowed")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Keys_WalkThroughTheHits_AndOpenOne()
    {
        await using var visitor = await EnterAsync(Asking("记录"));
        var page = visitor.Page;
        var hits = page.Locator("a.se-open");
        await page.Locator("[data-search=ready]").WaitForAsync();
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(hits.Nth(0)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(hits.Nth(1)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("k");
        await Assertions.Expect(hits.Nth(0)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect.AddressAsync(page, "**/documents/ITSMS-*section=*");
    }

    [Fact]
    public async Task ATypingError_IsOfferedCorrected()
    {
        await using var visitor = await EnterAsync(Asking("受控付本"));
        await visitor.PictureAsync("did-you-mean");
        await visitor.Page.Locator(".se-mean a").Filter(new() { HasText = "受控副本" }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("#cv-search")).ToHaveValueAsync("受控副本");
        await Assertions.Expect(visitor.Page.Locator(".se-mean")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task SimilarSections_OpenAtTheirSection()
    {
        await using var visitor = await EnterAsync(Asking("旧版文件多久收回"));
        var hit = visitor.Page.Locator(".se-hit").First;
        await Expect.VisibleAsync(hit);
        await visitor.PictureAsync("search-hits");
        var similar = hit.GetByRole(AriaRole.Button, new() { Name = "相似章节" });
        await similar.ClickAsync();
        await Assertions.Expect(similar).ToHaveAttributeAsync("aria-expanded", "true");
        await hit.Locator(".se-similars a").First.ClickAsync();
        await Expect.AddressAsync(visitor.Page, "**/documents/ITSMS-*section=*");
    }

    [Fact]
    public async Task ASearch_IsSavedAndOpenedAgain_OnlyByItsPerson()
    {
        await using var visitor = await EnterAsync(Asking("保存期限"));
        var page = visitor.Page;
        await page.GetByText("常用搜索").ClickAsync();
        await page.GetByPlaceholder("名称").FillAsync("记录保存多久");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存当前条件" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByRole(AriaRole.Link, new() { Name = "记录保存多久" }));
        await visitor.GoAsync("/search");
        await visitor.InteractiveAsync();
        await page.GetByText("常用搜索").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "记录保存多久" }).ClickAsync();
        await Assertions.Expect(page.Locator("#cv-search")).ToHaveValueAsync("保存期限");

        await using var other = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "行政部文控", "/search");
        await other.Page.GetByText("常用搜索").ClickAsync();
        await Assertions.Expect(other.Page.GetByRole(AriaRole.Link, new() { Name = "记录保存多久" })).ToHaveCountAsync(0);
    }

    private static string Asking(string words) => "/search?q=" + Uri.EscapeDataString(words);

    private Task<Visitor> EnterAsync(string path, Look? look = null) => SampleVault.EnterAsync(chromium, vault, look ?? Look.Desk, "技术部工程师", path);
}
