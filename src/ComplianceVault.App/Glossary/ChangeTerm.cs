using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Glossary;

/// <summary>Changes a term with a reason; what it was before stays in its versions.</summary>
[Needs(Permission.ManageSettings)]
public sealed class ChangeTerm(Vault vault)
{
    private const int LongestEn = 200;
    private const int LongestAbbreviation = 40;
    private const int LongestDefinition = 2000;

    /// <summary>Refusals: <c>glossary.term-required</c>, <c>act.text-too-long</c>, <c>act.reason-required</c>, <c>glossary.term-unknown</c>, <c>glossary.term-exists</c>, <c>data.changed-meanwhile</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, int version, TermInput input, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if ((Refusal(input) ?? Texts.ReasonRefusal(reason)) is { } refusal)
                return refusal;
            if (await act.Db.Set<Term>().FirstOrDefaultAsync(t => t.Id == id, act.Token) is not { } term)
                return Error.NotFound("glossary.term-unknown");
            if (term.Version != version)
                return Error.Conflict("data.changed-meanwhile");
            if (await act.Db.Set<Term>().AnyAsync(t => t.Id != id && t.Zh == input.Zh.Trim(), act.Token))
                return Error.Conflict("glossary.term-exists", input.Zh.Trim());
            var (old, before) = (Values(term), term.Zh);
            Apply(term, input);
            act.Note("term.changed", new ObjectRef(Term.Kind, id), new { Old = old, New = Values(term), Reason = reason.Trim() });
            await act.Db.SaveChangesAsync(act.Token);
            await act.RaiseAsync(new GlossaryChanged(before, term.Zh));
            return Result.Success;
        }, ct);

    internal static Error? Refusal(TermInput input) =>
        Texts.Refusal(input.Zh, Texts.Name, "glossary.term-required")
        ?? TooLong(input.En, LongestEn) ?? TooLong(input.Abbreviation, LongestAbbreviation) ?? TooLong(input.Definition, LongestDefinition);

    internal static void Apply(Term term, TermInput input)
    {
        (term.Zh, term.En, term.Abbreviation) = (input.Zh.Trim(), input.En.Clean(), input.Abbreviation.Clean());
        (term.Definition, term.Synonyms) = (input.Definition.Clean(), Texts.Lines(input.Synonyms));
    }

    internal static object Values(Term t) => new { t.Zh, t.En, t.Abbreviation, t.Synonyms, t.Definition };

    private static Error? TooLong(string? text, int most) => text.Clean()?.Length > most ? Error.Invalid("act.text-too-long", most) : null;
}
