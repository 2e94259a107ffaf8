using ComplianceVault.App.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ComplianceVault.App.Platform.Access;

/// <summary>
/// Identity's account manager over the database of an act, so that a change of an account and its trail entry are one transaction.
/// </summary>
public sealed class Accounts(IServiceProvider services, IOptions<IdentityOptions> options)
{
    public UserManager<Account> In(VaultDbContext db) => new(
        new UserOnlyStore<Account, VaultDbContext, Guid>(db),
        options,
        services.GetRequiredService<IPasswordHasher<Account>>(),
        services.GetServices<IUserValidator<Account>>(),
        services.GetServices<IPasswordValidator<Account>>(),
        services.GetRequiredService<ILookupNormalizer>(),
        services.GetRequiredService<IdentityErrorDescriber>(),
        services,
        services.GetRequiredService<ILogger<UserManager<Account>>>());

    /// <summary>
    /// Whether it is the account's password, and nothing else: Identity's own check writes an older hash anew, and with it the security stamp, which would end
    /// the person's sign-ins in the middle of an act.
    /// </summary>
    public bool IsRight(Account account, string password) =>
        account.PasswordHash is { } hash
        && services.GetRequiredService<IPasswordHasher<Account>>().VerifyHashedPassword(account, hash, password) != PasswordVerificationResult.Failed;

    /// <summary>The rules of sign-in, the same for every host (R08).</summary>
    public static void Configure(IdentityOptions options)
    {
        options.Password.RequiredLength = 10;
        options.Password.RequiredUniqueChars = 4;
        options.Password.RequireDigit = true;
        options.Password.RequireLowercase = true;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        options.Lockout.AllowedForNewUsers = true;
        options.User.AllowedUserNameCharacters = "";
        options.User.RequireUniqueEmail = false;
        options.Tokens.ProviderMap[TokenOptions.DefaultAuthenticatorProvider] =
            new TokenProviderDescriptor(typeof(AuthenticatorTokenProvider<Account>));
    }
}
