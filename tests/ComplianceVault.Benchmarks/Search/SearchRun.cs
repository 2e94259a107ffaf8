using System.Diagnostics;
using System.Globalization;
using ComplianceVault.Search;
using ComplianceVault.Search.Indexing;

namespace ComplianceVault.Benchmarks.Search;

/// <summary>
/// <c>search [--sections N] [--no-fts] [--rate] [--profile]</c>: the full query against bare Lucene and SQLite, the index rate, and how soon a new piece is found.
/// Everything in one run, warm, one thread for queries and two for indexing. Indexes are kept under artifacts/search and used again.
/// </summary>
internal static class SearchRun
{
    private const int Seed = 20000;
    private const int Passes = 3;

    public static int Run(string[] args)
    {
        var sections = int.Parse(QualityRun.Option(args, "--sections") ?? "100000", CultureInfo.InvariantCulture);
        var root = Directory.CreateDirectory(Path.Combine("artifacts", "search", sections.ToString(CultureInfo.InvariantCulture))).FullName;
        Console.WriteLine($"{sections:N0} sections, {Environment.ProcessorCount} cores, {Environment.Version}");
        if (args.Contains("--rate"))
        {
            Rate(Math.Min(sections, 100_000));
            return 0;
        }

        Build(root, sections, withTrigrams: !args.Contains("--no-fts"));
        Queries(root, withTrigrams: !args.Contains("--no-fts"), showSlow: args.Contains("--profile"));
        Findable(root);
        return 0;
    }

    private static void Build(string root, int sections, bool withTrigrams)
    {
        var began = Stopwatch.GetTimestamp();
        if (!Directory.Exists(Path.Combine(root, "vault")))
        {
            using var index = VaultIndex.Open(Path.Combine(root, "vault"), new IndexOptions()).Value;
            using var rebuild = index.StartRebuild();
            Parallel.ForEach(new Sections(Seed).Documents(sections), new ParallelOptions { MaxDegreeOfParallelism = 2 },
                document => rebuild.Replace(document[0].Owner, document));
            rebuild.Complete(1);
            Console.WriteLine($"vault index built in {Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s, {index.Status().Bytes / 1048576} MB");
        }

        using var bare = new BareIndex(Path.Combine(root, "bare"));
        if (!bare.Exists)
        {
            Parallel.ForEach(new Sections(Seed).Documents(sections).SelectMany(document => document), new ParallelOptions { MaxDegreeOfParallelism = 2 },
                section => bare.Add(section.Text));
            bare.Commit();
        }

        var file = Path.Combine(root, "fts.db");
        if (withTrigrams && !File.Exists(file))
        {
            using var trigrams = new TrigramIndex(file);
            trigrams.Fill(new Sections(Seed).Documents(sections).SelectMany(document => document).Select(section => section.Text));
        }
    }

    private static void Queries(string root, bool withTrigrams, bool showSlow)
    {
        using var index = VaultIndex.Open(Path.Combine(root, "vault"), new IndexOptions { VerifyAtOpen = false }).Value;
        index.Synonyms = new Synonyms([["变更", "更改", "change"], ["事件", "故障", "incident"], ["内审", "内部审核"], ["SLA", "级别协议", "服务协议"], ["供应商", "供方"]]);
        using var bare = new BareIndex(Path.Combine(root, "bare"));
        var questions = new Sections(Seed + 1).Questions(200);
        Func<string, int> full = question => index.Search(Request(question)).Value.Hits.Sum(hit => hit.SnippetHtml.Length);
        var (bareTimes, fullTimes) = Paired(questions, bare.Search, full);
        Console.WriteLine("| query, top 10 with highlights | p50 ms | p90 ms | p99 ms | p99 against bare |");
        Console.WriteLine("|---|---|---|---|---|");
        Row("bare CJKAnalyzer OR", bareTimes, bareTimes);
        Row("full query with rights filter", fullTimes, bareTimes);
        Row("full query with five facets", Times(questions, question => index.Search(Request(question) with { Facets = ["class", "department", "state", "document", "clause"] }).Value.Total, passes: 1), bareTimes);
        Row("suggestions while typing", Times([.. questions.Select(question => question[..Math.Min(2, question.Length)])], prefix => index.Suggest(prefix, Request("").Rights).Value.Count), bareTimes);
        if (withTrigrams)
        {
            var askable = questions.Where(question => TrigramIndex.Match(question) is not null).Take(60).ToList();
            using var trigrams = new TrigramIndex(Path.Combine(root, "fts.db"));
            var trigramTimes = Times(askable, question => trigrams.Search(TrigramIndex.Match(question)!), passes: 1);
            Row($"SQLite FTS5 trigram ({askable.Count} questions of 3 or more)", trigramTimes, bareTimes);
            Row("full query, the same questions", Times(askable, full), bareTimes);
        }

        var began = Stopwatch.GetTimestamp();
        var sound = index.Verify().Succeeded;
        Console.WriteLine($"verified in {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s ({(sound ? "sound" : "broken")}), {index.Status().Bytes / 1048576} MB on disk, {GC.GetTotalMemory(forceFullCollection: true) / 1048576} MB on the heap");
        if (showSlow)
        {
            foreach (var (question, ms) in questions.Select(question => (question, Ms: Times([question], full).Min())).OrderByDescending(entry => entry.Ms).Take(15))
            {
                Console.WriteLine($"{ms:F1} ms {question} total {index.Search(Request(question)).Value.Total}");
            }
        }
    }

