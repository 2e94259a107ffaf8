using System.Collections.Frozen;
using ComplianceVault.Search.Layout;

namespace ComplianceVault.Search.Querying;

/// <summary>
/// Sections at the end of a procedure that only list the titles of related documents and forms. They carry many words of many questions
/// and answer none, so they stand below the sections that say something, unless the question asks for the list.
/// </summary>
internal static class TitleList
{
    private static readonly System.Buffers.SearchValues<char> Sentence = System.Buffers.SearchValues.Create("。；;！？");

    private static readonly FrozenSet<string> Headings = FrozenSet.Create(
        "记录", "相关记录", "质量记录", "体系记录", "形成记录", "输出记录", "记录表单", "相关表单", "表单", "记录清单", "文件记录", "相关文件", "相关文档",
        "支持文件", "支持性文件", "引用文件", "规范性引用文件", "参考文件", "参考文献", "参考资料", "附件", "附录", "附表", "相关文件和记录", "相关文件及记录",
        "相关文件与记录", "文件和记录", "文件及记录", "相关模板", "模板", "附件模板", "支持文件和记录", "相关程序", "相关流程文件");

    public static bool Is(PieceData piece, QueryPlan plan)
    {
        if (piece.Text.ContainsAny(Sentence))
        {
            return false;
        }

        var heading = SuggestTerms.Bare(piece.Heading);
        if (Headings.Contains(heading))
        {
            return !IsAskedFor(heading, plan);
        }

        var last = piece.Parents[(piece.Parents.LastIndexOf('\n') + 1)..];
        return last.Length > 0 && Headings.Contains(SuggestTerms.Bare(last));
    }

    private static bool IsAskedFor(string heading, QueryPlan plan) => plan.Segments.Exists(segment => segment[0] == heading)
        || (heading.Length > 2 && plan.Segments.Exists(segment => segment[0].Contains(heading, StringComparison.Ordinal)));
}
