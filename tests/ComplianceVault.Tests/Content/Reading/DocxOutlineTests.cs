using ComplianceVault.Content.Reading;
using static ComplianceVault.Tests.Content.Reading.WordFile;

namespace ComplianceVault.Tests.Content.Reading;

public sealed class DocxOutlineTests
{
    [Fact]
    public void Read_HeadingStyles_NestsByNumber()
    {
        var text = new WordFile
        {
            Styles = HeadingStyles,
            Body = P("文件控制程序") + P("1 目的", "1") + P("规定文件怎样受控。") + P("2 程序", "1") + P("2.1 发放", "2") + P("登记后发放。") + P("附录A 表样", "1"),
        }.Read();

        Assert.Equal(["> 1 目的", "> 2 程序", ">> 2.1 发放", "> 附录A 表样"], Outlines.Of(text));
        Assert.Equal(2, text.Sections[3].Parent);
        Assert.Equal("登记后发放。", Outlines.Body(text.Sections[3]));
        Assert.Equal("文件控制程序", Outlines.Body(text.Sections[0]));
    }

    [Fact]
    public void Read_StyleBasedOnHeading_IsAHeading()
    {
        var text = new WordFile { Styles = HeadingStyles, Body = P("总则", "1") + P("适用部门", "own") + P("各部门。") }.Read();

        Assert.Equal(["> 总则", ">> 适用部门"], Outlines.Of(text).Select(l => l.Replace("  ", " ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Read_TypedNumbersWithoutStyles_FindsHeadingsAndClausesButNoListItems()
    {
        var text = new WordFile
        {
            Body = Bold("1 目的") + P("规定记录怎样保存。") + Bold("2 职责") + P("2.1 行政部文控负责登记所有记录，并每季度核对一次。") + P("2.2 各部门负责填写。")
                + Bold("3 程序") + Bold("3.1 填写") + P("填写时注意：") + P("1. 用黑色墨水；") + P("2. 不得涂改；") + P("3.2 保存") + P("1）电子记录") + P("2）纸质记录") + P("3年内不得销毁。") + Bold("4 记录") + P("记录清单"),
        }.Read();

        Assert.Equal(["> 1 目的", "> 2 职责", ">> 2.1", ">> 2.2", "> 3 程序", ">> 3.1 填写", ">> 3.2 保存", "> 4 记录"], Outlines.Of(text));
        Assert.Equal("行政部文控负责登记所有记录，并每季度核对一次。", Outlines.Body(Find(text, "2.1")));
        Assert.Equal("填写时注意：|[ListItem 1.]用黑色墨水；|[ListItem 2.]不得涂改；", Outlines.Body(Find(text, "3.1")));
        Assert.Equal("[ListItem 1）]电子记录|[ListItem 2）]纸质记录|3年内不得销毁。", Outlines.Body(Find(text, "3.2")));
    }

    [Fact]
    public void Read_BoldChapterWithoutText_IsStillAChapter()
    {
        var text = new WordFile { Body = Bold("1 目的") + P("甲。") + Bold("2 职责") + P("乙。") + Bold("3 流程图") + Bold("4 过程描述") + P("4.1 登记") + P("丙。") }.Read();

        Assert.Equal(["> 1 目的", "> 2 职责", "> 3 流程图", "> 4 过程描述", ">> 4.1 登记"], Outlines.Of(text));
    }

    [Fact]
    public void Read_ChineseChapters_NestsChapterArticleAndBracket()
    {
        var text = new WordFile
        {
            Body = P("第一章 总则") + P("第一条 本制度适用于示例软件技术有限公司。") + P("第二条 各部门遵守本制度。") + P("第二章 管理") + P("第一节 领用") + P("第三条 领用须登记。"),
        }.Read();

        Assert.Equal(["> 第一章 总则", ">> 第一条", ">> 第二条", "> 第二章 管理", ">> 第一节 领用", ">>> 第三条"], Outlines.Of(text));
    }

    [Fact]
    public void Read_ChineseNumerals_AreHeadingsWhereTextFollowsAndItemsWhereTheyRun()
    {
        var text = new WordFile
        {
            Body = P("一、目的") + P("规定用车。") + P("二、程序") + P("（一）申请") + P("提前一天申请。") + P("（二）归还") + P("归还时登记里程。") + P("三、附件") + P("（一）申请表") + P("（二）里程表") + P("（三）交接单"),
        }.Read();

        Assert.Equal(["> 一 目的", "> 二 程序", ">> （一） 申请", ">> （二） 归还", "> 三 附件"], Outlines.Of(text));
        Assert.Equal("[ListItem （一）]申请表|[ListItem （二）]里程表|[ListItem （三）]交接单", Outlines.Body(text.Sections[^1]));
    }

    [Fact]
    public void Read_RepeatedAndMissingNumbers_KeepsThemWithKeysOfTheirOwn()
    {
        var text = new WordFile { Styles = HeadingStyles, Body = P("4 发放", "1") + P("4.5.6 电子文件只读。") + P("4.5.6 纸质文件签收。") + P("4.5.9 外来文件登记。") }.Read();

        Assert.Equal(["4", "4.5.6", "4.5.6~2", "4.5.9"], text.Sections.Select(s => s.Key));
        Assert.Equal(["4.5.6", "4.5.6"], text.Sections.Skip(1).Take(2).Select(s => s.Number));
        Assert.Contains(text.Remarks, r => r.Code == "reading.number-repeated" && r.Arguments[1] == "4.5.6");
        Assert.Contains(text.Remarks, r => r.Code == "reading.number-missing" && r.Arguments[1] == "4.5.7");
    }

    [Fact]
    public void Read_ListStyledAsHeadingByMistake_StaysAList()
    {
        var text = new WordFile
        {
            Styles = HeadingStyles,
            Body = P("1 目标", "1") + P("如下。") + P("2 指标", "1") + P("1、 响应及时率≥95%", "1") + P("2、 解决率≥98%", "1") + P("2024年 8月 1日", "1") + P("3 记录", "1") + P("清单"),
        }.Read();

        Assert.Equal(["> 1 目标", "> 2 指标", "> 3 记录"], Outlines.Of(text));
        Assert.Equal("[ListItem 1、]响应及时率≥95%|[ListItem 2、]解决率≥98%|2024年 8月 1日", Outlines.Body(text.Sections[1]));
    }

    [Fact]
    public void Read_InnerSeriesPrintedLikeChapters_StandsBelowTheChapterThatHoldsIt()
    {
        var text = new WordFile
        {
            Styles = HeadingStyles,
            Body = P("1 范围", "1") + P("甲。") + P("2 保证", "1") + P("2.1 可用性", "2") + P("1 需求", "1") + P("乙。") + P("2 评审", "1") + P("丙。") + P("3 监控", "1") + P("戊。") + P("3 改进", "1") + P("丁。") + P("4 记录", "1"),
        }.Read();

        Assert.Equal(["> 1 范围", "> 2 保证", ">> 2.1 可用性", ">>> 1 需求", ">>> 2 评审", ">>> 3 监控", "> 3 改进", "> 4 记录"], Outlines.Of(text));
    }

    [Fact]
    public void Read_TypedContents_IsLeftOut()
    {
        var text = new WordFile
        {
            Styles = HeadingStyles,
            Body = P("目  录") + P("1 目的……………3") + P("2 范围\t4") + P("1 目的", "TOC1") + P("1 目的", "1") + P("说明。") + P("2 范围", "1"),
        }.Read();

        Assert.Equal(["1", "2"], text.Sections.Select(s => s.Key));
    }

    [Fact]
    public void Read_BoldUnnumberedLinesInOneLook_AreHeadings()
    {
        var text = new WordFile { Body = P("内部通知", run: "<w:sz w:val=\"44\"/>") + Bold("目的") + P("说明目的。") + Bold("适用范围") + P("全体员工，包括外包人员。") }.Read();

        Assert.Equal(["目的", "适用范围"], text.Sections.Where(s => s.Level > 0).Select(s => s.Heading));
    }

    private static Section Find(DocumentText text, string number) => text.Sections.Single(s => s.Number == number);
}
