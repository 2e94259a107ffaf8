using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Clauses;

/// <summary>A clause by number and Chinese title.</summary>
internal sealed record NamedClause(string Number, string Title);

/// <summary>The clauses that only this document answers: without it nothing promises how they are met.</summary>
internal static class SoleAnswers
{
    public static async Task<IReadOnlyList<NamedClause>> OfAsync(VaultDbContext db, Guid documentId, CancellationToken ct)
    {
        var inForce = db.Set<Edition>().Where(e => e.State == EditionState.Effective && e.DocumentId != documentId).Select(e => e.DocumentId);
        var others = db.Set<DocumentClause>().Where(c => c.To == null && inForce.Contains(c.DocumentId)).Select(c => c.Clause);
        var alone = db.Set<DocumentClause>().Where(c => c.DocumentId == documentId && c.To == null && !others.Contains(c.Clause)).Select(c => c.Clause);
        return await db.Set<Clause>().AsNoTracking().Where(c => alone.Contains(c.Number)).OrderBy(c => c.Ordinal).Select(c => new NamedClause(c.Number, c.TitleZh)).ToListAsync(ct);
    }
}
