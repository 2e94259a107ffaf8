using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Library;

/// <summary>An act on a document or one of its editions (<paramref name="Label"/>).</summary>
public sealed record HistoryRow(long Seq, DateTime At, string PersonName, string Act, string? Label);

/// <summary>What happened to a document, newest first, for those who may read it. Who looked or took a copy is told only to those who read the whole trail.</summary>
[Needs(Permission.Read, Permission.Audit), AlsoOutside]
public sealed class DocumentHistory(IDbContextFactory<VaultDbContext> databases)
{
    private const int Most = 300;

    public async Task<Result<IReadOnlyList<HistoryRow>>> ListAsync(Actor actor, Guid documentId, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var labels = await DocumentRights.Readable(db, actor).Where(e => e.DocumentId == documentId).ToDictionaryAsync(e => e.Id, e => e.Label, ct);
        if (labels.Count == 0)
            return Error.NotFound("documents.not-found", "");
        var ids = labels.Keys.ToList();
        // By the numbers of the objects' entries: asked entry by entry, a database would walk the whole trail for a document with few.
        var objects = db.Set<TrailObject>();
        var about = objects.Where(o => o.Kind == Document.Kind && o.ObjectId == documentId).Select(o => o.Seq)
            .Union(objects.Where(o => o.Kind == Edition.Kind && ids.Contains(o.ObjectId)).Select(o => o.Seq));
        var entries = db.Set<TrailEntry>().AsNoTracking().Where(e => about.Contains(e.Seq));
        // An entry about nothing but editions that may not be read would tell that there is a draft.
        entries = entries.Where(e => !e.Objects.Any(o => o.Kind == Edition.Kind) || e.Objects.Any(o => o.Kind == Edition.Kind && ids.Contains(o.ObjectId)));
        if (!actor.Can(Permission.ReadTrail))
            entries = entries.Where(e => e.Act != ViewEdition.Act && e.Act != DownloadFile.Act && e.Act != DownloadPdf.Act);
        var found = await entries.OrderByDescending(e => e.Seq).Take(Most).Include(e => e.Objects).ToListAsync(ct);
        return found.ConvertAll(e => new HistoryRow(e.Seq, e.At, e.PersonName, e.Act, LabelOf(e, labels)));
    }

    private static string? LabelOf(TrailEntry entry, Dictionary<Guid, string> labels)
    {
        var editions = entry.Objects.Where(o => o.Kind == Edition.Kind && labels.ContainsKey(o.ObjectId)).ToList();
        return editions.Count == 1 ? labels[editions[0].ObjectId] : null;
    }
}
