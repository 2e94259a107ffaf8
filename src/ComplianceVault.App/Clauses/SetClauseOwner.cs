using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Clauses;

/// <summary>Names the role that owns a clause's process (流程负责人), or none, with a reason.</summary>
[Needs(Permission.ManageClauses)]
public sealed class SetClauseOwner(Vault vault, CompanyTime time)
{
    public Task<Result> ExecuteAsync(Actor actor, string number, string? role, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } refusal)
                return refusal;
            var clause = await ClauseLinks.FindAsync(act, number);
            if (!clause.Succeeded)
                return clause.Error;
            var wanted = role.Clean();
            if (wanted is not null && !await act.Db.Set<Role>().AnyAsync(r => r.Code == wanted, ct))
                return Error.Invalid("organisation.role-unknown", wanted);
            var open = await act.Db.Set<ClauseOwner>().FirstOrDefaultAsync(o => o.Clause == number && o.To == null, ct);
            if (open?.RoleCode == wanted)
                return Error.Conflict("clauses.nothing-changed");
            if (open is not null)
                open.To = time.Today;
            await act.Db.SaveChangesAsync(ct);
            if (wanted is not null)
                act.Db.Add(new ClauseOwner { Id = act.NewId(), Clause = number, RoleCode = wanted, From = time.Today });
            act.Note("clause.owner-set", ClauseLinks.RefOf(clause.Value), new { Clause = number, Old = open?.RoleCode, New = wanted, Reason = reason.Trim() });
            return Result.Success;
        }, ct);
}
