using System.Globalization;
using System.Text.RegularExpressions;
using ComplianceVault.App;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Content.Reading;
using ComplianceVault.Search;
using ComplianceVault.Sqlite;
using ComplianceVault.Tests.SeedDocs;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.Tests.Platform.Words;

/// <summary>Whatever the program can show as a fixed code has words, in Chinese and in English.</summary>
public sealed partial class VaultWordsTests
{
    private static readonly CultureInfo[] Languages = [CultureInfo.GetCultureInfo("zh-CN"), CultureInfo.GetCultureInfo("en")];

    /// <summary>Enums that no page shows by their own word: said in a page's resources, or never shown.</summary>
    private static readonly string[] SaidElsewhere =
    [
        "AccountState", "ExampleEvery", "FlowStepKind", "HeadingNumbering", "LibraryOrder", "OperatorMatch", "ParagraphKind", "ProposalState", "RoleKind", "RoleOutcome", "SealKind",
        "SheetColumnKind", "SheetValueKind", "SlotKind", "SuggestionKind",
    ];

    private static readonly Lazy<string> Sources = new(() => string.Join('\n', Directory
        .EnumerateFiles(Path.Combine(SeedFiles.Root, "src"), "*.*", SearchOption.AllDirectories)
        .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(File.ReadAllText)));

    [Fact]
    public async Task EveryRegisteredJob_HasANameAndASentence()
    {
        await using var services = Services();
        var kinds = services.GetServices<IJob>().Select(j => j.Kind).ToList();
        Assert.Superset(services.GetServices<DailyJob>().Select(d => d.Kind).ToHashSet(), kinds.ToHashSet());
        Covers(kinds.SelectMany(k => new[] { $"job.{k}", $"job.{k}.help" }), atLeast: 16);
    }

    [Fact]
    public async Task EveryRegisteredSetting_HasANameAndASentence()
    {
        await using var services = Services();
        Covers(services.GetServices<SettingDefinition>().SelectMany(s => s.Choices.Select(c => $"setting.{s.Key}.{c}").Concat([$"setting.{s.Key}", $"setting.{s.Key}.help"])), atLeast: 13);
    }

    [Fact]
    public void EveryActOfTheTrail_HasWords() =>
        Covers(NotedAct().Matches(Sources.Value).Concat(NamedAct().Matches(Sources.Value)).SelectMany(m => m.Groups["code"].Captures.Select(c => c.Value)), atLeast: 60);

    [Fact]
    public void EveryKindOfObject_HasAWord() =>
        Covers(ObjectKind().Matches(Sources.Value).Select(m => "kind." + m.Groups["code"].Value), atLeast: 12);

    [Fact]
    public void EveryError_HasASentence() => Covers(ErrorCode().Matches(Sources.Value).Select(m => m.Groups["code"].Value), atLeast: 150);

    [Fact]
    public void EveryRemarkOfReading_HasASentence() => Covers(RemarkCode().Matches(Sources.Value).Select(m => m.Groups["code"].Value), atLeast: 7);

    [Fact]
    public void EveryReasonOfAVerdict_HasASentence() => Covers(ReasonCode().Matches(Sources.Value).Select(m => m.Groups["code"].Value), atLeast: 30);

    [Fact]
    public void EveryShownEnum_HasAWordForEachValue()
    {
        var enums = new[] { typeof(VaultModule).Assembly, typeof(DocumentText).Assembly, typeof(IndexStatus).Assembly }
            .SelectMany(a => a.GetTypes()).Where(t => t is { IsEnum: true, IsPublic: true }).ToList();
        Assert.Empty(SaidElsewhere.Except(enums.Select(t => t.Name)));
        Covers(enums.Where(t => !SaidElsewhere.Contains(t.Name)).SelectMany(t => Enum.GetNames(t).Select(n => $"{t.Name}.{n}")), atLeast: 90);
    }

    private static void Covers(IEnumerable<string> codes, int atLeast)
    {
        var asked = codes.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(asked.Count >= atLeast, $"only {asked.Count} codes were found");
        Assert.Empty(from language in Languages from code in asked where string.IsNullOrWhiteSpace(VaultWords.Find(code, language)) select $"{language}: {code}");
        Assert.DoesNotContain(asked, c => VaultWords.Find(c, Languages[1])!.Any(IsChinese) && !VaultWords.Find(c, Languages[1])!.Any(char.IsAsciiLetter));
    }

    private static bool IsChinese(char c) => c is >= '\u4E00' and <= '\u9FFF';

    private static ServiceProvider Services()
    {
        var folder = Path.Combine(Path.GetTempPath(), "cvault-words");
        var parts = new ServiceCollection();
        parts.AddLogging();
        parts.AddVault(new VaultOptions { Data = folder, Indexes = folder });
        parts.AddSqliteVault(Path.Combine(folder, "never-opened.db"));
        return parts.BuildServiceProvider();
    }

    [GeneratedRegex(@"\b(Note|TrailNote)\([^;""]*?""(?<code>[a-z-]+\.[a-z-]+)""(\s*:\s*""(?<code>[a-z-]+\.[a-z-]+)"")?", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex NotedAct();

    [GeneratedRegex(@"const string Act = ""(?<code>[^""]+)""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex NamedAct();

    [GeneratedRegex(@"const string (Object)?Kind = ""(?<code>[^""]+)""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex ObjectKind();

    [GeneratedRegex(@"\bError\.(Invalid|NotFound|Forbidden|Conflict|Unavailable)\(\s*""(?<code>[^""]+)""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex ErrorCode();

    [GeneratedRegex(@"new Reason\(""(?<code>[^""]+)""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex ReasonCode();

    [GeneratedRegex(@"Remark\(""(?<code>[^""]+)""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex RemarkCode();
}
