using System.Diagnostics;
using System.Globalization;
using ComplianceVault.App.Documents.Lifecycle;

namespace ComplianceVault.Database.Tests.Crash;

/// <summary>The real program, killed with SIGKILL anywhere between its start and its end.</summary>
public sealed class ImportKillTests
{
    private const int Vaults = 5;
    private const int KillsEach = 10;
    private const int FilesEach = 6;
    private const int Seed = 20260302;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnImport_KilledAnywhere_LosesNothingCommitted_ShowsNothingHalf_AndCanBeRunAgain()
    {
        var random = new Random(Seed);
        var (first, later) = await UndisturbedAsync(random);
        var stages = Enum.GetValues<Stage>().ToDictionary(s => s, _ => 0);
        var (looks, proven) = (0, 0);
        for (var vault = 0; vault < Vaults; vault++)
        {
            using var folder = new KillFolder();
            var moments = Enumerable.Range(0, KillsEach).Select(k => (k + random.NextDouble()) / KillsEach).ToArray();
            random.Shuffle(moments);
            var whole = first;
            for (var kill = 0; kill < KillsEach; kill++)
            {
                folder.Add(CrashFiles.Write(folder.Round(kill), (vault * 1000) + (kill * FilesEach) + 1, FilesEach, random));
                var witness = await folder.KillAsync(kill, whole * moments[kill]);
                await using var audit = await VaultAudit.OpenAsync(folder.Root);
                var stage = await audit.StageAsync(FilesEach);
                stages[stage]++;
                whole = stage == Stage.Starting ? whole : later;
                TestContext.Current.TestOutputHelper!.WriteLine($"vault {vault + 1}, kill {kill + 1} at {moments[kill]:P0} of the whole: {stage}");
                proven += Kept(witness, Witness.Read(folder.Database));
                looks += witness.Looks;
                await audit.CheckAsync(folder.Files);
            }

            await RunAgainAsync(folder);
        }

        Report(first, later, stages, looks, proven);
        Assert.InRange(stages.Count(s => s.Value > 0), 4, stages.Count);
        Assert.NotEqual(0, proven);
    }

    /// <summary>How long it takes undisturbed: with the making of the vault, and into the vault made.</summary>
    private static async Task<(TimeSpan First, TimeSpan Later)> UndisturbedAsync(Random random)
    {
        using var folder = new KillFolder();
        var took = new TimeSpan[2];
        for (var round = 0; round < took.Length; round++)
        {
            folder.Add(CrashFiles.Write(folder.Round(round), (round * FilesEach) + 1, FilesEach, random));
            var begin = Stopwatch.GetTimestamp();
            await folder.RunAsync($"round-{round}");
            took[round] = Stopwatch.GetElapsedTime(begin);
        }

        return (took[0], took[1]);
    }

    /// <summary>What had been seen from outside is still there, row by row; returns how many rows that were.</summary>
    private static int Kept(Witness witness, IReadOnlyDictionary<string, string> now)
    {
        foreach (var (key, before) in witness.Seen)
            Assert.True(now.TryGetValue(key, out var after) && Witness.IsAtLeast(after, before), $"{key}: {before}, now {after ?? "gone"}");
        return witness.Seen.Count;
    }

    private static async Task RunAgainAsync(KillFolder folder)
    {
        var files = await folder.RunAsync(".");
        Assert.Equal(folder.Files.Count, files);
        await using var audit = await VaultAudit.OpenAsync(folder.Root);
        await audit.CheckAsync(folder.Files);
        var states = await audit.StatesAsync();
        Assert.All(folder.Files, f => Assert.Equal(EditionState.Effective, states[f.Number]));
        Assert.Equal(folder.Files.Count, states.Count);
    }

    private static void Report(TimeSpan first, TimeSpan later, Dictionary<Stage, int> stages, int looks, int proven) => TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"undisturbed {first.TotalSeconds:F1} s, later {later.TotalSeconds:F1} s; killed: {string.Join(", ", stages.Select(s => $"{s.Key} {s.Value}"))}; {looks} looks from outside, {proven} committed rows seen and found again"));
}
