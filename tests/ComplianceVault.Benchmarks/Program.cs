using ComplianceVault.Benchmarks.Search;

return args switch
{
    ["tables", var target] => CharacterTableGenerator.Write(target),
    ["quality", .. var rest] => QualityRun.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Verbs: quality --pieces FILE --queries FILE | tables FILE");
    return 2;
}
