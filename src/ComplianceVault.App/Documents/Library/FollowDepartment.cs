using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Library;

/// <summary>The editions of a renamed department are named in the trail, so that the index finds them by the new name.</summary>
internal sealed class FollowDepartment : IFactHandler<DepartmentRenamed>
{
    public async Task HandleAsync(DepartmentRenamed fact, Act act)
    {
        var editions = await act.Db.Set<Edition>()
            .Where(e => act.Db.Set<Document>().Any(d => d.Id == e.DocumentId && d.Department == fact.Code)).OrderBy(e => e.Id).Select(e => e.Id).ToListAsync(act.Token);
        if (editions.Count > 0)
            act.Note("edition.department-renamed", [.. editions.Select(e => (new ObjectRef(Edition.Kind, e), (object?)null))]);
    }
}
