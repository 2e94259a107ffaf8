using System.ComponentModel;
using System.Diagnostics;
using ComplianceVault.Kernel;

namespace ComplianceVault.Content.Rendition;

/// <summary>One run of the converter: arguments as a list, a time limit, and an end to its whole process tree.</summary>
internal static class OfficeRun
{
    internal static async Task<Result> ConvertAsync(
        string soffice, string profile, string source, string format, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        Process? process = null;
        try
        {
            process = Process.Start(Arguments(soffice, profile, source, format)) ?? throw new InvalidOperationException("No process was started.");
            var output = process.StandardOutput.ReadToEndAsync(either.Token);
            var errors = process.StandardError.ReadToEndAsync(either.Token);
            await process.WaitForExitAsync(either.Token);
            await Task.WhenAll(output, errors);
            return process.ExitCode == 0 ? Result.Success : Error.Invalid("content.conversion-failed");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Error.Invalid("content.conversion-timeout", (int)timeout.TotalSeconds);
        }
        catch (Win32Exception)
        {
            return Error.Unavailable("content.converter-missing");
        }
        finally
        {
            await EndAsync(process, profile);
        }
    }

    private static ProcessStartInfo Arguments(string soffice, string profile, string source, string format)
    {
        var start = new ProcessStartInfo(soffice)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = Path.GetDirectoryName(source)!,
        };
        foreach (var argument in (string[])[
            $"-env:UserInstallation={new Uri(profile).AbsoluteUri}",
            "--headless", "--invisible", "--norestore", "--nolockcheck", "--nodefault", "--nologo", "--nofirststartwizard",
            "--convert-to", format, "--outdir", Path.Combine(Path.GetDirectoryName(source)!, "out"), source])
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    private static async Task EndAsync(Process? process, string profile)
    {
        if (process is null)
            return;
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            // A profile whose program was ended in the middle may ask for repair: start with a new one.
            OfficeProfile.Delete(Path.Combine(profile, "user"));
        }

        process.Dispose();
    }
}
