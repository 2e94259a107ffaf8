using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Clauses;

/// <summary>A section of an edition, by its key, that answers a clause.</summary>
public sealed record SectionLink(string Clause, string SectionKey);

/// <summary>A person says which sections of an edition answer which clauses. What is linked already stays as it is; proposals for the same section are confirmed by it.</summary>
[Needs(Permission.ManageClauses)]
public sealed class LinkSections(Vault vault, CompanyTime time)
{
    public Task<Result> ExecuteAsync(Actor actor, Guid editionId, IReadOnlyCollection<SectionLink> links, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (await DocumentRights.Readable(act.Db, actor).FirstOrDefaultAsync(e => e.Id == editionId, ct) is not { } edition)
                return Error.NotFound("documents.not-found", "");
            var sections = await act.Db.Set<EditionSection>().AsNoTracking().Where(s => s.EditionId == editionId).ToDictionaryAsync(s => s.Key, ct);
            if (links.FirstOrDefault(l => !sections.ContainsKey(l.SectionKey)) is { } wrong)
                return Error.NotFound("clauses.no-such-section", wrong.SectionKey);
            var open = await act.Db.Set<SectionAnswer>().Where(a => a.EditionId == editionId && a.To == null).ToListAsync(ct);
            foreach (var wanted in links.DistinctBy(l => (l.Clause, l.SectionKey)).GroupBy(l => l.Clause))
            {
                var clause = await ClauseLinks.FindLeafAsync(act, wanted.Key);
                if (!clause.Succeeded)
                    return clause.Error;
                await LinkAsync(act, edition, clause.Value, open, [.. wanted.Select(w => sections[w.SectionKey])]);
            }

            return Result.Success;
        }, ct);

    private async Task LinkAsync(Act act, Edition edition, Clause clause, List<SectionAnswer> open, IReadOnlyList<EditionSection> sections)
    {
        var known = open.Where(a => a.Clause == clause.Number).ToDictionary(a => a.SectionKey);
        var missing = sections.Where(s => !known.TryGetValue(s.Key, out var answer) || answer.State != SectionAnswerState.Confirmed).ToList();
        if (missing.Count == 0)
            return;
        foreach (var other in missing.Select(s => known.GetValueOrDefault(s.Key)).OfType<SectionAnswer>())
            other.To = time.Today;
        await act.Db.SaveChangesAsync(act.Token);
        act.Db.AddRange(missing.Select(s => SectionAnswers.Confirmed(act, clause.Number, edition, s.Key, time.Today)));
        await ClauseLinks.ImplyDocumentAsync(act, edition.DocumentId, clause.Number, time.Today);
        var number = await act.Db.Set<Document>().Where(d => d.Id == edition.DocumentId).Select(d => d.Number).FirstAsync(act.Token);
        act.Note("clause.section-linked", [
            (ClauseLinks.RefOf(clause), new { Clause = clause.Number, Document = number, edition.Label, Sections = missing.Select(s => $"{s.Number} {s.Heading}".Trim()) }),
            .. await ClauseLinks.DocumentRefsAsync(act, edition.DocumentId)]);
    }
}
