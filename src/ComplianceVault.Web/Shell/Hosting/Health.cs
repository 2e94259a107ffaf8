using ComplianceVault.App.Platform;

namespace ComplianceVault.Web.Shell.Hosting;

/// <summary>For a supervisor or a container: 200 while the database answers, 503 when it does not. It says nothing else to strangers.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app) =>
        app.MapGet("/health", async (VaultIdentity vault, ILoggerFactory logs, CancellationToken ct) =>
        {
            try
            {
                _ = await vault.FindAsync(ct);
                return Results.Json(new { status = "healthy" });
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logs.CreateLogger("ComplianceVault.Health").LogError(e, "The database does not answer");
                return Results.Json(new { status = "unhealthy" }, statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        }).AllowAnonymous();
}
