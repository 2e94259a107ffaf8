using System.CommandLine;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Cli.Shared;
using ComplianceVault.Content.Writing;
using ComplianceVault.Kernel;
using static ComplianceVault.Cli.Shared.Language;

namespace ComplianceVault.Cli.Verbs;

/// <summary><c>cvault seed build [DIR]</c>: the Word files of document sources (seed-docs/README.md). It needs no vault.</summary>
internal static class SeedVerb
{
    private const string Documents = "documents";
    private static readonly Option<bool> Without = new("--no-examples");
    private static readonly Argument<string?> Folder = new("DIR") { Arity = ArgumentArity.ZeroOrOne };

    /// <summary>A Word file; <paramref name="Says"/> is why its source was refused.</summary>
    internal sealed record Line(string File, bool Changed, string? Code, string? Says);

    /// <summary>A step of an example that was refused.</summary>
    internal sealed record Refused(string Code, string Says);

    public static Command Create()
    {
        Folder.Description = Say($"文件源（*.md）所在目录，默认为样例文件", $"directory of the sources (*.md); default the sample's documents");
        var seed = new Command("seed", Say($"样例文件源", $"sources of the sample's documents"));
        seed.Add(new Command("build", Say($"由文件源生成 Word 文件，放在源文件旁边", $"build the Word file of each source, beside it")) { Folder }.Does(BuildAsync, Print, lines => lines.All(l => l.Code is null)));
        Without.Description = Say($"不含样例记录", $"without the sample's records");
        seed.Add(new Command("load", Say($"把样例公司装入空库，列出不能执行的样例步骤", $"fill an empty vault with the sample company; lists the steps of examples that are refused")) { Without }.Does(LoadAsync, Print, steps => steps.Count == 0));
        return seed;
    }

    private static async Task<Result<IReadOnlyList<Refused>>> LoadAsync(VerbRun run)
    {
        await run.Host.Get<VaultStart>().PrepareAsync(run.Token);
        var refusals = new List<Error>();
        var loaded = await run.Host.Get<SeedLoader>().LoadAsync(run.Value(Without) ? SeedChoice.Sample : SeedChoice.SampleYear, new LoadProgress(), run.Token, refusals);
        return loaded.Succeeded ? Result.Of<IReadOnlyList<Refused>>([.. refusals.Select(r => new Refused(r.Code, VaultWords.Of(r)))]) : loaded.Error;
    }

    private static void Print(IReadOnlyList<Refused> steps, TextWriter to)
    {
        foreach (var step in steps)
            to.WriteLine(step.Says);
        to.WriteLine(Say($"{steps.Count} 个步骤不能执行", $"{steps.Count} steps refused"));
    }

    private static Task<Result<IReadOnlyList<Line>>> BuildAsync(VerbRun run)
    {
        var folder = run.Value(Folder) ?? Path.Combine(run.Host.Get<SeedFolder>().Root, Documents);
        return Task.FromResult(!Directory.Exists(folder)
            ? Error.NotFound("seed.file-missing", folder)
            : Result.Of<IReadOnlyList<Line>>([.. WordFiles.Build(folder).Select(Of)]));
    }

    private static Line Of(BuiltFile file) =>
        new(Path.GetFileName(file.Path), file.Changed, file.Outcome.Error?.Code, file.Outcome.Error is { } error ? VaultWords.Of(error) : null);

    private static void Print(IReadOnlyList<Line> lines, TextWriter to)
    {
        foreach (var line in lines.Where(l => l.Changed || l.Code is not null))
            to.WriteLine(line.Says is null ? Say($"{line.File} 已生成", $"{line.File} built") : Say($"{line.File} 未生成：{line.Says}", $"{line.File} not built: {line.Says}"));
        to.WriteLine(Say($"{lines.Count} 个文件，{lines.Count(l => l.Changed)} 个有变化", $"{lines.Count} files, {lines.Count(l => l.Changed)} changed"));
    }
}
