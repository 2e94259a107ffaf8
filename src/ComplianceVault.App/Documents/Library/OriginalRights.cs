using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Library;

/// <summary>
/// Who gets a file as it was written, without a mark of what it is worth: the controller; while an edition is in work its author and those who sign it; once it
/// is issued those who write its department's documents, since the next edition begins with it. A form in force is for everybody who fills it in (decision 24).
/// All others, and everybody of an obsolete edition, get the marked PDF (文件控制程序 4.4.4).
/// </summary>
internal static class OriginalRights
{
    /// <summary>Refusal: <c>documents.original-restricted</c>. The caller has seen that the actor may read the edition.</summary>
    public static async Task<Error?> RefusalAsync(VaultDbContext db, Actor actor, Guid editionId, CancellationToken ct) =>
        await MayTakeAsync(db, actor, editionId, ct) ? null : Error.Forbidden("documents.original-restricted");

    public static async Task<bool> MayTakeAsync(VaultDbContext db, Actor actor, Guid editionId, CancellationToken ct)
    {
        if (DocumentRights.ControlsAll(actor))
            return true;
        if (actor.IsExternal)
            return false;
        var of = await db.Set<Edition>().AsNoTracking().Where(e => e.Id == editionId)
            .Join(db.Set<Document>(), e => e.DocumentId, d => d.Id, (e, d) => new { e.State, e.CreatedById, d.Department, IsForm = DocumentLevel.OfForms(db).Contains(d.Level) })
            .FirstAsync(ct);
        return of.State switch
        {
            EditionState.Effective or EditionState.Published => of.IsForm || await WritesForAsync(db, actor, of.Department, ct),
            EditionState.Obsolete or EditionState.RetainedObsolete or EditionState.Destroyed or EditionState.Discarded => false,
            _ => of.CreatedById == actor.PersonId || await SignsAsync(db, actor, editionId, ct),
        };
    }

    private static async Task<bool> WritesForAsync(VaultDbContext db, Actor actor, string? department, CancellationToken ct) =>
        actor.Can(Permission.WriteDocuments) && await Writers.RefusalAsync(db, actor, department, ct) is null;

    private static Task<bool> SignsAsync(VaultDbContext db, Actor actor, Guid editionId, CancellationToken ct)
    {
        var (me, offices) = (actor.PersonId, actor.Offices.ToArray());
        return db.Set<SigningTask>().AnyAsync(t => t.EditionId == editionId && (t.DoneById == me || t.NamedId == me || (t.DoneAt == null && offices.Contains(t.Office))), ct);
    }
}
