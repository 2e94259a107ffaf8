using System.Text;
using ComplianceVault.Content.Reading;

namespace ComplianceVault.Tests.Content.Reading;

public sealed class PlainReadersTests
{
    private const string Procedure = "记录控制程序\n文件编号：QP-04\n1 目的\n规定记录怎样保存。\n2 程序\n2.1 填写\n2.1.1 记录应当及时填写，不得补写。\na) 用黑色墨水\nb) 不得涂改\n2.2 保存\n保存三年。\n";

    private static DocumentText Read(byte[] bytes, string name)
    {
        var read = WordFile.ReadBytes(bytes, name);
        Assert.True(read.Succeeded, read.Error?.ToString());
        return read.Value;
    }

    public static TheoryData<string> Encodings => ["utf-8", "utf-8-bom", "utf-16", "utf-16-without-mark", "utf-16be", "GB18030"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_TextInAnyEncoding_GivesTheSameOutline(string name)
    {
        byte[] bytes = name switch
        {
            "utf-8" => Encoding.UTF8.GetBytes(Procedure),
            "utf-8-bom" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Procedure)],
            "utf-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Procedure)],
            "utf-16-without-mark" => Encoding.Unicode.GetBytes(Procedure),
            "utf-16be" => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Procedure)],
            _ => CodePagesEncodingProvider.Instance.GetEncoding(name)!.GetBytes(Procedure),
        };
        var text = Read(bytes, "a.txt");

        Assert.Equal(["> 1 目的", "> 2 程序", ">> 2.1 填写", ">>> 2.1.1", ">> 2.2 保存"], Outlines.Of(text));
        Assert.Equal("记录应当及时填写，不得补写。|[ListItem a)]用黑色墨水|[ListItem b)]不得涂改", Outlines.Body(text.Sections[4]));
        Assert.Contains(text.CoverFacts, f => f is { Kind: CoverFactKind.Title, Value: "记录控制程序" });
        Assert.Contains(text.CoverFacts, f => f is { Kind: CoverFactKind.Number, Value: "QP-04" });
    }

    [Fact]
    public void Read_Markdown_GivesHeadingsListsTablesAndFrontMatter()
    {
        var text = Read(Encoding.UTF8.GetBytes("""
            ---
            number: QP-05
            edition: A/0
            编制: 行政部文控
            issued: 2024-03-01
            ---
            # 事件管理程序

            ## 1 目的

            尽快**恢复**服务。

            ## 2 程序

            2.1 事件应当登记，并指定处理人。

            - 电话
              1. 值班
              2. 备班

            | 级别 | 时限 |
            | --- | --- |
            | 高 | 4 小时 |
            """), "b.md");

        Assert.Equal([">  事件管理程序", ">> 1 目的", ">> 2 程序", ">>> 2.1"], Outlines.Of(text));
        Assert.Equal("尽快恢复服务。", Outlines.Body(text.Sections[1]));
        Assert.Equal("事件应当登记，并指定处理人。|[ListItem •]电话|[ListItem 1.]值班|[ListItem 2.]备班|级别 ; 时限 / 高 ; 4 小时", Outlines.Body(text.Sections[3]));
        string[] facts = [.. text.CoverFacts.Select(f => $"{f.Kind}={f.Value}")];
        Assert.Subset(facts.ToHashSet(), new HashSet<string> { "Number=QP-05", "Edition=A/0", "Author=行政部文控", "IssueDate=2024-03-01", "Title=事件管理程序" });
    }
}
