using ComplianceVault.Search.Querying;
using FsCheck;
using FsCheck.Fluent;

namespace ComplianceVault.Tests.Search.Querying;

public sealed class ParsedQueryTests
{
    [Fact]
    public void Of_AllOperators_AreTakenApart()
    {
        var query = Parse("回收 \"旧版文本\" -电子 文件：QP-01 条款:8.2 -部门:技术部");
        Assert.Equal(["旧版文本"], query.Required);
        Assert.Equal(["电子"], query.Excluded);
        Assert.Equal([("document", "qp-01", false), ("clause", "8.2", false), ("department", "技术部", true)],
            query.Operators.Select(one => (one.Operator.Field, one.Value, one.Excluded)));
        Assert.Equal("回收 \"旧版文本\"", query.Text.Trim());
    }

    [Theory]
    [InlineData("“未闭合的引号")]
    [InlineData("状态: 空值")]
    [InlineData("注意:不是操作符")]
    [InlineData("QP-01 - 两端有空格")]
    [InlineData("--")]
    [InlineData("\"\"")]
    public void Of_WhatIsNotUnderstood_IsText(string typed)
    {
        var query = Parse(typed);
        Assert.Empty(query.Required);
        Assert.Empty(query.Excluded);
        Assert.Empty(query.Operators);
        Assert.Equal(ComplianceVault.Search.Analysis.CharacterMap.Fold(typed), query.Text);
    }

    [Fact]
    public void Of_FullWidthSigns_CountLikeHalfWidthOnes() =>
        Assert.Equal(["旧版"], Parse("“旧版” －电子").Required);

    [Fact]
    public void Of_AnyText_NeverThrowsAndKeepsOffsets() => Prop.ForAll<string?>(text => Parse(text ?? "").Text.Length == (text ?? "").Length).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_AnyMixOfSigns_NeverThrows()
    {
        var signs = Gen.Elements("\"", "“", "”", "-", "－", ":", "：", "文件", "状态", " ", "　", "《", "》", "8.2", "回收", "「", "」").ListOf();
        Prop.ForAll(signs.ToArbitrary(), parts => Parse(string.Concat(parts)).Text.Length == string.Concat(parts).Length).QuickCheckThrowOnFailure();
    }

    private static ParsedQuery Parse(string typed) => ParsedQuery.Of(typed, TestIndex.Options.Operators);
}
