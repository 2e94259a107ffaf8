using ComplianceVault.Content.Writing;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Documents;

/// <summary>Controlled documents as Word files, written by the test that drops them.</summary>
internal static class WordFiles
{
    public static FilePayload Make(string number, string title, string sentence, string company = "示例软件技术有限公司", string department = "技术部")
    {
        using var word = new MemoryStream();
        var written = WordWriter.Write($"""
            ---
            number: {number}
            title: {title}
            edition: A
            level: 二阶
            owner: {department}
            company: {company}
            system: 信息技术服务管理体系
            author: 技术部工程师
            reviewer: 管理者代表
            approver: 总经理
            issued: 2026-01-05
            effective: 2026-01-15
            numbering: typed
            clauses:
              - 8.2.6
            revisions:
              - A | 2026-01-05 | 首次发布 | 技术部工程师 | 总经理
            ---

            # 1 目的

            规定{title}的要求。

            # 2 要求

            ## 2.1 日常工作

            {sentence}，并记入值班记录。
            """, word);
        Assert.True(written.Succeeded, written.Error?.ToString());
        return new FilePayload { Name = $"{number}_{title}_A.docx", MimeType = "application/octet-stream", Buffer = word.ToArray() };
    }
}
