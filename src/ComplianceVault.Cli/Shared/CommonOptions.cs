using System.CommandLine;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Seeding;
using Microsoft.Extensions.Configuration;
using static ComplianceVault.Cli.Shared.Language;

namespace ComplianceVault.Cli.Shared;

/// <summary>The options every verb has.</summary>
internal static class CommonOptions
{
    public static Option<string?> Data { get; } = new("--data") { Recursive = true, HelpName = "DIR" };

    public static Option<string?> Indexes { get; } = new("--indexes") { Recursive = true, HelpName = "DIR" };

    public static Option<string?> As { get; } = new("--as") { Recursive = true, HelpName = "USER" };

    public static Option<bool> Json { get; } = new("--json") { Recursive = true };

    public static Option<string> Lang { get; } = new Option<string>("--lang") { Recursive = true, HelpName = "zh|en", DefaultValueFactory = _ => "zh" }.AcceptOnlyFromAmong("zh", "en");

    public static void AddTo(Command root)
    {
        Data.Description = Say($"数据目录（数据库、文件库），默认 data", $"data directory (database, stored files), default data");
        Indexes.Description = Say($"搜索索引目录，默认 indexes", $"directory of the search index, default indexes");
        As.Description = Say($"以哪位人员的身份执行", $"the person who acts");
        Json.Description = Say($"以 JSON 输出", $"print JSON");
        Lang.Description = Say($"输出语言", $"language of the output");
        foreach (var option in new Option[] { Data, Indexes, As, Json, Lang })
            root.Add(option);
    }

    /// <summary>Environment (<c>Vault__Data</c> …) first, then the switches.</summary>
    public static VaultOptions Read(ParseResult parsed)
    {
        var options = new VaultOptions();
        new ConfigurationBuilder().AddEnvironmentVariables().Build().GetSection(VaultOptions.Section).Bind(options);
        options.Data = parsed.GetValue(Data) ?? options.Data;
        options.Indexes = parsed.GetValue(Indexes) ?? options.Indexes;
        options.SeedDocs = SeedFolder.Find(options.SeedDocs, Environment.CurrentDirectory, AppContext.BaseDirectory);
        return options;
    }
}
