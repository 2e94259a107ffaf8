using ComplianceVault.Benchmarks.Search;

return args switch
{
    ["tables", var target] => CharacterTableGenerator.Write(target),
    ["quality", .. var rest] => await QualityRun.RunAsync(rest),
    ["search", .. var rest] => SearchRun.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Verbs: search [--sections N] [--no-fts] [--rate] [--profile] | quality [--data DIR [--indexes DIR]] [--queries FILE] [--show] | tables FILE");
    return 2;
}
