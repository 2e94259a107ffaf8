using ComplianceVault.Content.Reading;
using static ComplianceVault.Tests.Content.Reading.WordFile;

namespace ComplianceVault.Tests.Content.Reading;

public sealed class DocumentTextJsonTests
{
    [Fact]
    public async Task Write_ThenRead_GivesTheSameText()
    {
        var text = new WordFile { Styles = HeadingStyles, Body = P("文件编号：QP-03") + P("1 目的", "1") + P("正文。") + P("a) 项目") + Table(["甲", "乙"]), Header = P("页眉") }.Read();
        using var stored = new MemoryStream();

        await DocumentTextJson.WriteAsync(text, stored, TestContext.Current.CancellationToken);
        stored.Position = 0;
        var read = await DocumentTextJson.ReadAsync(stored, TestContext.Current.CancellationToken);

        Assert.True(read.Succeeded, read.Error?.ToString());
        Assert.Equivalent(text, read.Value, strict: true);
        Assert.Equal(text.Sections.Select(Outlines.Body), read.Value.Sections.Select(Outlines.Body));
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 3 })]
    [InlineData(new byte[0])]
    public async Task Read_BrokenText_IsRefused(byte[] stored) =>
        Assert.Equal("content.text-broken", (await DocumentTextJson.ReadAsync(new MemoryStream(stored), TestContext.Current.CancellationToken)).Error?.Code);
}
