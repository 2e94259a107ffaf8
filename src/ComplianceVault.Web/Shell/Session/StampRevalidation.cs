using System.Security.Claims;
using ComplianceVault.App.Platform.Access;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ComplianceVault.Web.Shell.Session;

/// <summary>Looks every 30 seconds whether the sign-in of an open circuit still counts; acts ask each time anyway.</summary>
internal sealed class StampRevalidation(ILoggerFactory logs, SignedInPeople people, IOptions<IdentityOptions> identity)
    : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => SignInHost.Revalidation;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        var user = authenticationState.User;
        var session = new ActSession("revalidation", ActSource.Page);
        return CurrentActor.AccountOf(user) is { } account
            && await people.FindAsync(
                account, user.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType), session, cancellationToken) is not null;
    }
}
