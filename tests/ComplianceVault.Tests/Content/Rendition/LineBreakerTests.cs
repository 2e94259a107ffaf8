using ComplianceVault.Content.Rendition.Pages;
using FsCheck;
using FsCheck.Fluent;

namespace ComplianceVault.Tests.Content.Rendition;

public class LineBreakerTests
{
    private const string Signs = "文件控制程序，。；：）》（《、！abc XYZ 12.5% -/\n";

    [Fact]
    public void NoLine_BeginsWithAClosingSign_OrEndsWithAnOpeningOne()
    {
        var texts = Gen.Elements(Signs.ToCharArray()).ArrayOf().Select(c => new string(c));
        Prop.ForAll(texts.ToArbitrary(), Gen.Choose(6, 30).ToArbitrary(), (text, width) =>
        {
            var pieces = text.Split('\n').SelectMany(LineBreaker.Pieces).ToList();
            if (pieces.Exists(p => p.TrimEnd(' ').Length > width))
                return true;
            var starts = text.Split('\n').Select(p => p.TrimStart(' ')).ToHashSet();
            return LineBreaker.Break(text, width, 0, Length).TrueForAll(line =>
                line.Length == 0 || starts.Any(s => s.StartsWith(line, StringComparison.Ordinal)) || (!"，。；：）》、！%.".Contains(line[0], StringComparison.Ordinal) && !IsOpenEnd(line, text)));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void NothingIsLost_AndNoLineIsTooWide()
    {
        var texts = Gen.Elements(Signs.ToCharArray()).ArrayOf().Select(c => new string(c));
        Prop.ForAll(texts.ToArbitrary(), Gen.Choose(1, 30).ToArbitrary(), (text, width) =>
        {
            var lines = LineBreaker.Break(text, width, 0, Length);
            return Bare(string.Concat(lines)) == Bare(text) && lines.TrueForAll(l => l.Length <= width);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void LatinWords_StayWhole() =>
        Assert.Equal(["符合", "ISO/IEC", "20000-1", "的要求"], LineBreaker.Break("符合 ISO/IEC 20000-1 的要求", 7, 0, Length).ConvertAll(l => l.Trim()));

    [Fact]
    public void FirstLine_LeavesRoomForItsIndent() =>
        Assert.Equal(["一二三", "四五六七八", "九十"], LineBreaker.Break("一二三四五六七八九十", 5, 2, Length));

    private static bool IsOpenEnd(string line, string text) => "（《".Contains(line[^1], StringComparison.Ordinal) && !text.Split('\n').Any(p => p.TrimEnd(' ').EndsWith(line, StringComparison.Ordinal));

    private static float Length(string text) => text.Length;

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
