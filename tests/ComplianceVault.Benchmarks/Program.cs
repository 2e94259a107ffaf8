using ComplianceVault.Benchmarks.Scale;
using ComplianceVault.Benchmarks.Search;

return args switch
{
    ["tables", var target] => CharacterTableGenerator.Write(target),
    ["quality", .. var rest] => await QualityRun.RunAsync(rest),
    ["search", .. var rest] => SearchRun.Run(rest),
    ["scale", .. var rest] => await ScaleRun.RunAsync(rest, CancellationToken.None),
    ["pack"] => await PackRun.RunAsync(CancellationToken.None),
    ["copies", .. var rest] => await CopiesRun.RunAsync(rest, CancellationToken.None),
    ["coverage"] => await CoverageRun.RunAsync(CancellationToken.None),
    ["registers", .. var rest] => await RegisterRun.RunAsync(rest, CancellationToken.None),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        "Verbs: search [--sections N] [--no-fts] [--rate] [--profile] | scale [--corpus DIR] [--cli DIR] [--web DIR] | copies [--only PART] [--sql N] | coverage | registers [--records N] | pack | quality [--data DIR [--indexes DIR]] [--queries FILE] [--show] | tables FILE");
    return 2;
}
