using System.Threading.RateLimiting;
using ComplianceVault.Web.Shell.Hosting;
using Microsoft.AspNetCore.RateLimiting;

namespace ComplianceVault.Web.Documents.Controlled;

/// <summary>Questions of QR codes are counted per address: tokens cannot be guessed, and nobody shall try.</summary>
internal static class CheckRate
{
    public const string Policy = "check";

    public static void AddCheckRate(this IServiceCollection services, WebOptions web) => services.Configure<RateLimiterOptions>(o => o.AddPolicy(Policy, context =>
        RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = web.ChecksPerMinute, Window = TimeSpan.FromMinutes(1) })));
}
