using System.CommandLine;
using System.Text;
using ComplianceVault.Cli.Shared;
using ComplianceVault.Cli.Verbs;
using static ComplianceVault.Cli.Shared.Language;

Console.OutputEncoding = Encoding.UTF8;
Language.Use(args);
var root = new RootCommand(Say($"ComplianceVault 命令行", $"ComplianceVault on the command line"));
CommonOptions.AddTo(root);
foreach (var verb in new[] { ImportVerb.Create(), SearchVerb.Create(), IndexVerbs.Create(), UserVerbs.Create(), TrailVerbs.Create(), BackupVerb.Create(), RestoreVerb.Create(), RestoreTestVerb.Create(), PackVerbs.Create(), SeedVerb.Create(), InitVerb.Create(), CoverageVerb.Create(), ObligationsVerb.Create(), CompareVerb.Create(), ListVerb.Create(), RecordsVerbs.Create() })
    root.Add(verb);

var parsed = root.Parse(args);
if (parsed.Errors.Count == 0)
    return await parsed.InvokeAsync();
foreach (var error in parsed.Errors)
    await Console.Error.WriteLineAsync(error.Message);
return ExitCode.Usage;
