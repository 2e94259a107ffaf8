using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Workflows;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Handling;

/// <summary>Whose step it is: an office, a person, or the members of a department beside its head.</summary>
internal sealed record Mover(string? Role, string? In, Guid? PersonId = null, string? MembersOf = null)
{
    public string? Office => Role is null ? null : Offices.Of(Role, In);
}

/// <summary>Who may make a step of a record: its actor, nobody whom it excludes (R16), or a person named in place of who cannot (decision 17).</summary>
internal sealed class MoveRights(VaultDbContext db, CompanyTime time, CancellationToken ct)
{
    private HashSet<string>? departments;

    /// <summary>Before the first step whoever begins the record is its filler and of the department concerned.</summary>
    public async Task<Mover> OfAsync(HandledRecord of, WorkflowMove move, RecordValues values)
    {
        var isNew = of.State == WorkflowFile.New;
        if (move.Actor is not { } role)
            return isNew ? Filler(of) : InDepartment(of.Record.Department);
        if (RecordRoles.Filler.Contains(role) || (isNew && (RecordRoles.Concerned.Contains(role) || role == Role.AllStaff)))
            return Filler(of);
        if (RecordRoles.Concerned.Contains(role))
            return InDepartment(of.Concerned(values));
        if (role == Role.DepartmentHead)
            return new(role, of.Concerned(values));
        departments ??= [.. await db.Set<Department>().AsNoTracking().Select(d => d.Code).ToListAsync(ct)];
        return departments.Contains(role) ? InDepartment(role) : new(role, null);
    }

    /// <summary>In which capacity the person may make it. Refusals: <c>records.move-not-yours</c> (the step), <c>records.move-apart</c> (the step).</summary>
    public async Task<Result<OfficeHolder>> CapacityAsync(HandledRecord of, WorkflowMove move, RecordValues values, Actor actor)
    {
        if (await db.Set<RecordTurn>().AsNoTracking().AnyAsync(t => t.RecordId == of.Record.Id && t.IsNamed && t.PersonId == actor.PersonId, ct))
            return new OfficeHolder(actor.PersonId, actor.Name);
        var mover = await OfAsync(of, move, values);
        var own = await OwnAsync(mover, actor);
        if (own.Count == 0)
            return Error.Forbidden("records.move-not-yours", move.Action.Zh);
        var excluded = Excluded(of, move, values);
        return own.FirstOrDefault(h => !h.Involved.Any(excluded.Contains)) is { } capacity ? capacity : Error.Forbidden("records.move-apart", move.Action.Zh);
    }

    /// <summary>Who made one of the steps named, or stands in one of the fields named, with those for whom they stood in.</summary>
    public static HashSet<Guid> Excluded(HandledRecord of, WorkflowMove move, RecordValues values)
    {
        var steps = of.Of.Moves.Where(m => move.Not.Contains(m.Code)).SelectMany(m => new[] { m.ById, m.InsteadOfId }).OfType<Guid>();
        var named = move.Not.SelectMany(n => Pointer.ReadAll(values[n])).Select(p => Guid.TryParse(p.Id, out var id) ? id : (Guid?)null).OfType<Guid>();
        var signed = of.Of.Signed.Where(s => move.Not.Contains(of.Of.FieldOf(s))).SelectMany(s => new[] { s.DoneById, s.InsteadOfId }).OfType<Guid>();
        return [.. steps.Concat(named).Concat(signed).Where(id => id != Guid.Empty)];
    }

    private static Mover Filler(HandledRecord of) => new(null, null, of.Record.ForId ?? of.Record.BegunById);

    private static Mover InDepartment(string department) => new(Role.DepartmentHead, department, MembersOf: department);

    private async Task<List<OfficeHolder>> OwnAsync(Mover mover, Actor actor)
    {
        if (mover.PersonId == actor.PersonId || (mover.MembersOf is { } department && actor.Departments.Contains(department)))
            return [new(actor.PersonId, actor.Name)];
        return mover.Role is null ? [] : [.. (await OfficeHolders.OfAsync(db, mover.Role, mover.In, time, ct)).Where(h => h.PersonId == actor.PersonId).OrderBy(h => h.ForId is not null)];
    }
}
