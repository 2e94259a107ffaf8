using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>A label and its place among the editions of the document.</summary>
internal sealed record NextLabel(string Label, int Ordinal);

/// <summary>Which label comes next by the company's scheme (decision 35); what was given up leaves its label free.</summary>
internal static class DraftLabels
{
    public static async Task<Result<NextLabel>> NextAsync(VaultDbContext db, Guid documentId, EditionStep step, CancellationToken ct)
    {
        var numbering = await NumberingInForce.LoadAsync(db, ct);
        var latest = await db.Set<Edition>().AsNoTracking().Where(e => e.DocumentId == documentId && e.State != EditionState.Discarded)
            .OrderByDescending(e => e.Ordinal).Select(e => new { e.Label, e.Ordinal }).FirstOrDefaultAsync(ct);
        var next = latest is null ? numbering.Scheme.First : numbering.Scheme.Next(numbering.Scheme.Read(latest.Label), step);
        if (!next.Succeeded)
            return next.Error;
        var label = next.Value.Printed;
        return new NextLabel(label, Math.Max(numbering.OrdinalOf(label) ?? 0, (latest?.Ordinal ?? 0) + 1));
    }
}
