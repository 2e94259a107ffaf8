using ComplianceVault.Content.Writing;

namespace ComplianceVault.Database.Tests.Crash;

/// <summary>A Word file of the batch: the document it is, and a sentence that stands in no other.</summary>
internal sealed record CrashFile(string Path, string Number, string Sentence);

/// <summary>Writes controlled documents as Word files, each with a sentence of its own.</summary>
internal static class CrashFiles
{
    private const string Characters = "山水云石松竹梅兰菊荷雁鹤鹿虎龙凤琴棋书画诗酒花茶春夏秋冬东南西北金木火土风雷雨雪星月";
    private const int SentenceLength = 12;

    /// <summary>Equal seeds give equal files, byte for byte.</summary>
    public static IReadOnlyList<CrashFile> Write(string folder, int first, int count, Random random)
    {
        Directory.CreateDirectory(folder);
        return [.. Enumerable.Range(first, count).Select(n => WriteOne(folder, n, new string(random.GetItems<char>(Characters, SentenceLength))))];
    }

    private static CrashFile WriteOne(string folder, int n, string sentence)
    {
        var file = new CrashFile(Path.Combine(folder, $"SL-P{n:000}.docx"), $"SL-P{n:000}", sentence);
        using var to = File.Create(file.Path);
        var written = WordWriter.Write(Source(file.Number, n, sentence), to);
        Assert.True(written.Succeeded, written.Error?.ToString());
        return file;
    }

    private static string Source(string number, int n, string sentence) => $"""
        ---
        number: {number}
        title: 第{n}号值守规程
        edition: A
        level: 二阶
        owner: 技术部
        company: 示例软件技术有限公司
        system: 信息技术服务管理体系
        author: 技术部工程师
        reviewer: 技术部负责人
        approver: 管理者代表
        issued: 2024-02-28
        effective: 2024-03-04
        numbering: typed
        revisions:
          - A | 2024-02-28 | 首次发布 | 技术部工程师 | 管理者代表
        ---
        # 1 目的

        规定第 {n} 组值守的做法。

        # 2 职责

        值班工程师负责第 {n} 组的交接和登记。

        ## 2.1 口令

        本组的口令是{sentence}，交接时核对。

        # 3 过程

        按《事件管理程序》处理，结果登记在值守记录 {n} 中。
        """;
}