    private static SearchRequest Request(string question) => new()
    {
        Query = question,
        Rights = new Filter.Any(new Filter.Has("class", "公开", "内部"), new Filter.Has("department", "技术部")),
        Scope = new Filter.Has("state", "现行有效"),
    };

    // Turn by turn, so that a busy machine slows both.
    private static (List<double> One, List<double> Other) Paired(List<string> questions, Func<string, int> one, Func<string, int> other)
    {
        List<double> ones = [];
        List<double> others = [];
        Times(questions, one, passes: 0);
        Times(questions, other, passes: 0);
        for (var pass = 0; pass < Passes; pass++)
        {
            foreach (var question in questions)
            {
                ones.Add(Time(question, one));
                others.Add(Time(question, other));
            }
        }

        ones.Sort();
        others.Sort();
        return (ones, others);
    }

    private static double Time(string question, Func<string, int> ask)
    {
        var began = Stopwatch.GetTimestamp();
        ask(question);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static List<double> Times(List<string> questions, Func<string, int> ask, int passes = Passes)
    {
        var times = new List<double>();
        for (var pass = 0; pass <= passes; pass++)
        {
            foreach (var question in questions)
            {
                var ms = Time(question, ask);
                if (pass > 0)
                {
                    times.Add(ms);
                }
            }
        }

        times.Sort();
        return times;
    }

    private static double At(List<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];

    private static void Row(string name, List<double> times, List<double> bare) =>
        Console.WriteLine($"| {name} | {At(times, 0.5):F1} | {At(times, 0.9):F1} | {At(times, 0.99):F1} | {At(times, 0.99) / At(bare, 0.99):F2}× |");

    private static void Findable(string root)
    {
        using var index = VaultIndex.Open(Path.Combine(root, "vault"), new IndexOptions { VerifyAtOpen = false }).Value;
        var random = new Sections(Seed + 2);
        var times = new List<double>();
        for (var i = 0; i < 220; i++)
        {
            var mark = $"bench{i}x";
            var piece = new SearchDocument { Owner = "edition/bench" + i, Key = "s", Title = "新增程序", Text = random.Text(81) + mark, Keywords = new Dictionary<string, IReadOnlyList<string>> { ["class"] = ["内部"], ["state"] = ["现行有效"] } };
            var began = Stopwatch.GetTimestamp();
            index.Replace(piece.Owner, [piece]);
            index.Refresh();
            var found = index.Search(Request(mark)).Value.Total;
            if (found == 0)
            {
                throw new InvalidOperationException($"{mark} was not found");
            }

            if (i >= 20)
            {
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        }

        times.Sort();
        Console.WriteLine($"one piece added → found: p50 {At(times, 0.5):F1} ms, p99 {At(times, 0.99):F1} ms");
    }

    private static void Rate(int sections)
    {
        var documents = new Sections(Seed).Documents(sections).ToArray();
        Console.WriteLine("| indexing, two threads, warm | sections/s | of bare |");
        Console.WriteLine("|---|---|---|");
        var texts = documents.SelectMany(document => document).Select(section => section.Text).ToArray();
        List<double> bare = [];
        List<double> full = [];
        for (var round = 0; round < 4; round++)
        {
            bare.Add(sections / Timed(path => FillBare(path, texts)));
            full.Add(sections / Timed(path => FillFull(path, documents)));
        }

        Console.WriteLine($"| bare CJKAnalyzer, text stored | {bare.Skip(1).Average():F0} | 1.00 |");
        Console.WriteLine($"| every field | {full.Skip(1).Average():F0} | {full.Skip(1).Average() / bare.Skip(1).Average():F2} |");
    }

    private static double Timed(Action<string> fill)
    {
        var path = Directory.CreateTempSubdirectory("vault-rate").FullName;
        GC.Collect();
        var began = Stopwatch.GetTimestamp();
        fill(path);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        Directory.Delete(path, recursive: true);
        return seconds;
    }

    private static void FillBare(string path, string[] texts)
    {
        using var bare = new BareIndex(path);
        Parallel.ForEach(texts, new ParallelOptions { MaxDegreeOfParallelism = 2 }, bare.Add);
        bare.Commit();
    }

    private static void FillFull(string path, SearchDocument[][] documents)
    {
        using var index = VaultIndex.Open(path, new IndexOptions()).Value;
        using var rebuild = index.StartRebuild();
        Parallel.ForEach(documents, new ParallelOptions { MaxDegreeOfParallelism = 2 }, document => rebuild.Replace(document[0].Owner, document));
        rebuild.Complete(1);
    }
}
