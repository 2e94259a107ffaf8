using System.Text.RegularExpressions;

namespace ComplianceVault.Content.Reading;

/// <summary>The words under which covers, headers and revision tables state their facts.</summary>
internal static class CoverLabels
{
    private static readonly (CoverFactKind Kind, string[] Words)[] Words =
    [
        (CoverFactKind.Number, ["文件编号", "文档编号", "文件编码", "文件代号", "文档代号", "文件号", "编号", "编码", "Document No", "Document Number", "Doc No", "Document ID"]),
        (CoverFactKind.Title, ["文件名称", "文档名称", "文件标题", "文件名", "题目", "标题", "Title"]),
        (CoverFactKind.Edition, ["版本/修改状态", "版次/修改状态", "版本/修订", "版本/状态", "版号/修订号", "文件版本", "文件版次", "版本号", "版次号", "当前版本", "版本", "版次", "版号", "Version", "Edition", "Revision", "Rev"]),
        (CoverFactKind.Author, ["编制人", "编写人", "拟制人", "起草人", "制定人", "拟定人", "编制者", "编制", "编写", "拟制", "起草", "拟定", "制定", "作者", "Prepared by", "Author"]),
        (CoverFactKind.Reviewer, ["审核人", "审查人", "复核人", "审核者", "审核", "审查", "复核", "Reviewed by", "Checked by"]),
        (CoverFactKind.Approver, ["批准人", "审批人", "核准人", "批准者", "批准", "审批", "核准", "签发人", "签发", "Approved by"]),
        (CoverFactKind.IssueDate, ["发布日期", "颁布日期", "发行日期", "签发日期", "发布时间", "颁布时间", "颁布", "发布日", "Issue Date", "Date of Issue", "Issued"]),
        (CoverFactKind.EffectiveDate, ["实施日期", "生效日期", "施行日期", "执行日期", "实施时间", "生效时间", "执行时间", "生效日", "实施日", "Effective Date"]),
        (CoverFactKind.Department, ["归口管理部门", "归口部门", "编制部门", "编写部门", "拟制部门", "制定部门", "起草部门", "主管部门", "责任部门", "主责部门", "所属部门", "Department", "Owner"]),
        (CoverFactKind.Organisation, ["公司名称", "单位名称", "企业名称", "发布单位", "编制单位", "颁布单位", "Organisation", "Organization", "Company"]),
    ];

    private static readonly Dictionary<string, CoverFactKind> ByWord =
        Words.SelectMany(w => w.Words.Select(t => (Word: Bare(t), w.Kind))).ToDictionary(w => w.Word, w => w.Kind, StringComparer.OrdinalIgnoreCase);

    private static readonly Regex Labels = new(
        @"(?:^|(?<=[\s|｜;；,，/（(【\[]))(?:" +
        string.Join('|', Words.SelectMany(w => w.Words).OrderByDescending(w => w.Length).Select(w => $"(?<w>{Spaced(w)})")) +
        @")[\]】）)]?(?:\s{0,4}[:：]\s*|\s+|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    /// <summary>The fact a table cell names when the cell holds nothing but the label.</summary>
    public static CoverFactKind? Of(string cell) =>
        cell.Length <= 40 && ByWord.TryGetValue(Bare(cell), out var kind) ? kind : null;

    /// <summary>The labels of a line with the text behind each, up to the next label.</summary>
    public static IEnumerable<(CoverFactKind Kind, string Value, bool HasColon)> In(string line)
    {
        var matches = Labels.Matches(line);
        for (var i = 0; i < matches.Count; i++)
        {
            var end = i + 1 < matches.Count ? matches[i + 1].Index : line.Length;
            var from = matches[i].Index + matches[i].Length;
            var colon = matches[i].Value.AsSpan().IndexOfAny(':', '：') >= 0;
            yield return (ByWord[Bare(matches[i].Groups["w"].Value)], from < end ? line[from..end] : "", colon);
        }
    }

    private static string Spaced(string word) => string.Join(@"\s{0,6}", word.Where(c => c != ' ').Select(c => Regex.Escape(c.ToString())));

    private static string Bare(string text) =>
        string.Concat(HeadingNumber.HalfWidth(text).Where(c => !char.IsWhiteSpace(c) && c is not (':' or '.' or '*' or '[' or ']' or '【' or '】')));
}
