using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Clauses;

/// <summary>
/// Keeps the text of a clause that the company has licensed, with where it comes from; an empty text takes it out again. Older texts stay. The trail keeps the
/// source and the length, not the text: it is the publisher's.
/// </summary>
[Needs(Permission.ManageClauses)]
public sealed class SetClauseText(Vault vault)
{
    private const int LongestText = 20_000;
    private const int LongestSource = 300;

    public Task<Result> ExecuteAsync(Actor actor, string number, string? text, string? source, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            var wanted = text.Clean();
            if (wanted?.Length > LongestText)
                return Error.Invalid("act.text-too-long", LongestText);
            if (wanted is not null && Texts.Refusal(source, LongestSource, "clauses.text-source-required") is { } refusal)
                return refusal;
            var clause = await ClauseLinks.FindAsync(act, number);
            if (!clause.Succeeded)
                return clause.Error;
            var open = await act.Db.Set<ClauseText>().FirstOrDefaultAsync(t => t.Clause == number && t.To == null, ct);
            if (open?.Text == wanted && (wanted is null || open?.Source == source.Clean()))
                return Error.Conflict("clauses.nothing-changed");
            if (open is not null)
                open.To = act.Now;
            await act.Db.SaveChangesAsync(ct);
            if (wanted is not null)
                act.Db.Add(new ClauseText { Id = act.NewId(), Clause = number, Text = wanted, Source = source!.Trim(), ByName = act.Actor.Name, From = act.Now });
            act.Note("clause.text-set", ClauseLinks.RefOf(clause.Value), new
            {
                Clause = number,
                Old = open is null ? null : new { open.Source, Characters = open.Text.Length },
                New = wanted is null ? null : new { Source = source.Clean(), Characters = wanted.Length },
            });
            return Result.Success;
        }, ct);
}
