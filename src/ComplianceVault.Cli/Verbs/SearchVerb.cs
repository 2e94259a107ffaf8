using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Searching;
using ComplianceVault.Cli.Shared;
using ComplianceVault.Kernel;
using ComplianceVault.Search;
using static ComplianceVault.Cli.Shared.Language;

namespace ComplianceVault.Cli.Verbs;

/// <summary>
/// <c>cvault search QUERY</c> and <c>cvault search --queries FILE</c>: the same search as on the page. Its JSON is one object a line for each
/// query, the same for one query with <c>--json</c> and for a file of them.
/// </summary>
internal static partial class SearchVerb
{
    private const string SampleController = "行政部文控";
    private static readonly Argument<string?> Query = new("QUERY") { Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Queries = new("--queries") { HelpName = "FILE" };
    private static readonly Option<int> Top = new("--top") { HelpName = "N", DefaultValueFactory = _ => 10 };
    private static readonly Option<string?> Clause = new("--clause") { HelpName = "C" };
    private static readonly Option<bool> AllEditions = new("--all-editions");

    private static readonly JsonSerializerOptions OneLine = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A found section; <see cref="Section"/> is its number as printed.</summary>
    internal sealed record Hit(string Document, string Title, string Edition, string Section, string Heading, string Snippet, double Score);

    /// <summary>An answered query.</summary>
    internal sealed record Answer(string Query, double TookMs, int Total, IReadOnlyList<Hit> Hits);

    public static Command Create()
    {
        Query.Description = Say($"要查的话", $"what to look for");
        Queries.Description = Say($"每行一个查询的文件；每行输出一个 JSON", $"a file with one query a line; prints one JSON object a line");
        Top.Description = Say($"最多几条", $"at most so many hits");
        Clause.Description = Say($"只查对应该条款（及其下级）的文件", $"only documents that answer the clause or one below it");
        AllEditions.Description = Say($"包括草稿与作废版本", $"drafts and obsolete editions too");
        var command = new Command("search", Say($"全文检索", $"full-text search")) { Query, Queries, Top, Clause, AllEditions };
        command.Validators.Add(r =>
        {
            if (r.GetValue(Query) is null == r.GetValue(Queries) is null)
                r.AddError(Say($"请给出查询，或用 --queries 指定查询文件（二者取一）", $"Give a query, or a file with --queries, not both"));
        });
        return command.Does(RunAsync, Print, json: PrintLines);
    }

    private static async Task<Result<IReadOnlyList<Answer>>> RunAsync(VerbRun run)
    {
        var there = await run.Host.OpenAsync(run.Token);
        if (!there.Succeeded)
            return there.Error;
        var actor = await run.Host.PersonAsync(run.Value(CommonOptions.As) ?? SampleController, run.Token);
        if (!actor.Succeeded)
            return actor.Error;
        if (await IndexVerbs.FollowAsync(run) is { Succeeded: false } foreign)
            return foreign.Error;
        if (run.Value(Queries) is { } file)
            return File.Exists(file) ? await AnswerFileAsync(run, actor.Value, file) : Error.NotFound("import.path-missing", file);
        var answer = await AskAsync(run, actor.Value, run.Value(Query)!);
        return answer.Succeeded ? Result.Of<IReadOnlyList<Answer>>([answer.Value]) : answer.Error;
    }

    /// <summary>Answers are printed as they come, so that none are left to print at the end.</summary>
    private static async Task<Result<IReadOnlyList<Answer>>> AnswerFileAsync(VerbRun run, Actor actor, string file)
    {
        await foreach (var line in File.ReadLinesAsync(file, run.Token))
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var answer = await AskAsync(run, actor, line.Trim());
            if (!answer.Succeeded)
                return answer.Error;
            PrintLines([answer.Value], Console.Out);
        }

        return Result.Of<IReadOnlyList<Answer>>([]);
    }

    private static async Task<Result<Answer>> AskAsync(VerbRun run, Actor actor, string text)
    {
        var question = new SearchQuestion { Text = text, Top = run.Value(Top), Clause = run.Value(Clause), AllEditions = run.Value(AllEditions) };
        var found = await run.Host.Get<SearchQueries>().SearchAsync(actor, question, run.Token);
        if (!found.Succeeded)
            return found.Error;
        var answer = found.Value.Answer;
        return new Answer(text, Math.Round(answer.TookMs, 2), answer.Total, [.. answer.Hits.Select(Shown)]);
    }

    private static Hit Shown(SearchHit hit) => new(
        hit.Code, hit.Title, hit.Keywords.TryGetValue("edition", out var labels) ? labels[0] : "", hit.Number ?? "", hit.Heading, Plain(hit.SnippetHtml), Math.Round(hit.Score, 4));

    private static string Plain(string html) => WebUtility.HtmlDecode(Tags().Replace(html, ""));

    private static void PrintLines(IReadOnlyList<Answer> answers, TextWriter to)
    {
        foreach (var answer in answers)
            to.WriteLine(JsonSerializer.Serialize(answer, OneLine));
    }

    private static void Print(IReadOnlyList<Answer> answers, TextWriter to)
    {
        foreach (var answer in answers)
        {
            to.WriteLine(Say($"共 {answer.Total} 处，{answer.TookMs.ToString("0.0", CultureInfo.InvariantCulture)} 毫秒", $"{answer.Total} places, {answer.TookMs.ToString("0.0", CultureInfo.InvariantCulture)} ms"));
            foreach (var hit in answer.Hits)
                to.WriteLine($"{hit.Document} {hit.Edition} {hit.Title} › {hit.Section} {hit.Heading}\n    {hit.Snippet}");
        }
    }

    [GeneratedRegex("</?mark>", RegexOptions.None, 1000)]
    private static partial Regex Tags();
}
