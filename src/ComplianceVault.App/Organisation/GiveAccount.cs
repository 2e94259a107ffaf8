using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>A password that is shown once and works once: its owner chooses an own one before anything else (R14).</summary>
public sealed record OneTimePassword(string UserName, string Password);

/// <summary>Opens a person's account.</summary>
[Needs(Permission.ManageOrganisation)]
public sealed class GiveAccount(Vault vault, AccountOpening accounts)
{
    public Task<Result<OneTimePassword>> ExecuteAsync(Actor actor, Guid personId, string userName, CancellationToken ct) =>
        vault.ActAsync<OneTimePassword>(this, actor, async act =>
        {
            if (await act.Db.Set<Person>().FirstOrDefaultAsync(p => p.Id == personId && p.LeftAt == null, act.Token) is not { } person)
                return Error.NotFound("organisation.person-unknown");
            var password = AccountOpening.OneTimePassword();
            var opened = await accounts.OpenAsync(act, person, userName, password, mustChange: true);
            return opened.Succeeded ? new OneTimePassword(opened.Value.UserName!, password) : opened.Error;
        }, ct);
}
