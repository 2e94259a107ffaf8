using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Acts;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Forms;

/// <summary>
/// A form in use is approved and takes effect with the document it belongs to (decision 25): in force from the same day; who wrote, reviewed and approved the document
/// did so for its forms. A form whose schema has not changed stays in force as it is when its parent gets a new edition.
/// </summary>
internal sealed class FormsFollowParent(FormIssue issue) : IFactHandler<EditionEffective>
{
    public async Task HandleAsync(EditionEffective fact, Act act)
    {
        var parent = (await act.Db.Set<Document>().FindAsync([fact.DocumentId], act.Token))!; // may be of this act and not saved yet
        var forms = await act.Db.Set<Form>().Where(f => f.Parent == parent.Number && f.IsActive).OrderBy(f => f.Number).ToListAsync(act.Token);
        if (forms.Count == 0)
            return;
        var approved = await act.Db.Set<Edition>().AsNoTracking().FirstAsync(e => e.Id == fact.EditionId, act.Token);
        foreach (var form in forms)
            await issue.IssueAsync(act, parent, form, new(approved.Author, approved.Reviewer, approved.Approver, approved.IssueDate, fact.From));
        await act.Db.SaveChangesAsync(act.Token);
    }
}
