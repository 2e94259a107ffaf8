using System.Globalization;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Access;

/// <summary>How long a password lasts, where the company wants one to end at all (R08).</summary>
public static class PasswordAge
{
    /// <summary>Days after which its owner must choose a new one at sign-in; 0: never.</summary>
    public static readonly SettingDefinition Days = new("password.days", "0", 0, 730);

    private static readonly string[] Chosen = ["account.added", "account.password-changed", "account.password-reset", "account.reactivated"];

    /// <summary>The right password was given: where it is too old, the account's owner must change it before anything else.</summary>
    internal static async Task CheckAsync(Act act, Account account)
    {
        var days = int.Parse(await VaultSettings.GetAsync(act.Db, Days, act.Token), CultureInfo.InvariantCulture);
        if (days == 0 || account.MustChangePassword)
            return;
        var chosen = await act.Db.Set<TrailObject>().Where(o => o.Kind == Account.Kind && o.ObjectId == account.Id)
            .Join(act.Db.Set<TrailEntry>().Where(e => Chosen.Contains(e.Act)), o => o.Seq, e => e.Seq, (_, e) => e.At).MaxAsync(at => (DateTime?)at, act.Token);
        if (chosen is null || chosen.Value.AddDays(days) > act.Now)
            return;
        account.MustChangePassword = true;
        act.Note("account.password-aged", new ObjectRef(Account.Kind, account.Id), new { Days = days });
    }
}
