using System.Security.Claims;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ComplianceVault.Web.Shell.Session;

/// <summary>
/// Who acts on this page or in this request, with the rights of this very moment. Ask before each act; null means signed out meanwhile: the
/// layout then leads to the sign-in page, and the page has nothing more to do.
/// </summary>
public sealed class CurrentActor(AuthenticationStateProvider circuit, SignedInPeople people, SessionEnds ends, IOptions<IdentityOptions> identity, TimeProvider clock)
{
    private ClaimsPrincipal? request;
    private ActSession session = new(clock.NewId().ToString("N"), ActSource.Page);

    /// <summary>The sign-in no longer counts (deactivated, left, password changed elsewhere, or to be changed first).</summary>
    public event Action? SignedOut;

    public async Task<Actor?> GetAsync(CancellationToken ct = default)
    {
        if (await FindAsync(ct) is { MustChangePassword: false } signedIn)
            return signedIn.Actor;
        SignedOut?.Invoke();
        return null;
    }

    /// <summary>The same, quietly and also while the password has to be changed: for the pages of sign-in and of the own account.</summary>
    internal async Task<SignedIn?> FindAsync(CancellationToken ct)
    {
        var user = request ?? (await circuit.GetAuthenticationStateAsync()).User;
        return AccountOf(user) is { } account && !ends.IsSignedOut(user)
            ? await people.FindAsync(account, user.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType), session, ct)
            : null;
    }

    /// <summary>Outside a circuit the request says who it is.</summary>
    internal void Enter(ClaimsPrincipal user, ActSource source)
    {
        request = user;
        session = new ActSession(session.Id, source);
    }

    internal static Guid? AccountOf(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true } && Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;
}

internal static class CurrentActorMiddleware
{
    public static void UseCurrentActor(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var isPage = context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is not null;
        context.RequestServices.GetRequiredService<CurrentActor>().Enter(context.User, isPage ? ActSource.Page : ActSource.Api);
        return next();
    });
}
