using ComplianceVault.Content.Reading;
using ComplianceVault.Content.Rendition.Pages;
using ComplianceVault.Content.Rendition.Stamping;
using UglyToad.PdfPig.Content;

namespace ComplianceVault.Tests.Content.Rendition.Stamping;

/// <summary>Names go into the cells of the cover that wait for them, and nowhere else.</summary>
public class CoverCellsTests
{
    private static readonly PdfStamp Names = new()
    {
        CoverEntries = [new("编制", "行政部文控", "2026-03-01"), new("审核", "管理者代表（代 张三）", "2026-03-02"), new("批准", "总经理", "2026-03-03"), new("分发号", "007")],
    };

    [Fact]
    public void FreeCells_RightOfTheirLabel_AreFilled()
    {
        var page = Stamp(Row("编制", "", "审核", ""), Row("批准", "", "分发号", ""));

        Assert.True(X(page, "行政部文控") > X(page, "编制") && X(page, "行政部文控") < X(page, "审核"));
        Assert.True(X(page, "管理者代表") > X(page, "审核"));
        Assert.Equal(Y(page, "编制"), Y(page, "行政部文控"), 9.0);
        Assert.Equal(Y(page, "批准"), Y(page, "总经理"), 9.0);
        Assert.Contains("007", Stamped.Bare(page));
        Assert.Contains("2026-03-03", Stamped.Bare(page));
    }

    [Fact]
    public void FreeCells_BelowTheirLabel_AreFilled_WithTheDayInTheRowOfDays()
    {
        var page = Stamp(Row("", "编制", "审核", "批准"), Row("签署人", "", "", ""), Row("日期", "", "", ""));

        Assert.Equal(Y(page, "签署人"), Y(page, "总经理"), 3.0);
        Assert.Equal(Y(page, "日期"), Y(page, "2026-03-03"), 3.0);
        Assert.InRange(X(page, "总经理") - X(page, "批准"), 0, 130);
    }

    [Fact]
    public void CellsThatHoldAName_StayAsTheyAre()
    {
        var page = Stamp(Row("编制", "甲", "审核", "乙"), Row("批准", "丙", "版本", "A"));

        Assert.DoesNotContain("行政部文控", Stamped.Bare(page));
        Assert.DoesNotContain("2026-03-03", Stamped.Bare(page));
    }

    [Fact]
    public void WordsOfASentence_AreNoLabel()
    {
        using var source = SampleText.Pdf(new PageDocument { Title = "说明", Blocks = [new PageText("编制人按照审核意见修改后报批准，分发号由文控给出。")] });
        var before = Stamped.Bare(Stamped.Pages(source)[0]);

        Assert.Equal(before, Stamped.Bare(Stamped.Pages(Stamped.Of(source, Names))[0]));
    }

    private static TableRow Row(params string[] cells) => new([.. cells.Select(c => new TableCell(c))]);

    private static Page Stamp(params TableRow[] rows)
    {
        using var source = SampleText.Pdf(new PageDocument { Title = "示例控制程序", Blocks = [new PageTable(rows, [0.2, 0.3, 0.2, 0.3])] });
        return Stamped.Pages(Stamped.Of(source, Names))[0];
    }

    private static double X(Page page, string words) => At(page, words).StartBaseLine.X;

    private static double Y(Page page, string words) => At(page, words).StartBaseLine.Y;

    private static Letter At(Page page, string words)
    {
        var letters = page.Letters.Where(l => !string.IsNullOrWhiteSpace(l.Value)).ToList();
        var at = string.Concat(letters.Select(l => l.Value)).IndexOf(words, StringComparison.Ordinal);
        Assert.True(at >= 0, words);
        return letters[at];
    }
}
