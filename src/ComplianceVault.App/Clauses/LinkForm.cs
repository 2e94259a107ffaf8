using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Clauses;

/// <summary>Records of a form prove a clause, from today on.</summary>
[Needs(Permission.ManageClauses)]
public sealed class LinkForm(Vault vault, CompanyTime time)
{
    public Task<Result> ExecuteAsync(Actor actor, string number, string formNumber, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            var clause = await ClauseLinks.FindLeafAsync(act, number);
            if (!clause.Succeeded)
                return clause.Error;
            var form = await FormRights.Readable(act.Db, actor).FirstOrDefaultAsync(f => f.Number == formNumber.Trim(), ct);
            if (form is null)
                return Error.NotFound("forms.not-found", formNumber.Trim());
            if (await act.Db.Set<FormClause>().AnyAsync(c => c.FormId == form.Id && c.Clause == number && c.To == null, ct))
                return Error.Conflict("clauses.already-linked", form.Number);
            act.Db.Add(new FormClause { Id = act.NewId(), FormId = form.Id, Clause = number, From = time.Today });
            act.Note("clause.form-linked", (ClauseLinks.RefOf(clause.Value), new { Clause = number, Form = form.Number, form.TitleZh }), (new ObjectRef(Form.Kind, form.Id), null));
            return Result.Success;
        }, ct);
}

/// <summary>Ends the link between a clause and a form, with a reason.</summary>
[Needs(Permission.ManageClauses)]
public sealed class EndFormLink(Vault vault, CompanyTime time)
{
    public Task<Result> ExecuteAsync(Actor actor, Guid linkId, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } refusal)
                return refusal;
            var link = await act.Db.Set<FormClause>().FirstOrDefaultAsync(c => c.Id == linkId && c.To == null, ct);
            if (link is null || await FormRights.Readable(act.Db, actor).FirstOrDefaultAsync(f => f.Id == link.FormId, ct) is not { } form)
                return Error.NotFound("clauses.link-not-found");
            var clause = await act.Db.Set<Clause>().AsNoTracking().FirstAsync(c => c.Number == link.Clause, ct);
            link.To = time.Today;
            act.Note("clause.form-ended", (ClauseLinks.RefOf(clause), new { link.Clause, Form = form.Number, form.TitleZh, Reason = reason.Trim() }), (new ObjectRef(Form.Kind, form.Id), null));
            return Result.Success;
        }, ct);
}
