using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace ComplianceVault.EndToEnd.Harness;

/// <summary>
/// The real program in a process of its own, on a fresh directory and a free port. One for each test class. It can be killed and started again
/// where it was.
/// </summary>
public partial class RunningVault : IAsyncLifetime
{
    // The first start of a sample fills it.
    private static readonly TimeSpan StartTime = TimeSpan.FromMinutes(4);
    private static readonly SemaphoreSlim Filling = new(1);
    private static DirectoryInfo? filled;
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("cvault-e2e-");
    private readonly StringBuilder log = new();
    private TaskCompletionSource<Uri> listening = NewSource();
    private Process? process;

    public Uri Address { get; private set; } = null!;

    /// <summary>Where data and indexes lie.</summary>
    public string Root => directory.FullName;

    public string DataDirectory => Path.Combine(directory.FullName, "data");

    /// <summary>Everything the program has written so far.</summary>
    public string Log
    {
        get
        {
            lock (log)
                return log.ToString();
        }
    }

    /// <summary>The one-time code as the operator reads it in the log.</summary>
    public string SetUpCode => CodeLine().Match(Log) is { Success: true } m ? m.Groups["code"].Value : throw new InvalidOperationException("No code in the log:\n" + Log);

    /// <summary>Further switches of the program, for a class that needs another start (sample on, limits).</summary>
    protected virtual IEnumerable<string> Switches => [];

    /// <summary>What lies in <see cref="Root"/> before the first start, for a class that needs a vault with a past.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        if (Switches.Contains("--Vault:Sample"))
            await TakeFilledAsync();
        await PrepareAsync();
        await StartAsync();
    }

    /// <summary>Starts the program; after a kill on the same data and at the same address.</summary>
    public async Task StartAsync()
    {
        listening = NewSource();
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = directory.FullName,
        };
        foreach (var argument in Arguments())
            start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Vault__Examples"] = "false"; // a class that wants the sample's year asks for it by a switch
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, e) => Take(e.Data);
        process.ErrorDataReceived += (_, e) => Take(e.Data);
        var started = listening;
        process.Exited += (_, _) => started.TrySetException(new InvalidOperationException("The program ended:\n" + Log));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Address = await listening.Task.WaitAsync(StartTime);
    }

    /// <summary>SIGKILL: nothing is flushed, nobody is told.</summary>
    public async Task KillAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process?.Dispose();
        process = null;
    }

    public virtual async ValueTask DisposeAsync()
    {
        await KillAsync();
        directory.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>A sample is filled once by the real program, which then does its daily work; every further vault begins as a copy of that directory.</summary>
    private async Task TakeFilledAsync()
    {
        await Filling.WaitAsync();
        try
        {
            if (filled is null)
            {
                await StartAsync();
                await FirstDayDoneAsync().WaitAsync(StartTime);
                await KillAsync();
                (Address, var copy) = (null!, Directory.CreateTempSubdirectory("cvault-e2e-filled-"));
                AppDomain.CurrentDomain.ProcessExit += (_, _) => copy.Delete(recursive: true);
                Copy(directory.FullName, copy.FullName);
                filled = copy;
                return;
            }
        }
        finally
        {
            Filling.Release();
        }

        Copy(filled.FullName, directory.FullName);
    }

    /// <summary>The daily work of the first start has ended: backup, checks, tasks. Copies have none left for that day.</summary>
    private async Task FirstDayDoneAsync()
    {
        await using var database = new SqliteConnection($"Data Source={Path.Combine(DataDirectory, "vault.db")};Mode=ReadOnly;Pooling=False");
        await database.OpenAsync();
        await using var open = database.CreateCommand();
        open.CommandText = "SELECT COUNT(*) > 0 AND COUNT(*) = COUNT(\"EndedAt\") FROM \"JobRun\"";
        while (await open.ExecuteScalarAsync() is not 1L)
            await Task.Delay(50);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private IEnumerable<string> Arguments() =>
    [
        Repository.WebProgram,
        "--urls", Address?.ToString() ?? "http://127.0.0.1:0",
        "--Vault:Data", DataDirectory,
        "--Vault:Indexes", Path.Combine(directory.FullName, "indexes"),
        "--Web:SignInsPerMinute", "1000",
        .. Switches,
    ];

    private static TaskCompletionSource<Uri> NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Take(string? line)
    {
        if (line is null)
            return;
        lock (log)
            log.AppendLine(line);
        if (ListeningLine().Match(line) is { Success: true } m)
            listening.TrySetResult(new Uri(m.Groups["address"].Value));
    }

    [GeneratedRegex(@"Now listening on: (?<address>http://\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ListeningLine();

    [GeneratedRegex(@"one-time code (?<code>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeLine();
}
