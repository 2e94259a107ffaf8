using Bunit;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace ComplianceVault.Tests.Web.Components;

public sealed class SharedComponentTests : ComponentTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(Tone.Good)]
    [InlineData(Tone.Obsolete)]
    [InlineData(Tone.Overdue)]
    public void StateChip_HasWordAndIconBesideItsColour(Tone tone)
    {
        var chip = Render<StateChip>(p => p.Add(c => c.Word, "现行有效").Add(c => c.Tone, tone));
        Assert.Equal("现行有效", chip.Find(".cv-chip").TextContent.Trim());
        Assert.Single(chip.FindAll("svg"));
    }

    [Fact]
    public void ErrorNotice_WithoutError_IsNotThere() => Assert.Empty(Render<ErrorNotice>().Markup.Trim());

    [Fact]
    public void ErrorNotice_ForAFault_ShowsTheReferenceAndNoDetail()
    {
        var notice = Render<ErrorNotice>(p => p.Add(n => n.Reference, "12345-ABCDE"));
        Assert.Contains("12345-ABCDE", notice.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Contains("没有受到影响", notice.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void KeyValueList_LeavesOutWhatHasNoValue()
    {
        var list = Render<KeyValueList>(p => p.Add(l => l.Facts, [("编号", "ITSMS-P05"), ("生效", null)]));
        Assert.Equal(["编号"], list.FindAll("dt").Select(t => t.TextContent));
    }

    [Fact]
    public void Pager_LinksToTheSameAddressOnTheOtherPages()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("admin/people?department=7&page=2");
        var pager = Render<Pager>(p => p.Add(c => c.Number, 2).Add(c => c.Size, 50).Add(c => c.Total, 120));
        Assert.Equal(["/admin/people?department=7", "/admin/people?department=7&page=3"], pager.FindAll("a").Select(a => a.GetAttribute("href")));
        Assert.Contains("51", pager.Find("span").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Pager_OfOnePage_SaysHowManyAndLinksNowhere()
    {
        var pager = Render<Pager>(p => p.Add(c => c.Total, 3));
        Assert.Empty(pager.FindAll("a"));
        Assert.Contains("3", pager.Find("span").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Interactive_SaysSoAfterTheFirstRender() => Assert.Single(Render<Interactive>().FindAll("[data-interactive=true]"));

    [Fact]
    public async Task SigningDialog_Refused_StaysOpenAndForgetsThePassword_ThenSigns()
    {
        Queue<Error?> answers = new([Error.Forbidden("signing.wrong-password"), null]);
        List<string> tried = [];
        var provider = Render<MudDialogProvider>();
        Task<bool>? signed = null;
        await provider.InvokeAsync(() =>
        {
            signed = Services.GetRequiredService<IDialogService>().SignAsync("批准", "ITSMS-P05 文件控制程序 B 版", "管理者代表", Try);
        });
        Assert.Contains("ITSMS-P05 文件控制程序 B 版", provider.Markup, StringComparison.Ordinal);

        Sign(provider, "first");
        provider.WaitForAssertion(() => Assert.Single(provider.FindAll("[role=alert]")));
        Assert.Equal("", provider.Find("input[type=password]").GetAttribute("value") ?? "");
        Assert.False(signed!.IsCompleted);

        Sign(provider, "second");
        Assert.True(await signed!.WaitAsync(Patience, Xunit.TestContext.Current.CancellationToken));
        Assert.Equal(["first", "second"], tried);

        Task<Error?> Try(SigningProof proof)
        {
            tried.Add(proof.Password);
            return Task.FromResult(answers.Dequeue());
        }
    }

    [Fact]
    public async Task ReasonDialog_GivesTheReason_AndAcceptsNoEmptyOne()
    {
        var provider = Render<MudDialogProvider>();
        Task<string?>? asked = null;
        await provider.InvokeAsync(() =>
        {
            asked = Services.GetRequiredService<IDialogService>().AskReasonAsync("停用", "停用后立即退出。", "停用账户");
        });
        Assert.True(Button(provider, "停用账户").HasAttribute("disabled"));
        provider.Find("textarea").Input("  离职  ");
        Button(provider, "停用账户").Click();
        Assert.Equal("离职", await asked!.WaitAsync(Patience, Xunit.TestContext.Current.CancellationToken));
    }

    private static void Sign(IRenderedComponent<MudDialogProvider> provider, string password)
    {
        provider.Find("input[type=password]").Input(password);
        Button(provider, "签署").Click();
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<MudDialogProvider> provider, string words) =>
        provider.FindAll("button").Single(b => b.TextContent.Trim() == words);
}
