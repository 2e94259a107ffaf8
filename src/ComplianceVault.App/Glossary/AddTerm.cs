using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Glossary;

/// <summary>A term as it is to be.</summary>
public sealed record TermInput(string Zh, string? En = null, string? Abbreviation = null, string? Definition = null, params IReadOnlyList<string> Synonyms);

/// <summary>Adds a term; the search knows its synonyms with the commit.</summary>
[Needs(Permission.ManageSettings)]
public sealed class AddTerm(Vault vault)
{
    public Task<Result<Guid>> ExecuteAsync(Actor actor, TermInput input, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (await act.Db.Set<Term>().AnyAsync(t => t.Zh == (input.Zh ?? "").Trim(), act.Token))
                return Error.Conflict("glossary.term-exists", input.Zh!.Trim());
            var added = Add(act, input);
            if (added.Succeeded)
                await act.RaiseAsync(new GlossaryChanged(input.Zh!.Trim()));
            return added;
        }, ct);

    internal static Result<Guid> Add(Act act, TermInput input)
    {
        if (ChangeTerm.Refusal(input) is { } refusal)
            return refusal;
        var term = new Term { Id = act.NewId(), Zh = "" };
        ChangeTerm.Apply(term, input);
        act.Db.Add(term);
        act.Note("term.added", new ObjectRef(Term.Kind, term.Id), new { New = ChangeTerm.Values(term) });
        return term.Id;
    }
}
