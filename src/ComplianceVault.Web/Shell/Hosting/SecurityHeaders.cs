using System.Security.Cryptography;

namespace ComplianceVault.Web.Shell.Hosting;

/// <summary>
/// Headers of every answer. Scripts run from this origin or with the request's nonce only; MudBlazor needs inline styles; nothing is loaded
/// from or sent to another origin.
/// </summary>
internal static class SecurityHeaders
{
    private const string NonceKey = "csp-nonce";

    public static string Nonce(this HttpContext context) => (string)context.Items[NonceKey]!;

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        context.Items[NonceKey] = nonce;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
            + "connect-src 'self'; base-uri 'self'; object-src 'none'; frame-ancestors 'self'; form-action 'self'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
        return next();
    });
}
