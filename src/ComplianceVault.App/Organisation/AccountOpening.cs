using System.Security.Cryptography;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
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
        if (Texts.Refusal(userName, LongestUserName, "account.name-required") is { } refusal)
            return refusal;
        if (await act.Db.Users.AnyAsync(a => a.PersonId == person.Id, act.Token))
            return Error.Conflict("account.person-has-one", person.Name);
        var account = new Account
        {
            Id = act.NewId(),
            PersonId = person.Id,
            UserName = userName.Trim(),
            Email = person.Email,
            MustChangePassword = mustChange,
            IsSample = isSample,
        };
        var made = await accounts.In(act.Db).CreateAsync(account, password);
        if (!made.Succeeded)
            return Passwords.Refusal(made);
        Note(act, "account.added", account, new { person.Name, account.UserName, account.MustChangePassword, account.IsSample });
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

    /// <summary>What happens to an account is found under the account and under its person.</summary>
    internal static void Note(Act act, string code, Account account, object detail) =>
        act.Note(code, (new ObjectRef(Account.Kind, account.Id), detail), (new ObjectRef(Person.Kind, account.PersonId), null));

    /// <summary>Three groups of four letters and one of digits: 16 signs, well over 60 bits.</summary>
    internal static string OneTimePassword() => string.Join(
        '-', RandomNumberGenerator.GetString(OneTimeLetters, 4), RandomNumberGenerator.GetString(OneTimeLetters, 4),
        RandomNumberGenerator.GetString(OneTimeLetters, 4), RandomNumberGenerator.GetString(OneTimeDigits, 4));
}
