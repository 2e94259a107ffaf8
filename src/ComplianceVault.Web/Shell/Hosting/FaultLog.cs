using System.Security.Cryptography;
using Microsoft.AspNetCore.Diagnostics;

namespace ComplianceVault.Web.Shell.Hosting;

/// <summary>Writes a fault with a reference number that the person sees; the trace itself stays in the log.</summary>
public sealed partial class FaultLog(ILogger<FaultLog> log) : IExceptionHandler
{
    private const string Key = "fault-reference";

    /// <summary>Ten hexadecimal digits in two groups, easy to read out.</summary>
    public static string NewReference()
    {
        var digits = RandomNumberGenerator.GetHexString(10);
        return $"{digits[..5]}-{digits[5..]}";
    }

    public static string? ReferenceOf(HttpContext context) => context.Items[Key] as string;

    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var reference = NewReference();
        httpContext.Items[Key] = reference;
        LogFault(exception, reference, httpContext.Request.Path);
        return ValueTask.FromResult(false);
    }

    [LoggerMessage(LogLevel.Error, "Fault {Reference} at {Path}")]
    private partial void LogFault(Exception e, string reference, string path);
}
