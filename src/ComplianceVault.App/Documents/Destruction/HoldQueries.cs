using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Destruction;

/// <summary>A hold; <paramref name="Label"/> is the edition's, null: every edition. <paramref name="MayAsk"/> and <paramref name="MayRelease"/> are this person's part in its release.</summary>
public sealed record HoldView(
    Guid Id, string Number, string Title, string? Label, string Reason, string Scope, string SetByName, DateTime SetAt, string? AskedByName, DateTime? AskedAt, string? ReleaseReason,
    string? ReleasedByName, DateTime? ReleasedAt, bool MayAsk, bool MayRelease);

/// <summary>The holds, with whether the person may set one.</summary>
public sealed record HoldList(IReadOnlyList<HoldView> Rows, int Total, bool MaySet);

/// <summary>The holds on documents that the person may read; those who may set holds see all.</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class HoldQueries(IDbContextFactory<VaultDbContext> databases, CompanyTime time)
{
    /// <summary>Those in force first, then the newest; of one document, or of all.</summary>
    public async Task<Result<HoldList>> ListAsync(Actor actor, Guid? documentId, PageRequest page, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var may = await HoldOffices.RefusalAsync(db, actor, time, ct) is null;
        var readable = DocumentRights.Readable(db, actor);
        var holds = db.Set<DestructionHold>().AsNoTracking().Where(h => (documentId == null || h.DocumentId == documentId) && (may || readable.Any(e => e.DocumentId == h.DocumentId)));
        var rows = await holds.OrderBy(h => h.ReleasedAt != null).ThenByDescending(h => h.SetAt).Skip(page.Skip).Take(page.Take)
            .Join(db.Set<Document>(), h => h.DocumentId, d => d.Id, (h, d) => new { Hold = h, d.Number, d.Title, Label = db.Set<Edition>().Where(e => e.Id == h.EditionId).Select(e => e.Label).FirstOrDefault() })
            .OrderBy(x => x.Hold.ReleasedAt != null).ThenByDescending(x => x.Hold.SetAt).ToListAsync(ct);
        return new HoldList([.. rows.Select(x => View(x.Hold, x.Number, x.Title, x.Label, may, actor))], await holds.CountAsync(ct), may);
    }

    private static HoldView View(DestructionHold h, string number, string title, string? label, bool may, Actor actor) => new(
        h.Id, number, title, label, h.Reason, h.Scope, h.SetByName, h.SetAt, h.AskedByName, h.AskedAt, h.ReleaseReason, h.ReleasedByName, h.ReleasedAt,
        may && h is { ReleasedAt: null, AskedById: null }, may && h.ReleasedAt is null && h.AskedById is { } asker && asker != actor.PersonId);
}
