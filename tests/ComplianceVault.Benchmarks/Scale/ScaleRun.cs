using ComplianceVault.Benchmarks.Search;

namespace ComplianceVault.Benchmarks.Scale;

/// <summary>
/// <c>scale [--corpus DIR] [--web DIR]</c>, from the root of the repository: a company's files in and findable, the list over 10,000
/// documents, and the published program (<c>--web</c>) from start to first page. What is not there is skipped and said to be.
/// </summary>
internal static class ScaleRun
{
    public static async Task<int> RunAsync(string[] args, CancellationToken ct)
    {
        var report = new Report();
        var corpus = QualityRun.Option(args, "--corpus") ?? Path.Combine("..", "shared", "corpus");
        await ImportRun.RunAsync(corpus, "docx", goal: 3, report, ct);
        await ImportRun.RunAsync(corpus, "pdf", goal: 6, report, ct);
        await ListRun.RunAsync(report, ct);
        await StartRun.RunAsync(QualityRun.Option(args, "--web") ?? Path.Combine("artifacts", "web"), report, ct);
        report.Print();
        return 0;
    }
}
