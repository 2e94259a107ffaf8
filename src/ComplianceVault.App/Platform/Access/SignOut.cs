using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Platform.Access;

/// <summary>Notes that a person signed out; the cookie is the host's.</summary>
[NeedsNobody("everybody may leave")]
public sealed class SignOut(Vault vault)
{
    public Task<Result> ExecuteAsync(Actor actor, Guid accountId, CancellationToken ct) =>
        vault.ActAsync(this, actor, act =>
        {
            act.Note("account.signed-out", new ObjectRef(Account.Kind, accountId));
            return Task.FromResult(Result.Success);
        }, ct);
}
