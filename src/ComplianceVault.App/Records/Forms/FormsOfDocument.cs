using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Forms;

/// <summary>
/// A form that hangs on a document: its edition in force with the first day, and whether a newer schema, or a design handed over, waits for the document's next edition
/// (decision 25).
/// </summary>
public sealed record FormOfDocument(Guid Id, string Number, string TitleZh, string? TitleEn, string? Department, bool IsActive, string? Label, DateOnly? InForceFrom, bool IsWaiting);

/// <summary>The forms of one document, those in use first, within the person's rights.</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class FormsOfDocument(IDbContextFactory<VaultDbContext> databases)
{
    public async Task<Result<IReadOnlyList<FormOfDocument>>> ListAsync(Actor actor, string documentNumber, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var forms = await FormRights.Readable(db, actor).Where(f => f.Parent == documentNumber).OrderBy(f => f.Number).ToListAsync(ct);
        var ids = forms.ConvertAll(f => f.Id);
        var newest = (await db.Set<FormEdition>().AsNoTracking().Where(e => ids.Contains(e.FormId)).Select(e => new { e.FormId, e.Ordinal, e.EditionId }).ToListAsync(ct))
            .GroupBy(e => e.FormId).ToDictionary(g => g.Key, g => g.MaxBy(e => e.Ordinal)!.EditionId);
        var handedOver = (await db.Set<FormDesign>().Where(d => ids.Contains(d.FormId) && d.State == FormDesignState.WithParent).Select(d => d.FormId).ToListAsync(ct)).ToHashSet();
        var known = forms.Select(f => f.DocumentId).OfType<Guid>().ToList();
        var inForce = await db.Set<EditionInForce>().AsNoTracking().Where(p => known.Contains(p.DocumentId) && p.To == null)
            .Join(db.Set<Edition>(), p => p.EditionId, e => e.Id, (p, e) => new { p.DocumentId, e.Label, p.From }).ToDictionaryAsync(p => p.DocumentId, ct);
        return Result.Of<IReadOnlyList<FormOfDocument>>([.. forms.OrderByDescending(f => f.IsActive).Select(f =>
        {
            var current = f.DocumentId is { } id ? inForce.GetValueOrDefault(id) : null;
            return new FormOfDocument(f.Id, f.Number, f.TitleZh, f.TitleEn, f.Department, f.IsActive, current?.Label, current?.From, handedOver.Contains(f.Id) || (f.IsActive && newest.GetValueOrDefault(f.Id) is null));
        })]);
    }
}
