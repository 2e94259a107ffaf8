using System.Globalization;
using ComplianceVault.App;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Searching;
using ComplianceVault.Search;
using ComplianceVault.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ComplianceVault.Benchmarks.Search;

/// <summary>
/// <c>quality [--data DIR [--indexes DIR]] [--queries FILE] [--show]</c>: asks judged questions through the program's own search, as the
/// sample's document controller, and beside it through a plain index over the same sections. Without <c>--data</c> a sample vault is made for
/// it and removed again; a given vault is only searched.
/// </summary>
internal static class QualityRun
{
    private const string Controller = "行政部文控";
    private const int Shown = 5;
    private static readonly ActSession Session = new("quality", ActSource.CommandLine);

    public static async Task<int> RunAsync(string[] args)
    {
        var given = Option(args, "--data");
        var place = given ?? Directory.CreateTempSubdirectory("vault-quality-").FullName;
        var indexes = Option(args, "--indexes") ?? (given is null ? Path.Combine(place, "indexes") : "indexes");
        var judged = Evaluation.Read(Option(args, "--queries") ?? Path.Combine("seed-docs", "queries", "queries.yaml"));
        await using (var services = Services(place, indexes))
        {
            await OpenAsync(services, isNew: given is null);
            var actor = await services.GetRequiredService<ActorDirectory>().FindByNameAsync(Controller, Session, CancellationToken.None)
                ?? throw new InvalidOperationException($"{Controller} is not known in {place}");
            using var plain = new PlainIndex(await InForceAsync(services));
            await MeasureAsync(services.GetRequiredService<SearchQueries>(), actor, plain, judged, show: args.Contains("--show"));
        }

        if (given is null)
        {
            Directory.Delete(place, recursive: true);
        }

        return 0;
    }

    internal static string? Option(string[] args, string name)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }

    private static ServiceProvider Services(string data, string indexes)
    {
        Directory.CreateDirectory(data);
        var parts = new ServiceCollection();
        parts.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        parts.AddVault(new VaultOptions { Data = data, Indexes = indexes });
        parts.AddSqliteVault(new VaultPaths(data, indexes).Database);
        return parts.BuildServiceProvider();
    }

    private static async Task OpenAsync(ServiceProvider services, bool isNew)
    {
        await services.GetRequiredService<VaultStart>().PrepareAsync(CancellationToken.None);
        if (isNew && await services.GetRequiredService<SeedLoader>().LoadAsync(SeedChoice.Sample, CancellationToken.None) is { Succeeded: false } refused)
        {
            throw new InvalidOperationException(refused.Error.ToString());
        }

        var projection = services.GetRequiredService<IndexProjection>();
        while (await projection.StepAsync(CancellationToken.None))
        {
            // A portion of the trail a step.
        }
    }

    /// <summary>The sections that the program's search looks in by default.</summary>
    private static async Task<List<SearchDocument>> InForceAsync(ServiceProvider services)
    {
        var pieces = new List<SearchDocument>();
        await using var db = await services.GetRequiredService<IDbContextFactory<VaultDbContext>>().CreateDbContextAsync();
        foreach (var source in services.GetServices<IIndexSource>())
        {
            foreach (var id in await source.All(db).ToListAsync())
            {
                pieces.AddRange((await source.ReadAsync(db, id, CancellationToken.None)).Value);
            }
        }

        return [.. pieces.Where(piece => piece.Keywords[DocumentRights.StateField].Contains(nameof(EditionState.Effective)))];
    }

    private static async Task MeasureAsync(SearchQueries search, Actor actor, PlainIndex plain, List<JudgedQuery> judged, bool show)
    {
        var answers = new Dictionary<string, SearchAnswer>();
        foreach (var query in judged)
        {
            var found = await search.SearchAsync(actor, new SearchQuestion { Text = query.Query }, CancellationToken.None);
            answers[query.Query] = found.Succeeded ? found.Value.Answer : throw new InvalidOperationException(found.Error.ToString());
        }

        if (show)
        {
            judged.ForEach(query => Show(query, answers[query.Query]));
        }

        Evaluation.Print(Evaluation.Measure(judged, plain.Search), Evaluation.Measure(judged, query => Sections(answers[query])));
    }

    private static (string[] Documents, string Section)[] Sections(SearchAnswer answer) =>
        [.. answer.Hits.Select(hit => (new[] { hit.Code, hit.Title }, hit.Number ?? ""))];

    private static void Show(JudgedQuery query, SearchAnswer answer)
    {
        var (ndcg, _, _, _) = Evaluation.One(query, Sections(answer));
        Console.WriteLine($"{ndcg:F2} {query.Kind} {query.Query} [{answer.DidYouMean}] {answer.Total}: {string.Join(' ', query.Answers.Select(a => $"{a.Document}/{a.Section}:{a.Grade}"))}");
        foreach (var hit in answer.Hits.Take(Shown))
        {
            var grade = query.Answers.Find(a => (a.Document == hit.Code || a.Document == hit.Title) && a.Section == hit.Number)?.Grade;
            Console.WriteLine($"     {grade?.ToString(CultureInfo.InvariantCulture) ?? "-"} {hit.Score:F1} {hit.Code}/{hit.Number} {hit.HeadingHtml} | {hit.SnippetHtml.ReplaceLineEndings(" ")}");
        }
    }
}
