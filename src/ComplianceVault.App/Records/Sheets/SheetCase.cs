using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Sheets;

/// <summary>An import with its form, for whoever brought the sheet: to nobody else it is there.</summary>
internal sealed record SheetCase(SheetImport Import, SheetForm Form)
{
    /// <summary>What was decided holds for the edition of the form that is in force; by another it is to be decided anew.</summary>
    public bool IsOfItsEdition => Import.FormEditionId == Form.Edition.Id;

    /// <summary>Refusals: <c>records.sheet-unknown</c>, those of beginning a record.</summary>
    public static async Task<Result<SheetCase>> OfAsync(VaultDbContext db, Actor actor, Guid id, CancellationToken ct)
    {
        if (await db.Set<SheetImport>().FirstOrDefaultAsync(i => i.Id == id && i.ById == actor.PersonId, ct) is not { } import)
            return Error.NotFound("records.sheet-unknown");
        var number = await db.Set<Form>().Where(f => f.Id == import.FormId).Select(f => f.Number).FirstAsync(ct);
        var form = await SheetForm.OfAsync(db, actor, number, ct);
        return form.Succeeded ? new SheetCase(import, form.Value) : form.Error;
    }

    /// <summary>What was decided for the newest sheet with the same headings, as far as the edition of the form is the same.</summary>
    public async Task<SheetPlan?> RememberedAsync(VaultDbContext db, SheetPlan proposed, CancellationToken ct)
    {
        var (hash, edition, id) = (proposed.HeadingsHash, Form.Edition.Id, Import.Id);
        return SheetPlan.Read(await db.Set<SheetImport>().AsNoTracking().Where(i => i.FormEditionId == edition && i.HeadingsHash == hash && i.Id != id && i.Plan != null)
            .OrderByDescending(i => i.At).Select(i => i.Plan).FirstOrDefaultAsync(ct));
    }

    /// <summary>Whether the plan makes sense: something goes somewhere, and nothing twice.</summary>
    public Error? RefusalOf(SheetPlan plan)
    {
        var places = plan.Columns.Select(c => c.Place).OfType<string>().ToList();
        if (places.Count == 0)
            return Error.Invalid("records.sheet-nothing-mapped");
        if (places.GroupBy(p => p, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            return Error.Invalid("records.sheet-place-twice", Form.Targets.FirstOrDefault(t => t.Place == twice.Key)?.LabelZh ?? twice.Key);
        return places.Find(p => !Form.Targets.Any(t => t.Place == p)) is { } unknown ? Error.Invalid("records.sheet-field-unknown", unknown) : null;
    }
}
