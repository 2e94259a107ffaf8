using ComplianceVault.Benchmarks.Search;

namespace ComplianceVault.Benchmarks.Scale;

/// <summary>
/// <c>scale [--corpus DIR] [--cli DIR] [--web DIR]</c>, from the root of the repository: a company's files in and findable, one document more,
/// the list over 10,000 documents, the published command line (<c>--cli</c>) and server (<c>--web</c>) from their start. What is not there is
/// skipped and said to be.
/// </summary>
internal static class ScaleRun
{
    public static async Task<int> RunAsync(string[] args, CancellationToken ct)
    {
        var report = new Report();
        var corpus = QualityRun.Option(args, "--corpus") ?? Path.Combine("..", "shared", "corpus");
        var published = QualityRun.Option(args, "--cli") ?? Path.Combine("artifacts", "cli");
        await ImportRun.RunAsync(corpus, "docx", goal: 3, published, report, ct);
        await ImportRun.RunAsync(corpus, "pdf", goal: 6, published, report, ct);
        await FindableRun.RunAsync(report, ct);
        await ListRun.RunAsync(report, ct);
        await StartRun.RunAsync(QualityRun.Option(args, "--web") ?? Path.Combine("artifacts", "web"), report, ct);
        report.Print();
        return 0;
    }
}
