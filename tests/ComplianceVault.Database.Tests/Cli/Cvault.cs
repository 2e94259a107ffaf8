using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace ComplianceVault.Database.Tests.Cli;

/// <summary>What a run of <c>cvault</c> left: exit code and what it said.</summary>
internal sealed record CliRun(int ExitCode, string Out, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    public override string ToString() => $"exit {ExitCode}\n{Out}\n{Error}";
}

/// <summary>Runs the built <c>cvault</c> as a process of its own, as an operator does.</summary>
internal static class Cvault
{
    public static Task<CliRun> RunAsync(string directory, params string[] arguments) => RunAsync(directory, [], arguments);

    /// <summary>The same with variables of the environment.</summary>
    public static async Task<CliRun> RunAsync(string directory, Dictionary<string, string> variables, string[] arguments)
    {
        using var process = Start(directory, arguments, variables);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, await error);
    }

    /// <summary>Runs it and kills it after the time, wherever it then is; false when it was done before.</summary>
    public static async Task<bool> KillAsync(string directory, TimeSpan after, params string[] arguments)
    {
        using var process = Start(directory, arguments);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(after);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return false;
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return true;
        }
    }

    /// <summary>As it was built for itself: beside the tests it would miss what they take from the shared framework.</summary>
    private static string Program
    {
        get
        {
            var output = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
            return Path.Combine(Path.GetDirectoryName(SeedDocs.Folder)!, "src", "ComplianceVault.Cli", "bin", output.Parent!.Name, output.Name, "cvault.dll");
        }
    }

    private static Process Start(string directory, string[] arguments, Dictionary<string, string>? variables = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = directory,
        };
        start.Environment["Vault__SeedDocs"] = SeedDocs.Folder;
        foreach (var (name, value) in variables ?? [])
            start.Environment[name] = value;
        foreach (var argument in (string[])[Program, .. arguments])
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
