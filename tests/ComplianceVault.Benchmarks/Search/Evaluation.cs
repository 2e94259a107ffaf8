using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ComplianceVault.Benchmarks.Search;

/// <summary>A question with the sections that answer it.</summary>
internal sealed class JudgedQuery
{
    public string Query { get; set; } = "";

    public string Kind { get; set; } = "";

    public List<JudgedAnswer> Answers { get; set; } = [];
}

/// <summary>A section that answers, by document number or title and section number as printed; grade 1 (touches it) to 3 (is the answer).</summary>
internal sealed class JudgedAnswer
{
    public string Document { get; set; } = "";

    public string Section { get; set; } = "";

    public int Grade { get; set; } = 1;
}

/// <summary>Means over a set of questions, each 0 to 1.</summary>
internal sealed record Quality(int Queries, double Ndcg, double Mrr, double Recall, double ZeroHits);

/// <summary>Measures any search against judged questions: nDCG@10 (gain 2^grade − 1), MRR@10, recall@10 and the share without a hit.</summary>
internal static class Evaluation
{
    private const int Depth = 10;

    public static List<JudgedQuery> Read(string yaml) => new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance)
        .IgnoreUnmatchedProperties().Build().Deserialize<QueryFile>(File.ReadAllText(yaml)).Queries;

    /// <param name="ask">Question → sections, best first; a section may be named by document number or by title.</param>
    public static IReadOnlyDictionary<string, Quality> Measure(IReadOnlyList<JudgedQuery> queries, Func<string, IReadOnlyList<(string[] Documents, string Section)>> ask)
    {
        var measured = queries.Select(query => (query.Kind, Result: One(query, ask(query.Query)))).ToArray();
        var kinds = measured.GroupBy(entry => entry.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal)
            .ToDictionary(kind => kind.Key, kind => Mean(kind.Select(entry => entry.Result)));
        kinds["all"] = Mean(measured.Select(entry => entry.Result));
        return kinds;
    }

    /// <summary>A row a kind of question: of the plain index → of the program.</summary>
    public static void Print(IReadOnlyDictionary<string, Quality> plain, IReadOnlyDictionary<string, Quality> program)
    {
        Console.WriteLine("characters + bigrams, BM25, one field → the program");
        Console.WriteLine("| kind | queries | nDCG@10 | MRR@10 | recall@10 | zero hits |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var (kind, ours) in program)
        {
            var bare = plain[kind];
            Console.WriteLine($"| {kind} | {ours.Queries} | {bare.Ndcg:F3} → {ours.Ndcg:F3} | {bare.Mrr:F3} → {ours.Mrr:F3} | {bare.Recall:F3} → {ours.Recall:F3} | {bare.ZeroHits:P0} → {ours.ZeroHits:P0} |");
        }
    }

    public static (double Ndcg, double Mrr, double Recall, bool Zero) One(JudgedQuery query, IReadOnlyList<(string[] Documents, string Section)> hits)
    {
        var left = query.Answers.ToList();
        double gain = 0;
        double mrr = 0;
        var found = 0;
        for (var rank = 0; rank < Math.Min(Depth, hits.Count); rank++)
        {
            if (left.FirstOrDefault(answer => hits[rank].Documents.Contains(answer.Document) && answer.Section == hits[rank].Section) is { } answer)
            {
                left.Remove(answer);
                gain += Gain(answer.Grade, rank);
                mrr = mrr == 0 ? 1.0 / (rank + 1) : mrr;
                found++;
            }
        }

        var ideal = query.Answers.OrderByDescending(answer => answer.Grade).Take(Depth).Select((answer, rank) => Gain(answer.Grade, rank)).Sum();
        return (ideal == 0 ? 0 : gain / ideal, mrr, query.Answers.Count == 0 ? 0 : (double)found / Math.Min(Depth, query.Answers.Count), hits.Count == 0);
    }

    private sealed class QueryFile
    {
        public List<JudgedQuery> Queries { get; set; } = [];
    }

    private static double Gain(int grade, int rank) => (Math.Pow(2, grade) - 1) / Math.Log2(rank + 2);

    private static Quality Mean(IEnumerable<(double Ndcg, double Mrr, double Recall, bool Zero)> results)
    {
        var all = results.ToArray();
        return new Quality(all.Length, all.Average(one => one.Ndcg), all.Average(one => one.Mrr), all.Average(one => one.Recall), all.Average(one => one.Zero ? 1 : 0));
    }
}
