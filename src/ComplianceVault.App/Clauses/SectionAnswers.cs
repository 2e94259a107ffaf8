using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Clauses;

/// <summary>Finds and makes rows of answers. A decision is a new row beside the ended one, so that a past day shows what was known then (decision 8).</summary>
internal static class SectionAnswers
{
    public static SectionAnswer Confirmed(Act act, string clause, Edition edition, string sectionKey, DateOnly from) => new()
    {
        Id = act.NewId(),
        Clause = clause,
        DocumentId = edition.DocumentId,
        EditionId = edition.Id,
        SectionKey = sectionKey,
        State = SectionAnswerState.Confirmed,
        Confidence = 1,
        From = from,
        DecidedByName = act.Actor.Name,
        DecidedAt = act.Now,
    };

    /// <summary>The row that follows <paramref name="answer"/> in another state, in another edition or at another section.</summary>
    public static SectionAnswer After(Act act, SectionAnswer answer, SectionAnswerState state, DateOnly from, Guid? editionId = null, string? sectionKey = null, double? confidence = null) => new()
    {
        Id = act.NewId(),
        Clause = answer.Clause,
        DocumentId = answer.DocumentId,
        EditionId = editionId ?? answer.EditionId,
        SectionKey = sectionKey ?? answer.SectionKey,
        State = state,
        Confidence = confidence ?? answer.Confidence,
        From = from,
        DecidedByName = answer.DecidedByName,
        DecidedAt = answer.DecidedAt,
    };

    /// <summary>The section of each edition that answered each clause best on a day: confirmed before proposed, the surer and earlier one first. Somebody from outside sees confirmed ones only.</summary>
    public static async Task<Dictionary<(string Clause, Guid EditionId), string>> BestAsync(VaultDbContext db, Actor actor, DateOnly day, CancellationToken ct)
    {
        var states = actor.IsExternal ? [SectionAnswerState.Confirmed] : new[] { SectionAnswerState.Confirmed, SectionAnswerState.Proposed };
        var answers = await db.Set<SectionAnswer>().AsNoTracking().On(day).Where(a => states.Contains(a.State))
            .Join(db.Set<EditionSection>(), a => new { a.EditionId, Key = a.SectionKey }, s => new { s.EditionId, s.Key }, (a, s) => new { a.Clause, a.EditionId, a.SectionKey, a.State, a.Confidence, s.Ordinal })
            .ToListAsync(ct);
        return answers.GroupBy(a => (a.Clause, a.EditionId)).ToDictionary(
            g => g.Key, g => g.OrderBy(a => a.State != SectionAnswerState.Confirmed).ThenByDescending(a => a.Confidence).ThenBy(a => a.Ordinal).First().SectionKey);
    }

    /// <summary>An open answer of an edition that the actor may read.</summary>
    public static async Task<Result<SectionAnswer>> FindAsync(Act act, Guid id)
    {
        var answer = await act.Db.Set<SectionAnswer>().FirstOrDefaultAsync(a => a.Id == id && a.To == null, act.Token);
        return answer is null || !await DocumentRights.Readable(act.Db, act.Actor).AnyAsync(e => e.Id == answer.EditionId, act.Token)
            ? Error.NotFound("clauses.answer-not-found")
            : answer;
    }

    /// <summary>What an entry of the trail says about a link.</summary>
    public static async Task<object> DetailAsync(Act act, SectionAnswer answer, SectionAnswerState? becomes, string? reason)
    {
        var section = await act.Db.Set<EditionSection>().AsNoTracking().FirstOrDefaultAsync(s => s.EditionId == answer.EditionId && s.Key == answer.SectionKey, act.Token);
        var document = await act.Db.Set<Document>().Where(d => d.Id == answer.DocumentId).Select(d => d.Number).FirstAsync(act.Token);
        var label = await act.Db.Set<Edition>().Where(e => e.Id == answer.EditionId).Select(e => e.Label).FirstAsync(act.Token);
        return new { answer.Clause, Document = document, Label = label, Section = $"{section?.Number} {section?.Heading}".Trim(), Old = answer.State, New = becomes, Reason = reason.Clean() };
    }
}
