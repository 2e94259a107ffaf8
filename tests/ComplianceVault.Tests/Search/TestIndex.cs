using ComplianceVault.Search;
using ComplianceVault.Search.Indexing;

namespace ComplianceVault.Tests.Search;

/// <summary>An index in a directory of its own, filled with a few sections, removed at the end.</summary>
internal sealed class TestIndex : IDisposable
{
    public static readonly IndexOptions Options = new()
    {
        Operators =
        [
            new QueryOperator("document", OperatorMatch.Contains, "文件", "document"),
            new QueryOperator("clause", OperatorMatch.Number, "条款", "clause"),
            new QueryOperator("state", OperatorMatch.Contains, "状态"),
            new QueryOperator("department", OperatorMatch.Contains, "部门"),
        ],
        SortedKeywords = ["department"],
    };

    public TestIndex(params SearchDocument[] pieces)
    {
        Index = VaultIndex.Open(Path, Options).Value;
        using var rebuild = Index.StartRebuild();
        foreach (var owner in pieces.GroupBy(piece => piece.Owner))
        {
            rebuild.Replace(owner.Key, owner);
        }

        rebuild.Complete(1);
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("vault-index").FullName;

    public VaultIndex Index { get; set; }

    public static SearchDocument[] Samples { get; } =
    [
        Piece("QP-01", "文档管控办法", "1", "目的", "确保各岗位拿到的都是现行文本，过时文本及时退出使用。"),
        Piece("QP-01", "文档管控办法", "4.2", "分发", "文控员按名单分发纸质文本，领用人在分发登记表上签名。", parents: ["工作要求"]),
        Piece("QP-01", "文档管控办法", "4.2.6", "旧版退回", "新版生效后三个工作日内退回旧版文本，文控员核对分发号。", parents: ["工作要求", "分发"]),
        Piece("QP-01", "文档管控办法", "4.2.60", "电子文本", "电子文本只读，下载件不受控。", parents: ["工作要求", "分发"]),
        Piece("QP-02", "故障处置办法", "4.1", "登记", "服务台在十分钟内登记故障并给出优先级，依据 ISO/IEC 20000-1 的要求。", department: "技术部", clause: "8.6.1"),
        Piece("QP-02", "故障处置办法", "4.2", "升级", "超过响应时限的故障升级到二线工程师，SLA 另有约定的从其约定。", department: "技术部", clause: "8.6.1"),
        Piece("QP-02", "故障处置办法", "4.3", "回访", "关闭后两天内回访用户 <满意度 & 建议>，每年至少汇总一次。", department: "技术部", clause: "8.6.1"),
        Piece("QP-09", "薪酬保密规定", "2", "薪酬等级", "薪酬等级分为九档，仅限人事主管查阅，密钥词为紫荆。", secrecy: "保密", department: "人事部"),
        Piece("QP-09", "薪酬保密规定", "3", "紫荆档案", "紫荆档案单独存放。", secrecy: "保密", department: "人事部"),
    ];

    public static Filter Staff { get; } = new Filter.Has("class", "内部");

    public static SearchDocument Piece(string code, string title, string number, string heading, string text, string[]? parents = null,
        string secrecy = "内部", string department = "行政部", string clause = "7.5.3") => new()
        {
            Owner = "edition/" + code,
            Key = number,
            Code = code,
            Title = title,
            Number = number,
            Heading = heading,
            ParentHeadings = parents ?? [],
            Text = text,
            Keywords = new Dictionary<string, IReadOnlyList<string>>
            {
                ["class"] = [secrecy],
                ["department"] = [department],
                ["document"] = [code],
                ["clause"] = [clause],
                ["state"] = ["现行有效"],
            },
            Numbers = new Dictionary<string, long> { ["effective"] = 20260000 + number.Length },
            Stored = new Dictionary<string, string> { ["edition"] = "A" },
        };

    public SearchAnswer Ask(string query, Filter? rights = null) => Index.Search(new SearchRequest
    {
        Query = query,
        Rights = rights ?? Filter.Everything,
        Facets = ["department", "document"],
    }, TestContext.Current.CancellationToken).Value;

    /// <summary>The best hit as QP-01/4.2.</summary>
    public string First(string query) => Places(query).FirstOrDefault() ?? "";

    public string[] Places(string query, Filter? rights = null) => [.. Ask(query, rights).Hits.Select(hit => $"{hit.Code}/{hit.Number}")];

    public void Dispose()
    {
        Index.Dispose();
        Directory.Delete(Path, recursive: true);
    }
}
