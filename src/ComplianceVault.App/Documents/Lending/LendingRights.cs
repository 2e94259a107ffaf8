using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Lending;

/// <summary>Who borrowed what is for who asked, the head of the owner department, the management representative, auditors of the company, and the controller.</summary>
internal sealed class LendingRights : IObjectRights
{
    public IReadOnlyList<string> Kinds { get; } = [DocumentLending.Kind];

    public async Task<IReadOnlyCollection<Guid>> HiddenAsync(VaultDbContext db, Actor actor, string kind, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        ids.Except(await Visible(db, actor).Where(l => ids.Contains(l.Id)).Select(l => l.Id).ToListAsync(ct)).ToList();

    public static IQueryable<DocumentLending> Visible(VaultDbContext db, Actor actor)
    {
        var all = db.Set<DocumentLending>().AsNoTracking();
        if (DocumentRights.ControlsAll(actor) || actor.Can(Permission.DecideSigners) || (actor.Can(Permission.Audit) && !actor.IsExternal))
            return all;
        var (me, offices) = (actor.PersonId, actor.Offices.ToArray());
        var headed = actor.Departments.Where(d => actor.Offices.Contains(Offices.Of(Role.DepartmentHead, d))).ToArray();
        return all.Where(l => l.RequestedById == me || (l.Office != "" && offices.Contains(l.Office))
            || db.Set<Document>().Any(d => d.Id == l.DocumentId && d.Department != null && headed.Contains(d.Department)));
    }
}
