using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Glossary;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Clauses;

/// <summary>
/// Links to sections follow a document into its new edition (decision 36): the answer of the old section goes to the section that continues it; where none does,
/// or none surely, it is flagged as vanished. What else of the new text seems to answer a clause is proposed.
/// </summary>
internal sealed class FollowEditions(SectionTrace trace, EditionTexts texts) : IFactHandler<EditionEffective>
{
    public async Task HandleAsync(EditionEffective fact, Act act)
    {
        var document = (await act.Db.Set<Document>().FindAsync([fact.DocumentId], act.Token))!; // may be of this act and not saved yet
        if (await DocumentLevel.OfForms(act.Db).AnyAsync(l => l == document.Level, act.Token))
            return; // what a form answers is said of its records
        var edition = (await act.Db.Set<Edition>().FindAsync([fact.EditionId], act.Token))!;
        var (counts, answered) = (new Counts(), await KnownAsync(act, edition.Id));
        if (fact.SupersededId is { } before)
            await CarryAsync(act, edition, before, fact.From, answered, counts);
        await ProposeAsync(act, edition, fact.From, answered, counts);
        if (counts.Clauses.Count == 0)
            return;
        var clauses = await act.Db.Set<Clause>().Where(c => counts.Clauses.Contains(c.Number)).OrderBy(c => c.Ordinal).Select(c => new { c.Id, c.Number }).ToListAsync(act.Token);
        act.Note("clause.edition-followed", [
            (new ObjectRef(Document.Kind, document.Id), new { Document = document.Number, edition.Label, counts.Carried, counts.Vanished, counts.Proposed, Clauses = clauses.Select(c => c.Number) }),
            .. clauses.Select(c => (new ObjectRef(Clause.Kind, c.Id), (object?)null))]);
    }

    private async Task CarryAsync(Act act, Edition edition, Guid before, DateOnly from, HashSet<(string, string)> answered, Counts counts)
    {
        var open = await act.Db.Set<SectionAnswer>().Where(a => a.DocumentId == edition.DocumentId && a.EditionId == before && a.To == null).ToListAsync(act.Token);
        if (open.Count == 0)
            return;
        var successors = await trace.FollowAsync(act.Db, before, edition, act.Token);
        foreach (var answer in open)
            answer.To = from > answer.From ? from : answer.From;
        await act.Db.SaveChangesAsync(act.Token);
        foreach (var answer in open.Where(a => a.State is SectionAnswerState.Confirmed or SectionAnswerState.Rejected))
        {
            var next = successors.TryGetValue(answer.SectionKey, out var found) ? found : default;
            var isSure = next.Key is not null && next.Confidence >= SectionTrace.Sure;
            if (isSure && answered.Add((answer.Clause, next.Key!)))
                act.Db.Add(SectionAnswers.After(act, answer, answer.State, from, edition.Id, next.Key, next.Confidence));
            else if (!isSure && answer.State == SectionAnswerState.Confirmed)
                Flag(act, answer, next.Key is not null && answered.Add((answer.Clause, next.Key)) ? next : default, edition, from);
            counts.Add(answer, isSure);
        }
    }

    /// <summary>The flag stays at the old section, where it can be read; the unsure successor is a proposal.</summary>
    private static void Flag(Act act, SectionAnswer answer, (string? Key, double Confidence) unsure, Edition edition, DateOnly from)
    {
        act.Db.Add(SectionAnswers.After(act, answer, SectionAnswerState.Vanished, from));
        if (unsure.Key is not null)
            act.Db.Add(SectionAnswers.After(act, answer, SectionAnswerState.Proposed, from, edition.Id, unsure.Key, unsure.Confidence));
    }

    private async Task ProposeAsync(Act act, Edition edition, DateOnly from, HashSet<(string, string)> answered, Counts counts)
    {
        var text = await texts.GetAsync(edition.TextHash, act.Token);
        if (!text.Succeeded)
            return;
        var linked = await act.Db.Set<DocumentClause>().Where(c => c.DocumentId == edition.DocumentId && c.To == null).Select(c => c.Clause).ToListAsync(act.Token);
        counts.Clauses.UnionWith(linked);
        var sections = await act.Db.Set<EditionSection>().Where(s => s.EditionId == edition.Id).Select(s => s.Key).ToListAsync(act.Token);
        var known = sections.ToHashSet(StringComparer.Ordinal);
        foreach (var proposal in AnswerProposals.Find(text.Value, await WordsAsync(act), linked.ToHashSet()).Where(p => known.Contains(p.SectionKey) && !answered.Contains((p.Clause, p.SectionKey))))
        {
            act.Db.Add(new SectionAnswer
            {
                Id = act.NewId(),
                Clause = proposal.Clause,
                DocumentId = edition.DocumentId,
                EditionId = edition.Id,
                SectionKey = proposal.SectionKey,
                State = SectionAnswerState.Proposed,
                Confidence = proposal.Confidence,
                From = from,
            });
            counts.Proposed++;
            counts.Clauses.Add(proposal.Clause);
        }
    }

    private static async Task<HashSet<(string, string)>> KnownAsync(Act act, Guid editionId) =>
        [.. (await act.Db.Set<SectionAnswer>().Where(a => a.EditionId == editionId && a.To == null).Select(a => new { a.Clause, a.SectionKey }).ToListAsync(act.Token)).Select(a => (a.Clause, a.SectionKey))];

    private static async Task<IReadOnlyList<ClauseWords>> WordsAsync(Act act)
    {
        var clauses = await act.Db.Set<Clause>().AsNoTracking().Where(c => c.Documented != null).OrderBy(c => c.Ordinal).ToListAsync(act.Token);
        var terms = await act.Db.Set<Term>().AsNoTracking().Where(t => t.RetiredAt == null).ToListAsync(act.Token);
        return clauses.ConvertAll(c => new ClauseWords(c.Number, c.TitleZh, c.TitleEn, ClauseTerms.Of(c.TitleZh, terms)));
    }

    private sealed class Counts
    {
        public int Carried { get; private set; }

        public int Vanished { get; private set; }

        public int Proposed { get; set; }

        public HashSet<string> Clauses { get; } = [];

        public void Add(SectionAnswer answer, bool carried)
        {
            if (answer.State != SectionAnswerState.Confirmed)
                return;
            (Carried, Vanished) = carried ? (Carried + 1, Vanished) : (Carried, Vanished + 1);
            Clauses.Add(answer.Clause);
        }
    }
}
