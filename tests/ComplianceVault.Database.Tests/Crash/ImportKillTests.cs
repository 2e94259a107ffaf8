using System.Diagnostics;
using System.Globalization;
using ComplianceVault.App.Documents.Lifecycle;

namespace ComplianceVault.Database.Tests.Crash;

/// <summary>The real program, killed with SIGKILL anywhere between its start and its end.</summary>
public sealed class ImportKillTests
{
    private const int Vaults = 5;
    private const int KillsEach = 10;
    private const int FilesEach = 12;
    private const int Seed = 20260302;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnImport_KilledAnywhere_LosesNothingCommitted_ShowsNothingHalf_AndCanBeRunAgain()
    {
        var random = new Random(Seed);
        var whole = await WholeAsync(random);
        var stages = Enum.GetValues<Stage>().ToDictionary(s => s, _ => 0);
        var (looks, proven) = (0, 0);
        for (var vault = 0; vault < Vaults; vault++)
        {
            using var folder = new KillFolder();
            var moments = Enumerable.Range(0, KillsEach).Select(k => (k + random.NextDouble()) / KillsEach).ToArray();
            random.Shuffle(moments);
            for (var kill = 0; kill < KillsEach; kill++)
            {
                folder.Add(CrashFiles.Write(folder.Round(kill), (vault * 1000) + (kill * FilesEach) + 1, FilesEach, random));
                var witness = await folder.KillAsync(kill, whole * moments[kill]);
                await using var audit = await VaultAudit.OpenAsync(folder.Root);
                stages[await audit.StageAsync(FilesEach)]++;
                proven += Kept(witness, Witness.Read(folder.Database));
                looks += witness.Looks;
                await audit.CheckAsync(folder.Files);
            }

            await RunAgainAsync(folder);
        }

        Report(whole, stages, looks, proven);
        Assert.InRange(stages.Count(s => s.Value > 0), 4, stages.Count);
        Assert.NotEqual(0, proven);
    }

    /// <summary>How long it takes undisturbed, with the making of the vault.</summary>
    private static async Task<TimeSpan> WholeAsync(Random random)
    {
        using var folder = new KillFolder();
        folder.Add(CrashFiles.Write(folder.Round(0), 1, FilesEach, random));
        var begin = Stopwatch.GetTimestamp();
        await folder.RunAsync("round-0");
        return Stopwatch.GetElapsedTime(begin);
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

    private static void Report(TimeSpan whole, Dictionary<Stage, int> stages, int looks, int proven) => TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"undisturbed {whole.TotalSeconds:F1} s; killed: {string.Join(", ", stages.Select(s => $"{s.Key} {s.Value}"))}; {looks} looks from outside, {proven} committed rows seen and found again"));
}
