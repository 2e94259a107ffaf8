using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Designing;

/// <summary>
/// Departments design their own forms (记录控制程序 4.1): whoever belongs to the department that keeps the records; where each keeps its own, to the department of the
/// document that the form belongs to; the controller all. What the program keeps itself is not designed.
/// </summary>
internal static class DesignRights
{
    public static async Task<Error?> RefusalAsync(VaultDbContext db, Actor actor, Form form, CancellationToken ct)
    {
        if (form.Way == FormWay.Computed)
            return Error.Conflict("design.computed", form.Number);
        return await RefusalAsync(db, actor, await KeeperAsync(db, form.Department, form.Parent, ct), ct);
    }

    /// <param name="department">Null: none is known, only the controller may.</param>
    public static async Task<Error?> RefusalAsync(VaultDbContext db, Actor actor, string? department, CancellationToken ct)
    {
        if (!actor.IsExternal && (actor.Can(Permission.ControlDocuments) || (department is not null && actor.Departments.Contains(department))))
            return null;
        var name = await db.Set<Department>().Where(d => d.Code == department).Select(d => d.NameZh).FirstOrDefaultAsync(ct);
        return Error.Forbidden("design.not-your-department", name ?? department ?? "—");
    }

    /// <summary>The department that answers for the form: whose head reviews it, whose members design it.</summary>
    public static async Task<string?> KeeperAsync(VaultDbContext db, string? department, string parent, CancellationToken ct) =>
        department ?? await db.Set<Document>().Where(d => d.Number == parent).Select(d => d.Department).FirstOrDefaultAsync(ct);

    /// <summary>A draft is for those who take part (decision 11): who designs it, and whose decision it asks for or had.</summary>
    public static async Task<bool> MaySeeAsync(VaultDbContext db, Actor actor, DesignCase of, CancellationToken ct) =>
        await RefusalAsync(db, actor, of.Form, ct) is null || actor.Can(Permission.DecideSigners)
        || of.Steps.Exists(s => s.DoneById == actor.PersonId || s.NamedId == actor.PersonId || (s.DoneAt is null && actor.Offices.Contains(s.Office)));
}

/// <summary>The trail's details of a design are for those who may see its form.</summary>
internal sealed class DesignObjectRights : IObjectRights
{
    public IReadOnlyList<string> Kinds { get; } = [FormDesign.Kind];

    public async Task<IReadOnlyCollection<Guid>> HiddenAsync(VaultDbContext db, Actor actor, string kind, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var seen = await FormRights.Readable(db, actor).Join(db.Set<FormDesign>().Where(d => ids.Contains(d.Id)), f => f.Id, d => d.FormId, (_, d) => d.Id).ToListAsync(ct);
        return [.. ids.Except(seen)];
    }
}
