using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Glossary;

/// <summary>Takes a term out of use, or up again: the search no longer follows a retired term's synonyms.</summary>
[Needs(Permission.ManageSettings)]
public sealed class RetireTerm(Vault vault)
{
    public Task<Result> ExecuteAsync(Actor actor, Guid id, bool retire, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } refusal)
                return refusal;
            if (await act.Db.Set<Term>().FirstOrDefaultAsync(t => t.Id == id, act.Token) is not { } term)
                return Error.NotFound("glossary.term-unknown");
            if (term.RetiredAt is not null == retire)
                return Error.Conflict("data.changed-meanwhile");
            term.RetiredAt = retire ? act.Now : null;
            act.Note(retire ? "term.retired" : "term.taken-up", new ObjectRef(Term.Kind, id), new { term.Zh, Reason = reason.Trim() });
            await act.Db.SaveChangesAsync(act.Token);
            await act.RaiseAsync(new GlossaryChanged(term.Zh));
            return Result.Success;
        }, ct);
}
