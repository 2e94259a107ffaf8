using System.ComponentModel;
using System.Diagnostics;
using ComplianceVault.Kernel;
using Npgsql;

namespace ComplianceVault.Postgres;

/// <summary>
/// Runs <c>pg_dump</c> or <c>pg_restore</c> with a list of arguments (never a shell); the password goes by the environment. Refuses with
/// <c>backup.tool-missing</c>, <c>backup.tool-failed</c> (name and what it said) or <c>backup.tool-timeout</c>.
/// </summary>
internal sealed class PostgresTool(string directory)
{
    private static readonly TimeSpan Limit = TimeSpan.FromHours(2);
    private const int MostWords = 500;

    public async Task<Result> RunAsync(string name, NpgsqlConnectionStringBuilder to, IEnumerable<string> arguments, CancellationToken ct)
    {
        using var process = new Process { StartInfo = Start(name, to, arguments) };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return Error.Unavailable("backup.tool-missing", name);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Limit);
        try
        {
            var said = await process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0 ? Result.Success : Error.Unavailable("backup.tool-failed", name, said.Trim()[..Math.Min(MostWords, said.Trim().Length)]);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return Error.Unavailable("backup.tool-timeout", name, (int)Limit.TotalMinutes);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private ProcessStartInfo Start(string name, NpgsqlConnectionStringBuilder to, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(directory, name)) { RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        string[] server = ["--host", to.Host!, "--port", $"{to.Port}", "--username", to.Username!, "--dbname", to.Database!, "--no-password"];
        foreach (var argument in server.Concat(arguments))
            start.ArgumentList.Add(argument);
        if (!string.IsNullOrEmpty(to.Password))
            start.Environment["PGPASSWORD"] = to.Password;
        if (to.SslMode is SslMode.Require or SslMode.VerifyCA or SslMode.VerifyFull)
            start.Environment["PGSSLMODE"] = to.SslMode switch { SslMode.VerifyCA => "verify-ca", SslMode.VerifyFull => "verify-full", _ => "require" };
        return start;
    }
}
