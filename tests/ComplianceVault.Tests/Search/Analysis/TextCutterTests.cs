using ComplianceVault.Search.Analysis;
using FsCheck;
using FsCheck.Fluent;

namespace ComplianceVault.Tests.Search.Analysis;

public sealed class TextCutterTests
{
    [Theory]
    [InlineData("文件控制", "文件 件控 控制")]
    [InlineData("文,件", "")]
    [InlineData("iso20000", "iso20000 iso 20000")]
    [InlineData("itsms-p05", "itsms-p05 itsms p05 05")]
    [InlineData("见 8.2.6 条", "8.2.6")]
    [InlineData("v1.0版本", "v1.0 1.0 版本")]
    [InlineData("7×24小时", "7 24 小时")]
    [InlineData("a-", "a")]
    public void Cut_Text_GivesPairsAndRunsWithTheirParts(string text, string pieces) => Assert.Equal(pieces, string.Join(' ', Cut(text, characters: false)));

    [Fact]
    public void Cut_RareCharacterOfTwoUnits_StaysWhole() => Assert.Equal(["𠮷", "野", "𠮷野"], Cut("𠮷野", characters: true));

    [Fact]
    public void Cut_AnyText_GivesPiecesInsideIt() => Prop.ForAll<string?>(text =>
    {
        var folded = CharacterMap.Fold(text ?? "");
        var pieces = new List<TextPiece>();
        new TextCutter(new BigramCutter()).Cut(folded, pieces, characters: true);
        return pieces.TrueForAll(piece => piece.Start >= 0 && piece.Length > 0 && piece.Start + piece.Length <= folded.Length);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("wenjiankongzhi", "wen jian kong zhi")]
    [InlineData("biangeng", "bian geng")]
    [InlineData("management", "")]
    [InlineData("nvxing", "nv xing")]
    public void Read_Letters_GivesTheFewestSyllables(string letters, string syllables) =>
        Assert.Equal(syllables, string.Join(' ', Pinyin.Read(letters).Select(Pinyin.Name)));

    [Fact]
    public void Create_AnalyzerNotInThisBuild_IsRefusedWithItsName()
    {
        Assert.Equal("search.analyzer-unknown", HanCutters.Create("klingon").Error?.Code);
#if !SMARTCN
        Assert.Equal("search.analyzer-not-built", HanCutters.Create("smartcn").Error?.Code);
#endif
    }

    private static string[] Cut(string text, bool characters)
    {
        var pieces = new List<TextPiece>();
        new TextCutter(new BigramCutter()).Cut(text, pieces, characters);
        return [.. pieces.Select(piece => text.Substring(piece.Start, piece.Length))];
    }
}
