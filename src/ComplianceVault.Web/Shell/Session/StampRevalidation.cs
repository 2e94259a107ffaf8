using System.Security.Claims;
using ComplianceVault.App.Platform.Access;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ComplianceVault.Web.Shell.Session;

/// <summary>Looks every 30 seconds whether the sign-in of an open circuit still counts and its person is still there; acts ask for their right each time anyway.</summary>
internal sealed class StampRevalidation(ILoggerFactory logs, SignedInPeople people, SessionEnds ends, IOptions<IdentityOptions> identity)
    : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => SignInHost.Revalidation;

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        CountsAsync(authenticationState.User, cancellationToken);

    internal async Task<bool> CountsAsync(ClaimsPrincipal user, CancellationToken ct)
    {
        var session = new ActSession("revalidation", ActSource.Page);
        return !ends.IsOver(user)
            && CurrentActor.AccountOf(user) is { } account
            && await people.FindAsync(
                account, user.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType), session, ct) is not null;
    }
}
