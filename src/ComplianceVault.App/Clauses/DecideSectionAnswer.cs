using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Clauses;

/// <summary>Confirms a proposed link between a clause and a section, or rejects it; a rejected one is not proposed again, and may be confirmed later after all.</summary>
[Needs(Permission.ManageClauses)]
public sealed class DecideSectionAnswer(Vault vault, CompanyTime time)
{
    public Task<Result> ExecuteAsync(Actor actor, Guid answerId, bool confirm, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            var found = await SectionAnswers.FindAsync(act, answerId);
            if (!found.Succeeded)
                return found.Error;
            var answer = found.Value;
            var open = answer.State == SectionAnswerState.Proposed || (confirm && answer.State == SectionAnswerState.Rejected);
            if (!open)
                return Error.Conflict("clauses.answer-decided", answer.State);
            var clause = await act.Db.Set<Clause>().AsNoTracking().FirstAsync(c => c.Number == answer.Clause, ct);
            var state = confirm ? SectionAnswerState.Confirmed : SectionAnswerState.Rejected;
            var detail = await SectionAnswers.DetailAsync(act, answer, state, null);
            answer.To = time.Today;
            await act.Db.SaveChangesAsync(ct);
            var decided = SectionAnswers.After(act, answer, state, time.Today, confidence: confirm ? 1 : null);
            (decided.DecidedByName, decided.DecidedAt) = (act.Actor.Name, act.Now);
            act.Db.Add(decided);
            if (confirm)
                await ClauseLinks.ImplyDocumentAsync(act, answer.DocumentId, answer.Clause, time.Today);
            act.Note(confirm ? "clause.section-confirmed" : "clause.section-rejected", [(ClauseLinks.RefOf(clause), detail), .. await ClauseLinks.DocumentRefsAsync(act, answer.DocumentId)]);
            return Result.Success;
        }, ct);
}

/// <summary>Ends a confirmed link, or puts a vanished one away, with a reason. The document itself stays linked until 文件 says otherwise.</summary>
[Needs(Permission.ManageClauses)]
public sealed class EndSectionAnswer(Vault vault, CompanyTime time)
{
    public Task<Result> ExecuteAsync(Actor actor, Guid answerId, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } refusal)
                return refusal;
            var found = await SectionAnswers.FindAsync(act, answerId);
            if (!found.Succeeded)
                return found.Error;
            var answer = found.Value;
            if (answer.State is not (SectionAnswerState.Confirmed or SectionAnswerState.Vanished))
                return Error.Conflict("clauses.answer-decided", answer.State);
            var clause = await act.Db.Set<Clause>().AsNoTracking().FirstAsync(c => c.Number == answer.Clause, ct);
            var detail = await SectionAnswers.DetailAsync(act, answer, null, reason);
            answer.To = time.Today;
            act.Note("clause.section-ended", [(ClauseLinks.RefOf(clause), detail), .. await ClauseLinks.DocumentRefsAsync(act, answer.DocumentId)]);
            return Result.Success;
        }, ct);
}
