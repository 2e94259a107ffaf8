using Bunit;
using ComplianceVault.Content.Comparing;
using ComplianceVault.Content.Reading;
using ComplianceVault.Web.Documents.Comparing;
using static ComplianceVault.Tests.Content.Comparing.DifferenceText;

namespace ComplianceVault.Tests.Web.Documents.Comparing;

/// <summary>How a difference stands on the page.</summary>
public sealed class ChangesTests : ComponentTest
{
    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public void ChangedText_IsInInsAndDel_AndNeverMarkup()
    {
        var section = Difference(Of(("1", "监测", Lines("每两小时读取<b>温度</b>一次。"))), Of(("1", "监测", Lines("每一小时读取<b>温度</b>一次。")))).Sections[0];

        var page = Render<SectionChanges>(p => p.Add(x => x.Section, section).Add(x => x.Link, _ => "/documents/X"));

        Assert.Equal(("一", "两"), (page.Find("ins").TextContent, page.Find("del").TextContent));
        Assert.Equal("改动", page.Find(".cmp-state").TextContent);
        Assert.Empty(page.FindAll("p b"));
        Assert.Single(page.FindAll("[data-change]"));
    }

    [Fact]
    public void AMovedSection_NamesBothNumbers_AndOpensItsText()
    {
        var (one, two) = (("目的", Lines("规定机房环境的要求。")), ("备件", Lines("滤网保存两套，领用后补齐。")));
        var section = Difference(
            Of(("1", "总则", Lines("本程序由技术部解释。")), ("2", one.Item1, one.Item2), ("3", two.Item1, two.Item2)), Of(("1", two.Item1, two.Item2), ("2", "总则", Lines("本程序由技术部解释。")), ("3", one.Item1, one.Item2))).Sections[0];

        var page = Render<SectionChanges>(p => p.Add(x => x.Section, section).Add(x => x.Link, _ => ""));

        Assert.Equal("移动", page.Find(".cmp-state").TextContent);
        Assert.Contains("3", page.Find(".cmp-way").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("p.cmp-line"));
        page.Find("button.dv-link").Click();
        Assert.Equal("滤网保存两套，领用后补齐。", page.Find("p.cmp-line").TextContent);
    }

    [Fact]
    public void UnchangedSections_AreFoldedTogether_AndRenumberedOnesNamed()
    {
        var sections = new (string?, string, Block[])[] { ("1", "目的", Lines("规定机房环境的要求。")), ("2", "范围", Lines("适用于自有机房与托管机房。")), ("3", "备件", Lines("滤网保存两套，领用后补齐。")) };
        var difference = Difference(Of(sections), Of([sections[0], ("2", "术语", Lines("机房是安放服务器与网络设备的房间。")), ("3", "范围", sections[1].Item3), ("4", "备件", sections[2].Item3)]));

        var groups = SectionGroup.Of(difference.Sections);
        var page = Render<FoldedSections>(p => p.Add(x => x.Sections, groups[2].Sections));

        Assert.Equal([(true, 1), (false, 1), (true, 2)], groups.Select(g => (g.IsFolded, g.Sections.Count)));
        Assert.Equal("2→3 范围、3→4 备件：共 2 节内容未变，其中 2 节编号顺延", page.Find("button span").TextContent);
        Assert.Empty(page.FindAll(".cmp-quiet"));
        page.Find("button").Click();
        Assert.Equal(2, page.FindAll(".cmp-quiet").Count);
    }

    [Fact]
    public void ALongTable_ShowsItsHeadAndWhatChanged()
    {
        string[] rows = ["项目|频次", .. Enumerable.Range(1, 30).Select(i => $"项目{i}|每{i}天")];
        var difference = Difference(Of(("1", "清单", [Grid(rows)])), Of(("1", "清单", [Grid([.. rows.Select(r => r == "项目20|每20天" ? "项目20|每21天" : r)])])));
        var table = (TableDifference)difference.Sections[0].Blocks[0];

        Assert.Equal([0, 18, 0, 0, 0, 9], RowGroup.Of(table.Rows).Select(g => g.Folded));
        var page = Render<BlockChanges>(p => p.Add(x => x.Blocks, difference.Sections[0].Blocks));
        Assert.Equal(["… 18 行未变 …", "… 9 行未变 …"], page.FindAll(".cmp-gap").Select(r => r.TextContent.Trim()));
        Assert.Equal("20", page.Find(".cmp-cell del").TextContent);
    }

    private static DocumentDifference Difference(DocumentText older, DocumentText newer) => DocumentDifference.Of(older, newer, cancellationToken: Ct);
}
