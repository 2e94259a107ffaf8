using System.Collections.Concurrent;
using ComplianceVault.Kernel;

namespace ComplianceVault.Content.Rendition;

/// <summary>
/// Converts files with LibreOffice as an external program, on private profiles that no two conversions share. Macros and remote content of the
/// document are blocked. Refuses with <c>content.converter-missing</c>, <c>content.conversion-timeout</c> or <c>content.conversion-failed</c>;
/// nothing half-written stays at the target. One instance per process.
/// </summary>
public sealed class LibreOffice : IDisposable
{
    private readonly LibreOfficeOptions options;
    private readonly TimeProvider time;
    private readonly string? program;
    private readonly SemaphoreSlim free;
    private readonly ConcurrentQueue<string> profiles = new();

    public LibreOffice(LibreOfficeOptions options, TimeProvider time)
    {
        if (options.Workers < 1)
            throw new ArgumentException("A converter needs a worker.", nameof(options));
        (this.options, this.time) = (options, time);
        program = OfficeProgram.Find(options.Program);
        free = new SemaphoreSlim(options.Workers);
        for (var i = 0; i < options.Workers; i++)
            profiles.Enqueue(Path.Combine(Path.GetFullPath(options.ProfileRoot), $"{Environment.ProcessId}-{i}"));
    }

    /// <summary>Whether the program was found; looked up once.</summary>
    public bool IsAvailable => program is not null;

    /// <summary>Word (or anything LibreOffice Writer reads) to PDF; the source's extension tells the format.</summary>
    public Task<Result> ToPdfAsync(string source, string target, CancellationToken cancellationToken = default) =>
        ConvertAsync(source, target, "pdf", cancellationToken);

    /// <summary>Converts to any <paramref name="format"/> of <c>--convert-to</c> (<c>pdf</c>, <c>csv:Text - txt - csv (StarCalc):44,34,76,1</c>).</summary>
    public async Task<Result> ConvertAsync(string source, string target, string format, CancellationToken cancellationToken = default)
    {
        if (program is null)
            return Error.Unavailable("content.converter-missing");
        await free.WaitAsync(cancellationToken);
        profiles.TryDequeue(out var profile);
        try
        {
            return await ConvertAsync(program, profile!, source, target, format, cancellationToken);
        }
        finally
        {
            profiles.Enqueue(profile!);
            free.Release();
        }
    }

    public void Dispose()
    {
        free.Dispose();
        foreach (var profile in profiles)
            OfficeProfile.Delete(profile);
    }

    private async Task<Result> ConvertAsync(string soffice, string profile, string source, string target, string format, CancellationToken cancellationToken)
    {
        OfficeProfile.Prepare(profile);
        // The document is converted from a copy with a plain name: its own name may begin with a dash, and LibreOffice would leave lock files beside it.
        var work = Directory.CreateDirectory(Path.Combine(profile, "work"));
        try
        {
            var copy = Path.Combine(work.FullName, "source" + Path.GetExtension(source));
            File.Copy(source, copy, overwrite: true);
            var output = Path.Combine(work.FullName, "out", "source." + format.Split(':')[0]);
            var run = await OfficeRun.ConvertAsync(soffice, profile, copy, format, options.Timeout, time, cancellationToken);
            if (!run.Succeeded)
                return run;
            if (!File.Exists(output) || new FileInfo(output).Length == 0)
                return Error.Invalid("content.conversion-failed");
            File.Move(output, target, overwrite: true);
            return Result.Success;
        }
        finally
        {
            OfficeProfile.Delete(work.FullName);
        }
    }
}
