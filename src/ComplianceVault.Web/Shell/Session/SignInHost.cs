using System.Threading.RateLimiting;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Web.Shell.Hosting;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace ComplianceVault.Web.Shell.Session;

/// <summary>Cookies, their keys and their care: who has no valid sign-in gets the sign-in page, everywhere unless said otherwise.</summary>
internal static class SignInHost
{
    public const string RateLimit = "sign-in";

    /// <summary>How long a sign-in that lost its right may still load a page; acts are refused at once.</summary>
    public static readonly TimeSpan Revalidation = TimeSpan.FromSeconds(30);

    public static void AddSignIn(this IServiceCollection services, VaultOptions vault, WebOptions web)
    {
        services.AddDataProtection()
            .SetApplicationName("ComplianceVault")
            .PersistKeysToFileSystem(new DirectoryInfo(new VaultPaths(vault.Data, vault.Indexes).Keys));
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(o => Configure(o, web));
        services.AddIdentityCore<Account>(Accounts.Configure)
            .AddUserStore<UserOnlyStore<Account, VaultDbContext, Guid>>()
            .AddSignInManager();
        services.Configure<SecurityStampValidatorOptions>(o =>
        {
            o.ValidationInterval = Revalidation;
            o.OnRefreshingPrincipal = KeepSession;
        });
        services.AddSingleton<SessionEnds>();
        services.AddScoped<AuthenticationStateProvider, StampRevalidation>();
        services.AddScoped<SessionCookie>();
        services.AddSingleton<Obligations.CalendarLinks>();
        services.AddCascadingAuthenticationState();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddRateLimiter(o =>
        {
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            o.AddPolicy(RateLimit, context => Limit(context, web));
        });
    }

    private static void Configure(IdentityCookiesBuilder cookies, WebOptions web)
    {
        cookies.ApplicationCookie!.Configure(o =>
        {
            o.Cookie.Name = "cvault";
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.ExpireTimeSpan = TimeSpan.FromHours(web.SessionHours);
            o.SlidingExpiration = false; // the person renews it by working, not a page that asks for something by itself
            o.Events.OnValidatePrincipal = ValidateAsync;
            o.LoginPath = "/sign-in";
            o.AccessDeniedPath = "/sign-in";
            o.ReturnUrlParameter = "return";
        });
        cookies.TwoFactorUserIdCookie!.Configure(o => o.Cookie.Name = "cvault-step2");
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        await SecurityStampValidator.ValidatePrincipalAsync(context);
        if (context is not { Principal: { } user, Properties.ExpiresUtc: { } end })
            return;
        var ends = context.HttpContext.RequestServices.GetRequiredService<SessionEnds>();
        if (user.HasClaim(c => c.Type == SessionEnds.Claim) && !ends.IsSignedOut(user))
            ends.Learn(user, end);
        else
            context.RejectPrincipal();
    }

    /// <summary>Fresh rights, same sign-in.</summary>
    private static Task KeepSession(SecurityStampRefreshingPrincipalContext context)
    {
        if (context.CurrentPrincipal?.FindFirst(SessionEnds.Claim) is { } session)
            context.NewPrincipal?.Identities.First().AddClaim(session.Clone());
        return Task.CompletedTask;
    }

    /// <summary>Reading the page is free; giving a name, a code or a password is counted per address.</summary>
    private static RateLimitPartition<string> Limit(HttpContext context, WebOptions web) =>
        HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = web.SignInsPerMinute, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter("read");
}
