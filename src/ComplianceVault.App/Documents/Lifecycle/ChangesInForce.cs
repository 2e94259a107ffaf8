using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>What became of a document.</summary>
public enum ForceChange
{
    /// <summary>新发布: its first edition came into force.</summary>
    New,

    /// <summary>换版: a new edition replaced the one before.</summary>
    Revised,

    /// <summary>作废: it went out and nothing took its place.</summary>
    Withdrawn,
}

/// <summary>A document that came into force, changed edition or went out on a day.</summary>
public sealed record ForceChangeRow(Guid EditionId, string Number, string Title, string Label, DateOnly On, ForceChange Change);

/// <summary>What has changed since a day among the documents in force that the reader may see, newest first; forms move with their documents.</summary>
[Needs(Permission.Read)]
public sealed class ChangesInForce(IDbContextFactory<VaultDbContext> databases, CompanyTime time)
{
    public async Task<Result<Page<ForceChangeRow>>> SinceAsync(Actor actor, DateOnly since, PageRequest page, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var today = time.Today;
        var (periods, forms) = (db.Set<EditionInForce>(), DocumentLevel.OfForms(db));
        var readable = DocumentRights.ReadableOf(db, actor, db.Set<Document>().Where(d => !forms.Contains(d.Level)));
        var came = periods.Where(p => p.From >= since && p.From <= today && (p.To == null || p.To > p.From))
            .Join(readable, p => p.EditionId, r => r.Edition.Id, (p, r) => new
            {
                r.Edition.Id,
                r.Document.Number,
                r.Document.Title,
                r.Edition.Label,
                On = p.From,
                Before = periods.Any(o => o.DocumentId == p.DocumentId && o.EditionId != p.EditionId && o.From < p.From),
            });
        var went = periods.Where(p => p.To >= since && p.To <= today && !periods.Any(o => o.DocumentId == p.DocumentId && o.EditionId != p.EditionId && o.From >= p.From && (o.To == null || o.To >= p.To)))
            .Join(readable, p => p.EditionId, r => r.Edition.Id, (p, r) => new { r.Edition.Id, r.Document.Number, r.Document.Title, r.Edition.Label, On = p.To!.Value });
        var most = page.Skip + page.Take;
        var arrived = await came.OrderByDescending(c => c.On).ThenBy(c => c.Number).Take(most).ToListAsync(ct);
        var gone = await went.OrderByDescending(c => c.On).ThenBy(c => c.Number).Take(most).ToListAsync(ct);
        var rows = arrived.Select(c => new ForceChangeRow(c.Id, c.Number, c.Title, c.Label, c.On, c.Before ? ForceChange.Revised : ForceChange.New))
            .Concat(gone.Select(c => new ForceChangeRow(c.Id, c.Number, c.Title, c.Label, c.On, ForceChange.Withdrawn)));
        return new Page<ForceChangeRow>(
            [.. rows.OrderByDescending(r => r.On).ThenBy(r => r.Number, StringComparer.Ordinal).Skip(page.Skip).Take(page.Take)],
            await came.CountAsync(ct) + await went.CountAsync(ct));
    }
}
