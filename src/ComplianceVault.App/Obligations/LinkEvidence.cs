using ComplianceVault.App.Clauses;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Obligations;

/// <summary>Records of a form fulfil a periodic duty, from today on.</summary>
[Needs(Permission.ManageClauses)]
public sealed class LinkEvidence(Vault vault, CompanyTime time)
{
    public Task<Result> ExecuteAsync(Actor actor, string code, string formNumber, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } refusal)
                return refusal;
            if (await act.Db.Set<Obligation>().FirstOrDefaultAsync(o => o.Code == code.Trim(), ct) is not { } duty)
                return Error.NotFound("obligations.not-found", code.Trim());
            if (await FormRights.Readable(act.Db, actor).FirstOrDefaultAsync(f => f.Number == formNumber.Trim(), ct) is not { } form)
                return Error.NotFound("forms.not-found", formNumber.Trim());
            if (await act.Db.Set<ObligationEvidence>().AnyAsync(e => e.ObligationId == duty.Id && e.Form == form.Number && e.To == null, ct))
                return Error.Conflict("obligations.already-evidence", form.Number);
            act.Db.Add(new ObligationEvidence { Id = act.NewId(), ObligationId = duty.Id, Form = form.Number, ByName = actor.Name, From = time.Today });
            await EvidenceNotes.AddAsync(act, "obligation.evidence-linked", duty, form, reason);
            return Result.Success;
        }, ct);
}

/// <summary>Records of a form fulfil a periodic duty no longer, from today on; the form and its records stay.</summary>
[Needs(Permission.ManageClauses)]
public sealed class EndEvidence(Vault vault, CompanyTime time)
{
    public Task<Result> ExecuteAsync(Actor actor, string code, string formNumber, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } refusal)
                return refusal;
            if (await act.Db.Set<Obligation>().FirstOrDefaultAsync(o => o.Code == code.Trim(), ct) is not { } duty)
                return Error.NotFound("obligations.not-found", code.Trim());
            if (await FormRights.Readable(act.Db, actor).FirstOrDefaultAsync(f => f.Number == formNumber.Trim(), ct) is not { } form
                || await act.Db.Set<ObligationEvidence>().FirstOrDefaultAsync(e => e.ObligationId == duty.Id && e.Form == form.Number && e.To == null, ct) is not { } link)
                return Error.NotFound("clauses.link-not-found");
            (link.To, link.ByName) = (time.Today, actor.Name);
            await EvidenceNotes.AddAsync(act, "obligation.evidence-ended", duty, form, reason);
            return Result.Success;
        }, ct);
}

/// <summary>What the trail says of a form and a duty; it stands in the history of each clause that the duty serves.</summary>
internal static class EvidenceNotes
{
    public static async Task AddAsync(Act act, string code, Obligation duty, Form form, string reason)
    {
        var served = act.Db.Set<ObligationClause>().Where(c => c.ObligationId == duty.Id && c.To == null).Select(c => c.Clause);
        var clauses = await act.Db.Set<Clause>().AsNoTracking().Where(c => served.Contains(c.Number)).OrderBy(c => c.Ordinal).ToListAsync(act.Token);
        act.Note(code,
        [
            (new ObjectRef(Obligation.Kind, duty.Id), new { Duty = duty.Code, Form = form.Number, form.TitleZh, Reason = reason.Trim() }),
            (new ObjectRef(Form.Kind, form.Id), null),
            .. clauses.Select(c => (new ObjectRef(Clause.Kind, c.Id), (object?)null)),
        ]);
    }
}
