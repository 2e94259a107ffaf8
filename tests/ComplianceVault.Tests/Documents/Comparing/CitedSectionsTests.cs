using ComplianceVault.App.Documents.Comparing;

namespace ComplianceVault.Tests.Documents.Comparing;

/// <summary>Which sections of a document a sentence names.</summary>
public sealed class CitedSectionsTests
{
    [Theory]
    [InlineData("按《文件控制程序》4.2 执行。", "4.2")]
    [InlineData("见 ITSMS-P05 第 4.2.1 条。", "4.2.1")]
    [InlineData("按《文件控制程序》（ITSMS-P05）4.2 条和 4.3 条办理。", "4.2 4.3")]
    [InlineData("见《文件控制程序》第四章。", "第四章")]
    [InlineData("见《文件控制程序》第5章、第6章。", "5 6")]
    [InlineData("《文件控制程序》规定保存 3 年，每年 12 月清点。", "")]
    [InlineData("《文件控制程序》V1.0 已作废。", "")]
    [InlineData("记录用 ITSMS-P05-R01 第 4.2 条。", "")]
    [InlineData("按《记录控制程序》4.2 执行，另见《文件控制程序》。", "")]
    [InlineData("《文件控制程序》要求一致率不低于 99.5%。", "")]
    public void ASentence_NamesSections_OnlyBesideTheDocument(string sentence, string sections) =>
        Assert.Equal(sections, string.Join(' ', new CitedSections("ITSMS-P05", "文件控制程序").In(sentence)));

    [Fact]
    public void ALongSentenceMadeToBeSlow_EndsSoon()
    {
        var named = new CitedSections("ITSMS-P05", "文件控制程序");

        Assert.Empty(named.In(string.Concat(Enumerable.Repeat("《文件控制程序》第 、第 、", 40))));
    }
}
