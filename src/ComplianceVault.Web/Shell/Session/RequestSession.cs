using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;

namespace ComplianceVault.Web.Shell.Session;

/// <summary>The session of a request that nobody is signed in to yet.</summary>
internal static class RequestSession
{
    public static ActSession Of(HttpContext context, TimeProvider clock) =>
        new($"{context.Connection.RemoteIpAddress}/{clock.NewId():N}", ActSource.Page);
}
