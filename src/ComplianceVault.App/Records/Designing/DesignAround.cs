using ComplianceVault.App.Clauses;
using ComplianceVault.App.Obligations;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Retention;
using ComplianceVault.App.Records.Workflows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Designing;

/// <summary>Reads what a form's design must fit, as it is now.</summary>
internal static class DesignAround
{
    public static async Task<DesignSurroundings> LoadAsync(VaultDbContext db, Form form, CancellationToken ct)
    {
        var workflows = await db.Set<WorkflowDefinition>().AsNoTracking().Where(w => w.Form == form.Number && w.To == null).Select(w => w.Definition).ToListAsync(ct);
        var events = await db.Set<DutyEvent>().AsNoTracking().Where(e => e.Form == form.Number && e.Condition != null).Select(e => new { e.TitleZh, e.Condition }).ToListAsync(ct);
        return new()
        {
            Names = await NamesAsync(db, ct),
            Workflows = workflows.ConvertAll(WorkflowsPart.Parse),
            Entities = await db.Set<FormEntity>().AsNoTracking().Where(e => e.Form == form.Number).ToListAsync(ct),
            Events = events.ConvertAll(e => (e.TitleZh, e.Condition!)),
            InForce = await InForceAsync(db, form.Id, ct),
            Editions = [.. (await db.Set<FormEdition>().AsNoTracking().Where(e => e.FormId == form.Id).OrderBy(e => e.Ordinal).Select(e => new { e.SchemaHash, e.Schema }).ToListAsync(ct)).Select(e => FormModel.Of(e.SchemaHash, e.Schema).Form)],
        };
    }

    /// <summary>The schema of the form's last edition; null where none ever took effect.</summary>
    private static async Task<FormFile?> InForceAsync(VaultDbContext db, Guid formId, CancellationToken ct) =>
        await db.Set<FormEdition>().Where(e => e.FormId == formId && e.EditionId != null).OrderByDescending(e => e.Ordinal).Select(e => e.Schema).FirstOrDefaultAsync(ct) is { } schema ? FormsPart.Parse(schema) : null;

    private static async Task<FormNames> NamesAsync(VaultDbContext db, CancellationToken ct) => new(
        (await db.Set<Department>().Select(d => d.Code).ToListAsync(ct)).Append(FormFile.AllDepartments).ToHashSet(),
        (await db.Set<Role>().Select(r => r.Code).ToListAsync(ct)).ToHashSet(),
        (await db.Set<Clause>().Select(c => c.Number).ToListAsync(ct)).ToHashSet(),
        (await db.Set<RetentionClass>().Where(r => r.To == null).Select(r => r.Code).ToListAsync(ct)).ToHashSet(),
        FormNames.OwnTargets.Concat(await db.Set<FormEntity>().Select(e => e.Code).ToListAsync(ct)).Concat((await db.Set<Form>().Select(f => f.Number).ToListAsync(ct)).Select(FormNames.RecordOf)).ToHashSet());
}
