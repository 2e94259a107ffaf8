using ComplianceVault.Content.Writing;

namespace ComplianceVault.Tests.Content.Writing;

public sealed class DocumentSourceTests
{
    private const string Sound = """
        ---
        number: ITSMS-WI01
        title: "机房出入规定"
        edition: A
        level: 三阶
        owner: 技术部
        company: 示例软件技术有限公司
        system: 信息技术服务管理体系
        author: 技术部工程师
        reviewer: 技术部负责人
        approver: 管理者代表
        issued: 2024-02-28
        effective: 2024-03-04
        numbering: automatic
        clauses:
          - 8.7.3.2
        answers:
          - 8.7.3.2 | 1.2, 1.2.1
        revisions:
          - A | 2024-02-28 | 首次发布 | 技术部工程师 | 管理者代表
        ---
        # 目的
        ## 来由
        ## 目标
        ### 细目
        # 记录
        ## 清单
        """;

    [Fact]
    public void Parse_ReadsFactsAndCountsHeadings()
    {
        var source = DocumentSource.Parse(Sound).Value;
        Assert.Equal(("机房出入规定", new DateOnly(2024, 3, 4)), (source.Title, source.Effective));
        Assert.Equal(["8.7.3.2"], source.Clauses);
        var answer = Assert.Single(source.Answers);
        Assert.Equal("8.7.3.2", answer.Clause);
        Assert.Equal(["1.2", "1.2.1"], answer.Sections);
        Assert.Equal("首次发布", Assert.Single(source.Revisions).Summary);
        Assert.Equal(["1", "1.1", "1.2", "1.2.1", "2", "2.1"], source.Headings.Select(heading => heading.Number));
    }

    [Fact]
    public void Parse_OfTypedNumbers_TakesThemAsPrinted()
    {
        var source = DocumentSource.Parse(Sound
            .Replace("automatic", "typed", StringComparison.Ordinal)
            .Replace("| 1.2, 1.2.1", "| 4.7", StringComparison.Ordinal)
            .Replace("## 来由", "## 4.7 回收和处理", StringComparison.Ordinal)).Value;
        Assert.Equal(new SourceHeading(2, "4.7", "回收和处理"), source.Headings[1]);
        Assert.Null(source.Headings[0].Number);
    }

    [Theory]
    [InlineData("---\n", "", "writing.front-matter-missing")]
    [InlineData("level: 三阶", "三阶", "writing.front-matter-line")]
    [InlineData("approver: 管理者代表", "checker: 管理者代表", "writing.field-missing")]
    [InlineData("issued: 2024-02-28", "issued: 2024年2月28日", "writing.date-invalid")]
    [InlineData("effective: 2024-03-04", "effective: 2024-02-30", "writing.date-invalid")]
    [InlineData("### 细目", "##### 细目", "writing.heading-level")]
    [InlineData("## 清单", "### 清单", "writing.heading-level")]
    [InlineData("首次发布 |", "首次发布", "writing.revision-invalid")]
    [InlineData("| 1.2, 1.2.1", "| 1.2, 1.3", "writing.answer-section")]
    [InlineData("| 1.2, 1.2.1", "|", "writing.answer-invalid")]
    [InlineData("8.7.3.2 | 1.2, 1.2.1", "第八章 | 1.2", "writing.answer-invalid")]
    [InlineData("# 记录", "```\n代码\n```\n# 记录", "writing.block-unknown")]
    [InlineData("# 记录", "<b>粗</b>\n\n<div>块</div>\n\n# 记录", "writing.block-unknown")]
    [InlineData("# 记录", "- 项\n\n  ```flow\n  (开始)\n  (结束)\n  ```\n\n# 记录", "writing.block-unknown")]
    [InlineData("# 记录", "```flow\n(开始)\n走\n(结束)\n```\n# 记录", "writing.flow-line")]
    public void Parse_OfABrokenSource_SaysWhatIsWrong(string sound, string broken, string code) =>
        Assert.Equal(code, DocumentSource.Parse(Sound.Replace(sound, broken, StringComparison.Ordinal)).Error?.Code);

    [Fact]
    public void Write_OfABrokenSource_WritesNothing()
    {
        using var stream = new MemoryStream();
        Assert.False(WordWriter.Write("# 没有首部", stream).Succeeded);
        Assert.Equal(0, stream.Length);
    }
}
