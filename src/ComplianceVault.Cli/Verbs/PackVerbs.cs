using System.CommandLine;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Cli.Shared;
using ComplianceVault.Kernel;
using static ComplianceVault.Cli.Shared.Language;

namespace ComplianceVault.Cli.Verbs;

/// <summary>A fault as it is printed.</summary>
internal sealed record FaultLine(string File, int Line, string Key, string Code, string Says);

/// <summary>What the check of a pack found.</summary>
internal sealed record PackReport(IReadOnlyDictionary<string, int> Counts, double AttestedShare, IReadOnlyList<string> Attested, IReadOnlyList<string> InWords, IReadOnlyList<FaultLine> Faults);

/// <summary><c>pack check DIR</c> and <c>pack load DIR</c> (docs/pack.md).</summary>
internal static class PackVerbs
{
    private static readonly Argument<string> Folder = new("DIR");

    public static Command Create()
    {
        Folder.Description = Say($"数据包目录", $"directory of the pack");
        var pack = new Command("pack", Say($"检查或加载数据包", $"check or load a pack"));
        pack.Add(Check());
        pack.Add(Load());
        return pack;
    }

    private static Command Check()
    {
        var check = new Command("check", Say($"检查数据包，指出每处错误的文件、行和键", $"check a pack; names file, line and key of every fault"));
        check.Add(Folder);
        return check.Does(CheckAsync, Print, report => report.Faults.Count == 0);
    }

    private static Command Load()
    {
        var load = new Command("load", Say($"加载数据包中新的和改过的内容", $"load what is new or changed in a pack"));
        load.Add(Folder);
        return load.Does(LoadAsync, Print);
    }

    private static async Task<Result<PackReport>> CheckAsync(VerbRun run)
    {
        var folder = new SeedFolder(new VaultOptions { SeedDocs = run.Value(Folder)! });
        if (!Directory.Exists(folder.Root))
            return Error.NotFound("seed.file-missing", folder.Root);
        var pack = await run.Host.Get<PackReader>().ReadAsync(folder, run.Token);
        var faults = pack.Faults.Select(f => new FaultLine(f.File, f.Line, f.Key, f.Error.Code, VaultWords.Of(f.Error))).ToList();
        return new PackReport(pack.Counts, pack.AttestedShare, pack.Attested, pack.InWords, faults);
    }

    private static async Task<Result<IReadOnlyList<PackPartReport>>> LoadAsync(VerbRun run)
    {
        var opened = await run.Host.OpenAsync(run.Token);
        if (!opened.Succeeded)
            return opened.Error;
        var who = await run.OperatorAsync();
        if (!who.Succeeded)
            return who.Error;
        var folder = new SeedFolder(new VaultOptions { SeedDocs = run.Value(Folder)! });
        return await run.Host.Get<LoadPack>().ExecuteAsync(who.Value, folder, new LoadProgress(), run.Token);
    }

    private static void Print(PackReport report, TextWriter to)
    {
        foreach (var (what, count) in report.Counts)
            to.WriteLine($"{count,7}  {what}");
        to.WriteLine(Say($"由人确认的比例 {report.AttestedShare:P0}（上限 {Pack.MostAttested:P0}）", $"attested by a person {report.AttestedShare:P0} (at most {Pack.MostAttested:P0})"));
        foreach (var sentence in report.Attested)
            to.WriteLine($"         {sentence}");
        to.WriteLine(Say($"只用文字写明时限的步骤 {report.InWords.Count} 个，系统不催办", $"{report.InWords.Count} steps whose time limit only words say; nobody is reminded"));
        foreach (var limit in report.InWords)
            to.WriteLine($"         {limit}");
        foreach (var fault in report.Faults)
            to.WriteLine($"{fault.File}:{fault.Line} {fault.Key}: {fault.Says}");
        to.WriteLine(report.Faults.Count == 0 ? Say($"没有错误", $"no faults") : Say($"{report.Faults.Count} 处错误", $"{report.Faults.Count} faults"));
    }

    private static void Print(IReadOnlyList<PackPartReport> parts, TextWriter to)
    {
        foreach (var p in parts)
            to.WriteLine(Say($"{p.Part,-24} 新增 {p.Added}，更新 {p.Changed}，未变 {p.Unchanged}，保留本库改动 {p.Kept}", $"{p.Part,-24} added {p.Added}, changed {p.Changed}, unchanged {p.Unchanged}, kept {p.Kept}"));
    }
}
