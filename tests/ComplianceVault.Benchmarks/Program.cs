using ComplianceVault.Benchmarks.Scale;
using ComplianceVault.Benchmarks.Search;

return args switch
{
    ["tables", var target] => CharacterTableGenerator.Write(target),
    ["quality", .. var rest] => QualityRun.Run(rest),
    ["search", .. var rest] => SearchRun.Run(rest),
    ["scale", .. var rest] => await ScaleRun.RunAsync(rest, CancellationToken.None),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Verbs: search [--sections N] [--no-fts] [--rate] [--profile] | scale [--corpus DIR] [--web DIR] | quality --pieces FILE --queries FILE | tables FILE");
    return 2;
}
