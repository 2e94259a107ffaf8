using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Clauses;

/// <summary>A clause is found by the titles of its documents, and its history tells which came and went: what changes there names the clause in the trail.</summary>
internal sealed class FollowDocuments : IFactHandler<DocumentDescribed>
{
    public async Task HandleAsync(DocumentDescribed fact, Act act)
    {
        await act.Db.SaveChangesAsync(act.Token);
        var open = act.Db.Set<DocumentClause>().Where(l => l.DocumentId == fact.DocumentId && l.To == null).Select(l => l.Clause);
        var clauses = await act.Db.Set<Clause>().Where(c => open.Contains(c.Number) || fact.Clauses.Contains(c.Number)).OrderBy(c => c.Ordinal).Select(c => new { c.Id, c.Number }).ToListAsync(act.Token);
        if (clauses.Count == 0)
            return;
        var document = await act.Db.Set<Document>().Where(d => d.Id == fact.DocumentId).Select(d => new { d.Number, d.Title }).FirstAsync(act.Token);
        act.Note("clause.document-described", [
            (new ObjectRef(Document.Kind, fact.DocumentId), new { document.Number, document.Title, Clauses = clauses.Select(c => c.Number), Changed = fact.Clauses }),
            .. clauses.Select(c => (new ObjectRef(Clause.Kind, c.Id), (object?)null))]);
    }
}
