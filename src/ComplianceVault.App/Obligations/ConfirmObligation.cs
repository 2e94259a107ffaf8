using ComplianceVault.App.Clauses;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Obligations;

/// <summary>
/// The management representative makes a proposed cadence a duty that counts, as it stands or with another cadence, or changes the cadence of one that
/// counts already (decision 40). Another cadence needs a reason. The new terms begin today; the old ones stay for the past.
/// </summary>
[Needs(Permission.ConfirmObligations)]
public sealed class ConfirmObligation(Vault vault, CompanyTime time)
{
    public Task<Result> ExecuteAsync(Actor actor, Guid obligationId, Cadence cadence, int? withinDays, string? reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            var terms = await act.Db.Set<ObligationTerms>().FirstOrDefaultAsync(t => t.ObligationId == obligationId && t.To == null, ct);
            if (terms is null)
                return Error.NotFound("obligations.not-found", "");
            var within = cadence == Cadence.Continuous ? withinDays : null;
            if (Refusal(terms, cadence, within, reason) is { } refusal)
                return refusal;
            terms.To = time.Today;
            await act.Db.SaveChangesAsync(ct); // one open row a duty
            act.Db.Add(After(act, terms, cadence, within));
            await NoteAsync(act, terms, cadence, within, reason);
            return Result.Success;
        }, ct);

    private static Error? Refusal(ObligationTerms terms, Cadence cadence, int? within, string? reason)
    {
        if (!Enum.IsDefined(cadence) || (cadence == Cadence.Continuous && within is not (>= 1 and <= 366)))
            return Error.Invalid("obligations.within-required");
        var changed = terms.Cadence != cadence || terms.WithinDays != within;
        if (changed)
            return Texts.ReasonRefusal(reason);
        return terms.IsProposal ? null : Error.Conflict("obligations.nothing-to-confirm");
    }

    private ObligationTerms After(Act act, ObligationTerms before, Cadence cadence, int? within) => new()
    {
        Id = act.NewId(),
        ObligationId = before.ObligationId,
        TitleZh = before.TitleZh,
        TitleEn = before.TitleEn,
        Cadence = cadence,
        IsProposal = false,
        WithinDays = within,
        TimesAYear = cadence == before.Cadence ? before.TimesAYear : null,
        Department = before.Department,
        ResponsibleRole = before.ResponsibleRole,
        Source = before.Source,
        ByName = act.Actor.Name,
        From = time.Today,
    };

    private static async Task NoteAsync(Act act, ObligationTerms before, Cadence cadence, int? within, string? reason)
    {
        var code = await act.Db.Set<Obligation>().Where(o => o.Id == before.ObligationId).Select(o => o.Code).FirstAsync(act.Token);
        var clauses = await act.Db.Set<ObligationClause>().Where(c => c.ObligationId == before.ObligationId && c.To == null)
            .Join(act.Db.Set<Clause>(), l => l.Clause, c => c.Number, (_, c) => c.Id).ToListAsync(act.Token);
        var detail = new
        {
            Code = code,
            before.TitleZh,
            Old = new { before.Cadence, before.WithinDays, before.IsProposal },
            New = new { Cadence = cadence, WithinDays = within, IsProposal = false },
            Reason = reason.Clean(),
        };
        act.Note(before.IsProposal ? "obligation.confirmed" : "obligation.cadence-changed", [(new ObjectRef(Obligation.Kind, before.ObligationId), detail), .. clauses.Select(c => (new ObjectRef(Clause.Kind, c), (object?)null))]);
    }
}
