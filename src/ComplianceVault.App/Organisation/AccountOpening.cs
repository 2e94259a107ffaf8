using System.Security.Cryptography;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>Makes accounts inside an act: with the password the owner chose, or with one that works once (R14).</summary>
public sealed class AccountOpening(Accounts accounts)
{
    private const int LongestUserName = 60;

    /// <summary>No letters or digits that look alike, since it is read from a screen or a slip of paper.</summary>
    private const string OneTimeLetters = "abcdefghjkmnpqrstuvwxyz";

    private const string OneTimeDigits = "23456789";

    internal async Task<Result<Account>> OpenAsync(Act act, Person person, string userName, string password, bool mustChange, bool isSample = false)
    {
        if (Texts.Refusal(userName, LongestUserName, "accounts.name-required") is { } refusal)
            return refusal;
        if (await act.Db.Users.AnyAsync(a => a.PersonId == person.Id, act.Token))
            return Error.Conflict("accounts.person-has-one", person.Name);
        var account = new Account
        {
            Id = act.NewId(),
            PersonId = person.Id,
            UserName = userName.Trim(),
            Email = person.Email,
            MustChangePassword = mustChange,
            IsSample = isSample,
        };
        if (Refusal(await accounts.In(act.Db).CreateAsync(account, password), userName) is { } refused)
            return refused;
        act.Note("account.opened", new ObjectRef(Person.Kind, person.Id), new { person.Name, account.UserName, account.MustChangePassword, account.IsSample });
        return account;
    }

    /// <summary>Gives an account a password that works once; whoever was signed in with it no longer is.</summary>
    internal async Task<string> RenewPasswordAsync(Act act, Account account)
    {
        var (manager, password) = (accounts.In(act.Db), OneTimePassword());
        account.MustChangePassword = true;
        account.PasswordHash = manager.PasswordHasher.HashPassword(account, password);
        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
        await manager.UpdateSecurityStampAsync(account);
        return password;
    }

    /// <summary>Nobody can sign in with it any more, and whoever is, no longer is.</summary>
    internal async Task DeactivateAsync(Act act, Account account)
    {
        account.DeactivatedAt = act.Now;
        await accounts.In(act.Db).UpdateSecurityStampAsync(account);
    }

    /// <summary>Three groups of four letters and one of digits: 16 signs, well over 60 bits.</summary>
    internal static string OneTimePassword() => string.Join(
        '-', RandomNumberGenerator.GetString(OneTimeLetters, 4), RandomNumberGenerator.GetString(OneTimeLetters, 4),
        RandomNumberGenerator.GetString(OneTimeLetters, 4), RandomNumberGenerator.GetString(OneTimeDigits, 4));

    private static Error? Refusal(IdentityResult result, string userName) =>
        result.Succeeded ? null
        : result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.DuplicateUserName)) ? Error.Conflict("accounts.name-taken", userName)
        : Error.Invalid("accounts.password-weak", 10, 4);
}
