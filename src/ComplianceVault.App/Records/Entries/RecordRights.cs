using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Workflows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Entries;

/// <summary>
/// Who may see and fill which record (decision 11). What is being filled in: who fills it. Submitted, 公开 and 内部: the keeping department, who had part in it, the
/// controller, internal auditors. 受限 and 保密: who had part in it, the role that fills the form, the head of the department, the controller. An auditor from outside:
/// what was submitted of the forms and the period that were granted.
/// </summary>
public static class RecordRights
{
    private static readonly Classification[] Open = [Classification.Public, Classification.Internal];

    public static IQueryable<Record> Readable(VaultDbContext db, Actor actor)
    {
        var records = db.Set<Record>().AsNoTracking();
        if (!(actor.Can(Permission.Read) || actor.Can(Permission.Audit)))
            return records.Where(_ => false);
        if (actor.IsExternal)
            return Granted(db, records, actor.Grant?.Records);
        var me = actor.PersonId;
        var submitted = records.Where(r => r.State != RecordState.Draft || r.BegunById == me);
        if (DocumentRights.ControlsAll(actor))
            return submitted;
        var (departments, roles, offices, audits) = (actor.Departments.ToArray(), actor.Roles.ToArray(), actor.Offices.ToArray(), actor.Can(Permission.Audit));
        var headed = departments.Where(d => actor.Offices.Contains(Offices.Of(Role.DepartmentHead, d))).ToArray();
        var steps = db.Set<DecisionStep>().Where(s => s.SubjectKind == Record.Kind);
        var turns = Turns(db, actor);
        var moves = db.Set<RecordMove>().Where(m => m.ById == me);
        return submitted.Where(r =>
            r.BegunById == me || r.ForId == me
            || (Open.Contains(r.Classification) && (audits || departments.Contains(r.Department)))
            || headed.Contains(r.Department) || (r.FilledByRole != null && roles.Contains(r.FilledByRole))
            || turns.Any(t => t.RecordId == r.Id) || moves.Any(m => m.RecordId == r.Id)
            || steps.Any(s => s.SubjectId == r.Id && (s.DoneById == me || s.NamedId == me || (s.DoneAt == null && offices.Contains(s.Office)))));
    }

    private static IQueryable<Record> Granted(VaultDbContext db, IQueryable<Record> records, RecordAccess? access)
    {
        if (access is null)
            return records.Where(_ => false);
        var (forms, restricted, from, to) = (access.Forms.ToArray(), access.RestrictedForms.ToArray(), access.From, access.To);
        return records.Where(r => r.State != RecordState.Draft && r.HappenedOn >= from && r.HappenedOn <= to
            && db.Set<Form>().Any(f => f.Id == r.FormId && forms.Contains(f.Number) && (Open.Contains(r.Classification) || restricted.Contains(f.Number))));
    }

    /// <summary>Records under way that wait for this person, as holder of an office, by name or as a member of the department.</summary>
    internal static IQueryable<RecordTurn> Turns(VaultDbContext db, Actor actor)
    {
        var (me, departments, offices) = (actor.PersonId, actor.Departments.ToArray(), actor.Offices.ToArray());
        return db.Set<RecordTurn>().AsNoTracking().Where(t => t.PersonId == me || (t.Office != null && offices.Contains(t.Office)) || (t.Department != null && departments.Contains(t.Department)));
    }

    /// <summary>
    /// The forms that a person fills: whoever holds the role of the first stage, the keeping department, and everybody where each department keeps its own. With a
    /// workflow, who may make its first step.
    /// </summary>
    internal static IQueryable<Form> Fillable(VaultDbContext db, Actor actor)
    {
        var forms = FormRights.Readable(db, actor).Where(f => f.IsActive && f.Way != FormWay.Computed && f.DocumentId != null);
        if (actor.IsExternal || !actor.Can(Permission.Read))
            return forms.Where(_ => false);
        var (departments, roles) = (actor.Departments.ToArray(), (string[])[.. actor.Roles, Role.AllStaff, .. RecordRoles.Filler, .. RecordRoles.Concerned]); // nobody is appointed to the last: whoever fills it is it
        var starters = db.Set<WorkflowStarter>().Where(s => roles.Contains(s.Role));
        return forms.Where(f => f.Workflow != null ? starters.Any(s => s.Form == f.Number) : f.Department == null || departments.Contains(f.Department) || (f.FilledBy != null && roles.Contains(f.FilledBy)));
    }
}

/// <summary>The trail's details of a record are for those who may see it.</summary>
internal sealed class RecordObjectRights : IObjectRights
{
    public IReadOnlyList<string> Kinds { get; } = [Record.Kind];

    public async Task<IReadOnlyCollection<Guid>> HiddenAsync(VaultDbContext db, Actor actor, string kind, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var seen = await RecordRights.Readable(db, actor).Where(r => ids.Contains(r.Id)).Select(r => r.Id).ToListAsync(ct);
        return [.. ids.Except(seen)];
    }
}
