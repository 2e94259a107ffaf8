using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>A vault that had an administrator never loses the last one.</summary>
internal static class LastAdministrator
{
    /// <summary>
    /// Runs a change that may take an administrator away, and refuses it when none is left whose role has no end. Two such changes at once
    /// wait for each other on the vault's own row.
    /// </summary>
    public static async Task<Result> GuardAsync(Act act, Guid personId, Func<Task<Result>> change)
    {
        await act.Db.Set<VaultFacts>().ExecuteUpdateAsync(s => s.SetProperty(f => f.Company, f => f.Company), act.Token);
        var takesOneAway = await RolePeriods.Administrators(act.Db, act.Now).AnyAsync(a => a.PersonId == personId, act.Token);
        if (await change() is { Succeeded: false } refused)
            return refused;
        await act.Db.SaveChangesAsync(act.Token);
        return takesOneAway && !await RolePeriods.Administrators(act.Db, act.Now).AnyAsync(a => a.To == null, act.Token)
            ? Error.Conflict("organisation.last-administrator")
            : Result.Success;
    }
}
