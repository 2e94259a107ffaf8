using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Glossary;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Content.Reading;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Clauses;

/// <summary>The documents in force that answer a clause, with their sections, as of a day; only those that the person may read (decision 11).</summary>
public sealed class ClauseDocuments(EditionTexts texts)
{
    internal async Task<IReadOnlyList<ClauseDocument>> OfAsync(VaultDbContext db, Actor actor, Clause clause, DateOnly day, CancellationToken ct)
    {
        var answers = await AnswersAsync(db, actor, clause.Number, day, ct);
        var linked = (await db.Set<DocumentClause>().AsNoTracking().On(day).Where(c => c.Clause == clause.Number).Select(c => c.DocumentId).ToListAsync(ct)).ToHashSet();
        var wanted = linked.Concat(answers.Select(a => a.Answer.DocumentId)).Distinct().ToList();
        var readable = DocumentRights.Readable(db, actor);
        var inForce = await db.Set<EditionInForce>().AsNoTracking().On(day).Where(f => wanted.Contains(f.DocumentId))
            .Join(readable, f => f.EditionId, e => e.Id, (f, e) => new { f.From, Edition = e })
            .Join(db.Set<Document>().AsNoTracking(), x => x.Edition.DocumentId, d => d.Id, (x, d) => new { x.From, x.Edition, Document = d }).ToListAsync(ct);
        var terms = await TermsAsync(db, clause, ct);
        var found = new List<ClauseDocument>();
        foreach (var x in inForce.OrderByDescending(x => linked.Contains(x.Document.Id)).ThenBy(x => x.Document.Number, StringComparer.Ordinal))
        {
            var sections = await SectionsAsync(x.Edition, answers.FindAll(a => a.Answer.DocumentId == x.Document.Id), terms, ct);
            if (linked.Contains(x.Document.Id) || sections.Count > 0)
                found.Add(new(x.Document.Id, x.Edition.Id, x.Document.Number, x.Document.Title, x.Document.Level, x.Document.Department, x.Edition.Label, x.From, linked.Contains(x.Document.Id), sections));
        }

        return found;
    }

    /// <summary>Confirmed, proposed and vanished answers; somebody from outside is not shown what nobody has confirmed.</summary>
    private static async Task<List<Found>> AnswersAsync(VaultDbContext db, Actor actor, string clause, DateOnly day, CancellationToken ct)
    {
        var states = actor.IsExternal ? [SectionAnswerState.Confirmed] : new[] { SectionAnswerState.Confirmed, SectionAnswerState.Proposed, SectionAnswerState.Vanished };
        var readable = DocumentRights.Readable(db, actor);
        return await db.Set<SectionAnswer>().AsNoTracking().On(day).Where(a => a.Clause == clause && states.Contains(a.State))
            .Join(readable, a => a.EditionId, e => e.Id, (a, e) => new { Answer = a, e.Label })
            .Join(db.Set<EditionSection>().AsNoTracking(), x => new { x.Answer.EditionId, Key = x.Answer.SectionKey }, s => new { s.EditionId, s.Key }, (x, s) => new Found(x.Answer, x.Label, s))
            .ToListAsync(ct);
    }

    private async Task<IReadOnlyList<ClauseSection>> SectionsAsync(Edition edition, List<Found> answers, IReadOnlyList<string> terms, CancellationToken ct)
    {
        var shown = answers.FindAll(a => a.Answer.EditionId == edition.Id || a.Answer.State == SectionAnswerState.Vanished);
        if (shown.Count == 0)
            return [];
        var text = await texts.GetAsync(edition.TextHash, ct);
        var sections = text.Succeeded ? text.Value.Sections.ToDictionary(s => s.Key) : [];
        return [.. shown.OrderBy(a => a.Answer.State == SectionAnswerState.Vanished).ThenBy(a => a.Section.Ordinal).Select(a => new ClauseSection(
            a.Answer.Id, a.Answer.SectionKey, a.Section.Number, a.Section.Heading,
            a.Answer.EditionId == edition.Id && sections.TryGetValue(a.Answer.SectionKey, out var section) ? SectionSnippet.Of(section, terms) : null,
            a.Answer.State, a.Answer.Confidence, a.Label, a.Answer.DecidedByName, a.Answer.DecidedAt))];
    }

    private static async Task<IReadOnlyList<string>> TermsAsync(VaultDbContext db, Clause clause, CancellationToken ct) =>
        [clause.TitleZh, .. ClauseTerms.Of(clause.TitleZh, await db.Set<Term>().AsNoTracking().Where(t => t.RetiredAt == null).ToListAsync(ct))];

    private sealed record Found(SectionAnswer Answer, string Label, EditionSection Section);
}

/// <summary>The sentence of a section that shows why it answers: the first that uses a term of the clause, else the first.</summary>
internal static class SectionSnippet
{
    private const int Longest = 140;

    public static string? Of(Section section, IReadOnlyList<string> terms)
    {
        var sentences = section.Blocks.SelectMany(Lines).SelectMany(l => l.Split(['。', '；', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Where(s => s.Length > 3).ToList();
        var best = sentences.Find(s => terms.Any(t => s.Contains(t, StringComparison.OrdinalIgnoreCase))) ?? sentences.FirstOrDefault();
        return best is null || best.Length <= Longest ? best : string.Concat(best.AsSpan(0, Longest), "…");
    }

    private static IEnumerable<string> Lines(Block block) => block switch
    {
        Paragraph p => [p.Text],
        Table t => t.Rows.Where(r => !r.IsHeader).Select(r => string.Join(' ', r.Cells.Select(c => c.Text.ReplaceLineEndings(" ")))),
        _ => [],
    };
}
