using ComplianceVault.Benchmarks.Search;

return args switch
{
    ["tables", var target] => CharacterTableGenerator.Write(target),
    ["quality", .. var rest] => QualityRun.Run(rest),
    ["search", .. var rest] => SearchRun.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Verbs: search [--sections N] [--no-fts] [--rate] [--profile] | quality --pieces FILE --queries FILE | tables FILE");
    return 2;
}
