using ComplianceVault.Database.Tests.Cli;

namespace ComplianceVault.Database.Tests.Crash;

/// <summary>A place with a vault and the files to bring in, one folder a round.</summary>
internal sealed class KillFolder : IDisposable
{
    private readonly List<CrashFile> files = [];

    public string Root { get; } = Directory.CreateTempSubdirectory("cvault-kill-").FullName;

    public string Database => Path.Combine(Root, "data", "vault.db");

    public IReadOnlyCollection<CrashFile> Files => files;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public string Round(int number) => Path.Combine(Root, "files", $"round-{number}");

    public void Add(IEnumerable<CrashFile> more) => files.AddRange(more);

    /// <summary>Imports the round's files, watched from outside, and kills the program after the time.</summary>
    public async Task<Witness> KillAsync(int round, TimeSpan after)
    {
        var witness = new Witness(Database);
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var watch = Task.Run(() => witness.WatchAsync(watching.Token), Ct);
        await Cvault.KillAsync(Root, after, Arguments($"round-{round}"));
        await watching.CancelAsync();
        await watch;
        return witness;
    }

    /// <summary>Imports to the end; returns how many files were accepted or known.</summary>
    public async Task<int> RunAsync(string under)
    {
        var run = await Cvault.RunAsync(Root, Arguments(under));
        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.True(run.Json.GetProperty("findable").GetBoolean(), run.ToString());
        return run.Json.GetProperty("accepted").GetInt32() + run.Json.GetProperty("skipped").GetInt32();
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private string[] Arguments(string under) => ["import", Path.Combine(Root, "files", under), "--json"];
}
