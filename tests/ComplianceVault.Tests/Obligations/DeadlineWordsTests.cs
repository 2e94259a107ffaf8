using System.Globalization;
using ComplianceVault.App.Obligations;
using ComplianceVault.Tests.SeedDocs;

namespace ComplianceVault.Tests.Obligations;

/// <summary>A deadline is said in words; none of the sample's stays an expression.</summary>
public sealed class DeadlineWordsTests
{
    [Theory]
    [InlineData("workdays(raised, 3)", "事件关闭后 3 个工作日内", "within 3 working days after: Incident closed")]
    [InlineData("hours(raised, 1)", "事件关闭后 1 小时内", "within 1 hours after: Incident closed")]
    [InlineData("months(held_on, 3)", "会议日期后 3 个月内", "within 3 months after: Held on")]
    [InlineData("workdays(held_on, -15)", "会议日期前 15 个工作日", "15 working days before: Held on")]
    [InlineData("workdays(raised, 0)", "事件关闭当天", "on the day of: Incident closed")]
    [InlineData("date(raised)", "事件关闭当天", "on the day of: Incident closed")]
    [InlineData("held_on", "不晚于会议日期", "no later than: Held on")]
    [InlineData("workdays(raised, if(class = '紧急', 3, 10))", "类别为“紧急”：事件关闭后 3 个工作日内；否则事件关闭后 10 个工作日内", "Class is “Urgent”: within 3 working days after: Incident closed; otherwise within 10 working days after: Incident closed")]
    public void ADeadline_IsSaid(string expression, string zh, string en)
    {
        Assert.Equal(zh, Words("zh-CN").Say(expression));
        Assert.Equal(en, Words("en").Say(expression));
    }

    [Theory]
    [InlineData("workdays(unknown, 3)")]
    [InlineData("workdays(raised, round(2, 0))")]
    [InlineData("if(class != '紧急', held_on, raised)")]
    [InlineData("not an expression (")]
    public void WhatHasNoWords_StaysAnExpression(string expression) => Assert.Equal(expression, Words("zh-CN").Say(expression));

    [Fact]
    public void EveryDeadlineOfTheSample_IsSaid()
    {
        var words = new DeadlineWords(CultureInfo.GetCultureInfo("zh-CN"), "发生", name => name, (_, option) => option);
        var deadlines = SeedFiles.Load("obligations.yaml").List("on_event").Where(d => d.Has("due")).Select(d => d.Text("due")).ToList();
        Assert.NotEmpty(deadlines);
        Assert.All(deadlines, d => Assert.NotEqual(d, words.Say(d)));
    }

    private static DeadlineWords Words(string language)
    {
        var zh = language == "zh-CN";
        return new(
            CultureInfo.GetCultureInfo(language),
            zh ? "事件关闭" : "Incident closed",
            name => name switch { "held_on" => zh ? "会议日期" : "Held on", "class" => zh ? "类别" : "Class", _ => null },
            (_, option) => zh ? option : "Urgent");
    }
}
