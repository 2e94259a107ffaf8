using ComplianceVault.App.Platform.Access;
using Microsoft.AspNetCore.Antiforgery;

namespace ComplianceVault.Web.Shell.Session;

internal static class SessionEndpoints
{
    public static void MapSession(this IEndpointRouteBuilder app)
    {
        app.MapPost("/sign-out", async (
            HttpContext context, IAntiforgery antiforgery, CurrentActor current, SignOut signOut, SessionCookie cookie, CancellationToken ct) =>
        {
            if (!await antiforgery.IsRequestValidAsync(context))
                return Results.BadRequest();
            if (await current.FindAsync(ct) is { } signedIn && CurrentActor.AccountOf(context.User) is { } account)
                await signOut.ExecuteAsync(signedIn.Actor, account, ct);
            await cookie.TakeAsync(context.User);
            return Results.LocalRedirect("/sign-in");
        }).AllowAnonymous();

        // Asked by the page while its person clicks and types (wwwroot/shell.js): clicks of a circuit are no requests of their own.
        app.MapPost("/session", async (HttpContext context, CurrentActor current, SessionCookie cookie, CancellationToken ct) =>
        {
            if (await current.FindAsync(ct) is not null)
                await cookie.RenewAsync(context);
            return Results.NoContent();
        });
    }
}
