using System.CommandLine;
using System.Globalization;
using ComplianceVault.App.Documents.Comparing;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Cli.Shared;
using ComplianceVault.Content.Comparing;
using ComplianceVault.Content.Reading;
using ComplianceVault.Kernel;
using static ComplianceVault.Cli.Shared.Language;

namespace ComplianceVault.Cli.Verbs;

/// <summary><c>cvault compare NUMBER [--from A] [--to B]</c>: what changed between two editions, the same as on the page.</summary>
internal static class CompareVerb
{
    private const string SampleController = "行政部文控";
    private static readonly Argument<string> Number = new("NUMBER");
    private static readonly Option<string?> From = new("--from") { HelpName = "EDITION" };
    private static readonly Option<string?> To = new("--to") { HelpName = "EDITION" };

    /// <summary>A changed text, old and new beside the pieces in one line: 甲[-乙-]{+丙+}.</summary>
    internal sealed record TextLine(string Kind, string Change, string? Old, string? New, string Marked);

    /// <summary>A changed section; <see cref="States"/> names all that applies, the strongest first.</summary>
    internal sealed record SectionLine(IReadOnlyList<string> States, string? OldNumber, string? NewNumber, string? OldHeading, string? NewHeading, double Confidence, IReadOnlyList<TextLine> Changes);

    internal sealed record CountsLine(int Unchanged, int Changed, int Added, int Removed, int Moved, int Retitled, int Renumbered);

    /// <summary>The whole answer; sections that did not change are only counted.</summary>
    internal sealed record Answer(string Document, string Title, string From, string To, double Share, bool RuleBinds, bool NewEditionNeeded, string Rule, bool Coarse, CountsLine Counts, IReadOnlyList<SectionLine> Sections);

    public static Command Create()
    {
        Number.Description = Say($"文件编号", $"number of the document");
        From.Description = Say($"旧版，默认为现行版本或前一版", $"the older edition; default the one in force or the one before");
        To.Description = Say($"新版，默认为现行版本", $"the newer edition; default the one in force");
        return new Command("compare", Say($"比较一份文件的两个版本", $"compare two editions of a document")) { Number, From, To }.Does(RunAsync, Print);
    }

    private static async Task<Result<Answer>> RunAsync(VerbRun run)
    {
        if (await run.Host.OpenAsync(run.Token) is { Succeeded: false } missing)
            return missing.Error;
        var actor = await run.Host.PersonAsync(run.Value(CommonOptions.As) ?? SampleController, run.Token);
        if (!actor.Succeeded)
            return actor.Error;
        var compared = await run.Host.Get<ComparisonQueries>().CompareAsync(actor.Value, run.Value(Number)!, run.Value(From), run.Value(To), run.Token);
        return compared.Succeeded ? Shown(compared.Value) : compared.Error;
    }

    private static Answer Shown(EditionComparison c)
    {
        var n = c.Difference.Counts;
        return new(
            c.Document.Number, c.Document.Title, c.Older.Label, c.Newer.Label, Math.Round(c.Difference.Share, 4), c.Rule != ThirdRule.Information, c.Rule == ThirdRule.NewEdition,
            VaultWords.Of(c.Rule), c.Difference.IsCoarse, new(n.Unchanged, n.Changed, n.Added, n.Removed, n.Moved, n.Retitled, n.Renumbered),
            [.. c.Difference.Sections.Where(s => s.State != SectionState.Unchanged).Select(Shown)]);
    }

    private static SectionLine Shown(SectionDifference s) => new(
        [.. States(s).Distinct().Select(x => x.ToString().ToLowerInvariant())], s.Old?.Number, s.New?.Number, s.Old?.Heading, s.New?.Heading, Math.Round(s.Confidence, 3),
        [.. s.Blocks.Where(b => b.IsChanged).SelectMany(Shown)]);

    private static IEnumerable<SectionState> States(SectionDifference s)
    {
        yield return s.State;
        if (s.IsRetitled)
            yield return SectionState.Retitled;
        if (s.IsMoved)
            yield return SectionState.Moved;
        else if (s.IsRenumbered)
            yield return SectionState.Renumbered;
    }

    private static IEnumerable<TextLine> Shown(BlockDifference block) => block switch
    {
        TableDifference table => table.Rows.Where(r => r.IsChanged).SelectMany(r => r.Cells.Where(c => c.IsChanged).Select(c => new TextLine("cell", Word(r.Mark), c.Old, c.New, Marked(c.Pieces)))),
        ParagraphDifference p => [new TextLine(p.Shown.Kind == ParagraphKind.Picture ? "picture" : "paragraph", Word(p.Mark), p.Old?.Text, p.New?.Text, Marked(p.Text))],
        _ => [],
    };

    private static string Word(ChangeMark mark) => mark == ChangeMark.Same ? "changed" : mark.ToString().ToLowerInvariant();

    private static string Marked(IEnumerable<TextPiece> pieces) => string.Concat(pieces.Select(p => p.Mark switch
    {
        ChangeMark.Deleted => $"[-{p.Text}-]",
        ChangeMark.Inserted => $"{{+{p.Text}+}}",
        _ => p.Text,
    }));

    private static void Print(Answer answer, TextWriter to)
    {
        var (n, share) = (answer.Counts, (answer.Share * 100).ToString("0.#", CultureInfo.InvariantCulture));
        to.WriteLine(Say($"{answer.Document} {answer.Title}：{answer.From} 版 → {answer.To} 版", $"{answer.Document} {answer.Title}: edition {answer.From} → {answer.To}"));
        to.WriteLine(Say(
            $"改动 {n.Changed} 节，新增 {n.Added} 节，删除 {n.Removed} 节，移动 {n.Moved} 节；改动比例 {share}%",
            $"{n.Changed} sections changed, {n.Added} added, {n.Removed} removed, {n.Moved} moved; changed share {share}%"));
        to.WriteLine(answer.Rule);
        foreach (var s in answer.Sections)
        {
            var states = string.Join('/', s.States.Select(x => VaultWords.Of(Enum.Parse<SectionState>(x, ignoreCase: true))));
            var number = s.OldNumber is not null && s.NewNumber is not null && s.OldNumber != s.NewNumber ? $"{s.OldNumber} → {s.NewNumber}" : s.NewNumber ?? s.OldNumber;
            to.WriteLine($"\n[{states}] {number} {s.NewHeading ?? s.OldHeading}");
            foreach (var change in s.Changes)
                to.WriteLine($"    {change.Marked.ReplaceLineEndings(" ")}");
        }
    }
}
