using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Forms;

/// <summary>
/// Who may see which form (decision 11): 公开 and 内部 all staff, 受限 and 保密 the department that keeps its records, whoever may read it as a document, and the
/// controller. Somebody from outside sees the forms that are in force as documents and open, when documents in force were granted, and those whose records were.
/// </summary>
public static class FormRights
{
    public static IQueryable<Form> Readable(VaultDbContext db, Actor actor)
    {
        var forms = db.Set<Form>().AsNoTracking();
        if (DocumentRights.ControlsAll(actor))
            return forms;
        var readable = DocumentRights.Readable(db, actor);
        if (actor.IsExternal)
        {
            var (granted, restricted) = ((actor.Grant?.Records?.Forms ?? []).ToArray(), (actor.Grant?.Records?.RestrictedForms ?? []).ToArray());
            return forms.Where(f => (f.DocumentId != null && readable.Any(e => e.DocumentId == f.DocumentId))
                || (granted.Contains(f.Number) && (DocumentRights.OpenToStaff.Contains(f.Classification) || restricted.Contains(f.Number))));
        }

        if (!DocumentRights.MaySee(actor))
            return forms.Where(_ => false);
        var departments = actor.Departments.ToList();
        return forms.Where(f => DocumentRights.OpenToStaff.Contains(f.Classification)
            || (f.Department != null && departments.Contains(f.Department))
            || (f.DocumentId != null && readable.Any(e => e.DocumentId == f.DocumentId)));
    }
}

/// <summary>The trail's details of a form are for those who may see it.</summary>
internal sealed class FormObjectRights : IObjectRights
{
    public IReadOnlyList<string> Kinds { get; } = [Form.Kind];

    public async Task<IReadOnlyCollection<Guid>> HiddenAsync(VaultDbContext db, Actor actor, string kind, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var seen = await FormRights.Readable(db, actor).Where(f => ids.Contains(f.Id)).Select(f => f.Id).ToListAsync(ct);
        return [.. ids.Except(seen)];
    }
}
