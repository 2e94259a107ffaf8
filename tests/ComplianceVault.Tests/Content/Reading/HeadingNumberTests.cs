using ComplianceVault.Content.Reading;

namespace ComplianceVault.Tests.Content.Reading;

public sealed class HeadingNumberTests
{
    [Theory]
    [InlineData("4.7.1 文件的回收", "4.7.1", "4.7.1", "文件的回收", 3)]
    [InlineData("4.7.1、文件的回收", "4.7.1", "4.7.1、", "文件的回收", 3)]
    [InlineData("4.7.1文件的回收", "4.7.1", "4.7.1", "文件的回收", 3)]
    [InlineData("４．７ 文件的回收", "４．７", "４．７", "文件的回收", 2)]
    [InlineData("1目的", "1", "1", "目的", 1)]
    [InlineData("1. 目的", "1", "1.", "目的", 1)]
    [InlineData("第一章 总则", "第一章", "第一章", "总则", 1)]
    [InlineData("第 3 条 本制度适用于各部门。", "第 3 条", "第 3 条", "本制度适用于各部门。", 1)]
    [InlineData("一、目的", "一", "一、", "目的", 1)]
    [InlineData("十二、附则", "十二", "十二、", "附则", 1)]
    [InlineData("（一）范围", "（一）", "（一）", "范围", 1)]
    [InlineData("(1) 范围", "(1)", "(1)", "范围", 1)]
    [InlineData("1）范围", "1）", "1）", "范围", 1)]
    [InlineData("附录A 术语", "附录A", "附录A", "术语", 1)]
    [InlineData("附录1 组织机构图", "附录1", "附录1", "组织机构图", 1)]
    [InlineData("A.1.2 要求", "A.1.2", "A.1.2", "要求", 3)]
    [InlineData("a) 标识", "a)", "a)", "标识", 1)]
    [InlineData("② 归档", "②", "②", "归档", 1)]
    public void Parse_PrintedNumber_GivesNumberMarkerAndRest(string line, string printed, string marker, string rest, int depth)
    {
        var number = HeadingNumber.Parse(line);

        Assert.NotNull(number);
        Assert.Equal((printed, marker, rest, depth), (number.Printed, number.Marker, number.Rest, number.Depth));
    }

    [Theory]
    [InlineData("3年内不得销毁")]
    [InlineData("2.5小时内响应")]
    [InlineData("50%以上")]
    [InlineData("2024年3月1日")]
    [InlineData("2024-03-01")]
    [InlineData("第三方人员")]
    [InlineData("第三条规定的文件")]
    [InlineData("一般文件")]
    [InlineData("文件控制程序")]
    [InlineData("")]
    public void Parse_LineWithoutNumber_GivesNothing(string line) => Assert.Null(HeadingNumber.Parse(line));

    [Theory]
    [InlineData("十", 10)]
    [InlineData("二十三", 23)]
    [InlineData("一百零五", 105)]
    [InlineData("九", 9)]
    public void ChineseValue_Numeral_IsItsValue(string text, int value) => Assert.Equal(value, HeadingNumber.ChineseValue(text));
}
