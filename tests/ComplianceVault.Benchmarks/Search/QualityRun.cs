using System.Text.Json;
using ComplianceVault.Search;
using ComplianceVault.Search.Indexing;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ComplianceVault.Benchmarks.Search;

/// <summary>
/// <c>quality --pieces FILE.jsonl --queries FILE.yaml [--glossary FILE.yaml] [--show]</c>: indexes the sections of a file (one JSON object a line:
/// code, title, key, number, heading, parents, text) and measures the judged questions.
/// </summary>
internal static class QualityRun
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    public static int Run(string[] args)
    {
        var pieces = Option(args, "--pieces");
        var queries = Option(args, "--queries");
        if (pieces is null || queries is null)
        {
            Console.Error.WriteLine("quality --pieces FILE.jsonl --queries FILE.yaml [--glossary FILE.yaml] [--show]");
            return 2;
        }

        var path = Directory.CreateTempSubdirectory("vault-quality").FullName;
        using var index = VaultIndex.Open(path, new IndexOptions()).Value;
        Fill(index, pieces);
        index.Synonyms = Option(args, "--glossary") is { } glossary ? Glossary(glossary) : Synonyms.None;
        var judged = Evaluation.Read(queries);
        Evaluation.Print(Evaluation.Measure(judged, query => Ask(index, query)));
        if (args.Contains("--show"))
        {
            Show(index, judged);
        }

        index.Dispose();
        Directory.Delete(path, recursive: true);
        return 0;
    }

    internal static string? Option(string[] args, string name)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }

    private static IReadOnlyList<(string[] Documents, string Section)> Ask(VaultIndex index, string query) =>
        [.. index.Search(new SearchRequest { Query = query, Rights = Filter.Everything }).Value.Hits
            .Select(hit => (new[] { hit.Code, hit.Title }, hit.Number ?? ""))];

    private static void Fill(VaultIndex index, string file)
    {
        using var rebuild = index.StartRebuild();
        var sections = File.ReadLines(file).Select(line => JsonSerializer.Deserialize<Section>(line, Json)!);
        foreach (var document in sections.GroupBy(section => section.Code))
        {
            rebuild.Replace(document.Key, document.Select(section => new SearchDocument
            {
                Owner = section.Code,
                Key = section.Key,
                Code = section.Code,
                Title = section.Title,
                Number = section.Number,
                Heading = section.Heading,
                ParentHeadings = section.Parents,
                Text = section.Text,
            }));
        }

        rebuild.Complete(1);
    }

    private static Synonyms Glossary(string file)
    {
        var glossary = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).IgnoreUnmatchedProperties().Build()
            .Deserialize<GlossaryFile>(File.ReadAllText(file));
        return new Synonyms(glossary.Terms.Select(term => (IReadOnlyList<string>)[.. new[] { term.Zh, term.En, term.Abbreviation }.Concat(term.Synonyms)
            .Where(word => word.Length > 0)]));
    }

    private static void Show(VaultIndex index, List<JudgedQuery> judged)
    {
        foreach (var query in judged)
        {
            var answer = index.Search(new SearchRequest { Query = query.Query, Rights = Filter.Everything }).Value;
            var (ndcg, _, _, _) = Evaluation.One(query, Ask(index, query.Query));
            Console.WriteLine($"{ndcg:F2} {query.Kind} {query.Query} [{answer.DidYouMean}] total {answer.Total} want {string.Join(' ', query.Answers.Select(a => $"{a.Document}/{a.Section}:{a.Grade}"))}");
            foreach (var hit in answer.Hits.Take(6))
            {
                var grade = query.Answers.FirstOrDefault(a => (a.Document == hit.Code || a.Document == hit.Title) && a.Section == hit.Number)?.Grade;
                Console.WriteLine($"     {grade?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"} {hit.Score:F1} {hit.Code}/{hit.Number} {hit.HeadingHtml} | {hit.SnippetHtml.ReplaceLineEndings(" ")}");
            }
        }
    }

    private sealed record Section(string Code, string Title, string Key, string Number, string Heading, string[] Parents, string Text);

    private sealed class GlossaryFile
    {
        public List<Term> Terms { get; set; } = [];
    }

    private sealed class Term
    {
        public string Zh { get; set; } = "";

        public string En { get; set; } = "";

        public string Abbreviation { get; set; } = "";

        public List<string> Synonyms { get; set; } = [];
    }
}
