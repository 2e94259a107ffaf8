using ComplianceVault.App.Platform.Words;

namespace ComplianceVault.Tests.Platform.Words;

/// <summary>A label that is a word of its own takes no second 版.</summary>
public sealed class EditionWordsTests
{
    [Theory]
    [InlineData("2018 年修正 版", "2018 年修正")]
    [InlineData("已作废的 第 3 版 版", "已作废的 第 3 版")]
    [InlineData("与 试行稿 版相比", "与 试行稿相比")]
    [InlineData("查看与 A 版的逐节比较", "查看与 A 版的逐节比较")]
    [InlineData("2018 版的副本（2 份）", "2018 版的副本（2 份）")]
    [InlineData("Edition A", "Edition A")]
    public void SaysTheEditionOnce(string said, string expected) => Assert.Equal(expected, EditionWords.Tidy(said));
}
