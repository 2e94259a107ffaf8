using System.Security.Claims;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace ComplianceVault.Web.Shell.Session;

/// <summary>Gives and takes the cookies of a sign-in; the decision was made by the use cases before.</summary>
internal sealed class SessionCookie(SignInManager<Account> manager, SignedInPeople people, SessionEnds ends, TimeProvider clock)
{
    /// <summary>Signs the browser in, or anew after a change that made the old sign-in void. The account is read afresh for its stamp.</summary>
    public async Task GiveAsync(Guid accountId, CancellationToken ct)
    {
        var account = await people.FindAccountAsync(accountId, ct) ?? throw new InvalidOperationException("A signed-in account is gone");
        await manager.SignInWithClaimsAsync(account, isPersistent: false, [new Claim(SessionEnds.Claim, clock.NewId().ToString("N"))]);
    }

    /// <summary>The person is at work: the same sign-in, lasting anew from now.</summary>
    public async Task RenewAsync(HttpContext context)
    {
        await context.SignInAsync(IdentityConstants.ApplicationScheme, context.User);
        ends.Touch(context.User);
    }

    /// <summary>Remembers for the second step whose password was right.</summary>
    public static Task AwaitSecondFactorAsync(HttpContext context, Guid accountId) =>
        context.SignInAsync(
            IdentityConstants.TwoFactorUserIdScheme,
            new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, accountId.ToString())], IdentityConstants.TwoFactorUserIdScheme)));

    public static async Task<Guid?> AwaitedAsync(HttpContext context)
    {
        var step = await context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        return step.Succeeded ? CurrentActor.AccountOf(step.Principal) : null;
    }

    /// <summary>Signs the person out, here and in every other page of the same sign-in.</summary>
    public Task TakeAsync(ClaimsPrincipal user)
    {
        ends.End(user);
        return manager.SignOutAsync();
    }
}
