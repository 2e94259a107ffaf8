using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Acts;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Clauses;

/// <summary>A document that is withdrawn answers no clause any more from that day on; what it answered before stays as it was (decision 8).</summary>
internal sealed class EndAnswers : IFactHandler<EditionWithdrawn>
{
    public async Task HandleAsync(EditionWithdrawn fact, Act act)
    {
        var sections = await act.Db.Set<SectionAnswer>().Where(a => a.DocumentId == fact.DocumentId && a.To == null).ToListAsync(act.Token);
        foreach (var answer in sections)
            answer.To = fact.Day > answer.From ? fact.Day : answer.From;
        var links = await act.Db.Set<DocumentClause>().Where(c => c.DocumentId == fact.DocumentId && c.To == null).ToListAsync(act.Token);
        foreach (var link in links)
            link.To = fact.Day > link.From ? fact.Day : link.From;
        HashSet<string> ended = [.. links.Select(l => l.Clause), .. sections.Select(s => s.Clause)];
        if (ended.Count > 0)
            await act.RaiseAsync(new DocumentDescribed(fact.DocumentId, ended));
    }
}
