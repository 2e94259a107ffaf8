using System.CommandLine;
using System.Globalization;
using ComplianceVault.App.Clauses.Coverage;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Cli.Shared;
using ComplianceVault.Kernel;
using static ComplianceVault.Cli.Shared.Language;

namespace ComplianceVault.Cli.Verbs;

/// <summary><c>cvault coverage [--as-of DATE] [--later]</c>: the clause matrix of a day, one object a clause.</summary>
internal static class CoverageVerb
{
    private static readonly Option<DateOnly?> AsOf = DayOption.AsOf();
    private static readonly Option<bool> Later = new("--later");

    /// <summary>A clause as printed; what the reader may not see is null or empty.</summary>
    internal sealed record Line(
        string Clause, string Title, string? Lead, IReadOnlyList<string> Supporting, IReadOnlyList<string> Documents, IReadOnlyList<string> Forms, int Records, DateOnly? Newest,
        string? Freshness, int ObligationsDue, int? OpenFindings, string? Verdict, IReadOnlyList<string> Reasons);

    public static Command Create()
    {
        Later.Description = Say($"也计入那天之后补录的内容", $"count what was entered after that day too");
        AsOf.Description = DayOption.About;
        return new Command("coverage", Say($"条款对照表", $"the clause coverage matrix")) { AsOf, Later }.Does(RunAsync, Print, isExport: true);
    }

    private static async Task<Result<IReadOnlyList<Line>>> RunAsync(VerbRun run)
    {
        if (await run.Host.OpenAsync(run.Token) is { Succeeded: false } missing)
            return missing.Error;
        var actor = await run.OperatorAsync();
        if (!actor.Succeeded)
            return actor.Error;
        var matrix = await run.Host.Get<ExportCoverage>().ExecuteAsync(actor.Value, run.Value(AsOf), run.Value(Later), run.Token);
        if (!matrix.Succeeded)
            return matrix.Error;
        var departments = matrix.Value.Departments.ToDictionary(d => d.Code, d => d.ToString());
        return Result.Of<IReadOnlyList<Line>>([.. matrix.Value.Rows.Select(r => Of(r, code => departments.GetValueOrDefault(code, code)))]);
    }

    private static Line Of(CoverageRow row, Func<string, string> department) => new(
        row.Clause.Number,
        row.Clause.Title.ToString(),
        row.Clause.Leads.Count == 0 ? null : string.Join('、', row.Clause.Leads.Select(department)),
        [.. row.Clause.Supporting.Select(department)],
        [.. row.Documents.Select(d => d.IsOpen ? d.Number : Say($"受限文件", $"restricted document"))],
        [.. row.Forms.Select(f => f.Form.IsOpen ? f.Form.Number : f.Form.Title.ToString())],
        row.Records,
        row.Newest,
        row.Freshness is { } freshness ? VaultWords.Of(freshness) : null,
        row.DutiesDue,
        row.OpenFindings,
        row.Verdict is { } verdict ? VaultWords.Of(verdict) : null,
        [.. row.Reasons.Select(r => r.Say())]);

    private static void Print(IReadOnlyList<Line> lines, TextWriter to)
    {
        to.WriteLine(Say($"{Cell("条款", 36)}{Cell("主责", 10)}{Cell("文件", 6)}{Cell("表单", 6)}{Cell("记录", 8)}{Cell("最新", 12)}{Cell("到期工作", 10)}{Cell("判定", 16)}说明",
            $"{Cell("clause", 36)}{Cell("lead", 28)}{Cell("docs", 6)}{Cell("forms", 6)}{Cell("records", 8)}{Cell("newest", 12)}{Cell("due", 5)}{Cell("verdict", 24)}reason"));
        foreach (var l in lines)
        {
            var newest = l.Newest?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "—";
            to.WriteLine(Say(
                $"{Cell($"{l.Clause} {l.Title}", 36)}{Cell(l.Lead ?? "—", 10)}{Cell(Count(l.Documents.Count), 6)}{Cell(Count(l.Forms.Count), 6)}{Cell(Count(l.Records), 8)}{Cell(newest, 12)}{Cell(Count(l.ObligationsDue), 10)}{Cell(l.Verdict ?? "—", 16)}{Why(l)}",
                $"{Cell($"{l.Clause} {l.Title}", 36)}{Cell(l.Lead ?? "—", 28)}{Cell(Count(l.Documents.Count), 6)}{Cell(Count(l.Forms.Count), 6)}{Cell(Count(l.Records), 8)}{Cell(newest, 12)}{Cell(Count(l.ObligationsDue), 5)}{Cell(l.Verdict ?? "—", 24)}{Why(l)}"));
        }

        to.WriteLine(Say($"系统提示，不代替审核结论", $"A hint of the program; it does not replace the conclusion of an audit"));
    }

    private static string Why(Line line) => line.Reasons is [var first, ..] ? first : "";

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    /// <summary>A Chinese character is two columns wide on a terminal.</summary>
    private static string Cell(string text, int columns)
    {
        var (kept, width) = (0, 0);
        while (kept < text.Length && width + Width(text[kept]) < columns)
            width += Width(text[kept++]);
        return text[..kept] + new string(' ', columns - width);
    }

    private static int Width(char c) => c >= '\u2E80' ? 2 : 1;
}
