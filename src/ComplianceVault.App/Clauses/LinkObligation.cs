using ComplianceVault.App.Obligations;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Clauses;

/// <summary>A periodic duty serves a clause, from today on.</summary>
[Needs(Permission.ManageClauses)]
public sealed class LinkObligation(Vault vault, CompanyTime time)
{
    public Task<Result> ExecuteAsync(Actor actor, string number, string code, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            var clause = await ClauseLinks.FindLeafAsync(act, number);
            if (!clause.Succeeded)
                return clause.Error;
            if (await act.Db.Set<Obligation>().FirstOrDefaultAsync(o => o.Code == code.Trim(), ct) is not { } duty)
                return Error.NotFound("obligations.not-found", code.Trim());
            if (await act.Db.Set<ObligationClause>().AnyAsync(c => c.ObligationId == duty.Id && c.Clause == number && c.To == null, ct))
                return Error.Conflict("clauses.already-linked", duty.Code);
            act.Db.Add(new ObligationClause { Id = act.NewId(), ObligationId = duty.Id, Clause = number, From = time.Today });
            act.Note("clause.obligation-linked", (ClauseLinks.RefOf(clause.Value), new { Clause = number, Duty = duty.Code }), (new ObjectRef(Obligation.Kind, duty.Id), null));
            return Result.Success;
        }, ct);
}

/// <summary>Ends the link between a clause and a duty, with a reason; the duty itself goes on.</summary>
[Needs(Permission.ManageClauses)]
public sealed class EndObligationLink(Vault vault, CompanyTime time)
{
    public Task<Result> ExecuteAsync(Actor actor, Guid linkId, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } refusal)
                return refusal;
            if (await act.Db.Set<ObligationClause>().FirstOrDefaultAsync(c => c.Id == linkId && c.To == null, ct) is not { } link)
                return Error.NotFound("clauses.link-not-found");
            var clause = await act.Db.Set<Clause>().AsNoTracking().FirstAsync(c => c.Number == link.Clause, ct);
            var code = await act.Db.Set<Obligation>().Where(o => o.Id == link.ObligationId).Select(o => o.Code).FirstAsync(ct);
            link.To = time.Today;
            act.Note("clause.obligation-ended", (ClauseLinks.RefOf(clause), new { link.Clause, Duty = code, Reason = reason.Trim() }), (new ObjectRef(Obligation.Kind, link.ObligationId), null));
            return Result.Success;
        }, ct);
}
