using ComplianceVault.Content.Reading;
using static ComplianceVault.Tests.Content.Reading.WordFile;

namespace ComplianceVault.Tests.Content.Reading;

public sealed class CoverFactsTests
{
    private static string[] Facts(CoverFacts facts) => [.. facts.ToList().Select(f => $"{f.Kind}={f.Value}@{f.Place}")];

    [Theory]
    [InlineData("ITSMS-P05 文件控制程序 A版.docx", "ITSMS-P05", "文件控制程序", "A")]
    [InlineData("QP-03_文件控制程序_B.docx", "QP-03", "文件控制程序", "B")]
    [InlineData("文件控制程序-V1.2.pdf", null, "文件控制程序", "V1.2")]
    [InlineData("ITSMS-P06 记录控制程序.docx", "ITSMS-P06", "记录控制程序", null)]
    [InlineData("QP-03文件控制程序（A/0版）.docx", "QP-03", "文件控制程序", "A/0")]
    [InlineData("《事件管理程序》V2.0 - 副本.docx", null, "事件管理程序", "V2.0")]
    [InlineData("IT服务管理手册.docx", null, "IT服务管理手册", null)]
    [InlineData("dir/ITSMS-P24 管理评审控制程序 (1).pdf", "ITSMS-P24", "管理评审控制程序", null)]
    [InlineData("QMS-WI-007 文控作业指导书 第3版 20240301.docx", "QMS-WI-007", "文控作业指导书", "3")]
    public void AddFileName_CompanyHabits_GivesNumberTitleAndEdition(string name, string? number, string? title, string? edition)
    {
        var facts = new CoverFacts();
        facts.AddFileName(name.Replace("A/0", "A-0", StringComparison.Ordinal));

        string? Value(CoverFactKind kind) => facts.ToList().SingleOrDefault(f => f.Kind == kind)?.Value;
        Assert.Equal((number, title, edition?.Replace("A/0", "A-0", StringComparison.Ordinal)), (Value(CoverFactKind.Number), Value(CoverFactKind.Title), Value(CoverFactKind.Edition)));
    }

    [Theory]
    [InlineData("文件编号：QP-03  版本/修改状态：A/0", "Number=QP-03@Cover", "Edition=A/0@Cover")]
    [InlineData("编 制：行政部文控    审 核：管理者代表", "Author=行政部文控@Cover", "Reviewer=管理者代表@Cover")]
    [InlineData("批准：总经理 2024年3月1日", "Approver=总经理@Cover")]
    [InlineData("2024-03-01发布        2024-04-01实施", "IssueDate=2024-03-01@Cover", "EffectiveDate=2024-04-01@Cover")]
    [InlineData("发布日期：二〇二四年三月一日", "IssueDate=2024-03-01@Cover")]
    [InlineData("归口部门：行政部", "Department=行政部@Cover")]
    [InlineData("示例软件技术有限公司", "Organisation=示例软件技术有限公司@Cover")]
    [InlineData("ITSMS-P05", "Number=ITSMS-P05@Cover")]
    [InlineData("第 B 版", "Edition=B@Cover")]
    [InlineData("版本：V1.0", "Edition=V1.0@Cover")]
    [InlineData("本文件的批准由总经理负责。")]
    [InlineData("编制：______")]
    public void AddLine_CoverLine_GivesItsFacts(string line, params string[] expected)
    {
        var facts = new CoverFacts();
        facts.AddLine(line, CoverFactPlace.Cover);

        Assert.Equal(expected, Facts(facts));
    }

    [Theory]
    [InlineData("2024-3-1", "2024-03-01")]
    [InlineData("2024/03/01", "2024-03-01")]
    [InlineData("2024.3.1", "2024-03-01")]
    [InlineData("2024年 3 月 1 日", "2024-03-01")]
    [InlineData("20240301", "2024-03-01")]
    [InlineData("二〇二四年十二月三十一日", "2024-12-31")]
    [InlineData("２０２４－０３－０１", "2024-03-01")]
    [InlineData("2024-13-01", null)]
    [InlineData("2023-02-29", null)]
    [InlineData("A/0", null)]
    public void DateOf_AnyHabit_IsIso(string text, string? date) => Assert.Equal(date, CoverFacts.DateOf(text));

    [Fact]
    public void Read_CoverTableAndRevisionTable_GiveFactsWithTheirPlaces()
    {
        var text = new WordFile
        {
            Styles = HeadingStyles,
            Body = P("示例软件技术有限公司", run: "<w:sz w:val=\"32\"/>") + P("文件控制程序", run: "<w:sz w:val=\"48\"/>")
                + Table(["文件编号", "QP-03", "版次", "B/1"], ["编制", "审核", "批准", "实施日期"], ["行政部文控", "管理者代表", "总经理", "2024.4.1"])
                + P("修订记录", "1") + Table(["版本", "修订日期", "修订内容", "修订人"], ["A/0", "2023-01-05", "首次发布", "行政部文控"], ["B/1", "2024-03-20", "改保存期", "行政部经理"])
                + P("1 目的", "1") + P("说明。"),
        }.Read("QP-03 文件控制程序.docx");

        string[] found = [.. text.CoverFacts.Select(f => $"{f.Kind}={f.Value}@{f.Place}")];
        Assert.Subset(found.ToHashSet(), new HashSet<string>
        {
            "Title=文件控制程序@Cover", "Organisation=示例软件技术有限公司@Cover", "Number=QP-03@CoverTable", "Edition=B/1@CoverTable", "Author=行政部文控@CoverTable",
            "Reviewer=管理者代表@CoverTable", "Approver=总经理@CoverTable", "EffectiveDate=2024-04-01@CoverTable", "Number=QP-03@FileName",
            "Edition=B/1@RevisionTable", "IssueDate=2024-03-20@RevisionTable", "Author=行政部经理@RevisionTable",
        });
        Assert.DoesNotContain("Edition=A/0@RevisionTable", found);
    }
}
