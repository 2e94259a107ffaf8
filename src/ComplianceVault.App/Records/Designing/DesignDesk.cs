using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Designing;

/// <summary>Forms revised alone that wait for review or approval.</summary>
internal sealed class DesignDesk : IDeskSource
{
    public IReadOnlyDictionary<string, IQueryable<DeskTask>> Open(VaultDbContext db, DateOnly today) => new Dictionary<string, IQueryable<DeskTask>>
    {
        ["form.sign"] =
            from s in db.Set<DecisionStep>().AsNoTracking()
            where s.SubjectKind == FormDesign.Kind && s.DoneAt == null
            join d in db.Set<FormDesign>() on s.SubjectId equals d.Id
            join f in db.Set<Form>() on d.FormId equals f.Id
            select new DeskTask
            {
                Kind = "form.sign",
                Id = s.Id,
                ObjectId = d.Id,
                Number = f.Number,
                Title = f.TitleZh,
                Since = s.OpenedAt,
                Due = s.Due,
                PersonId = s.NamedId,
                Office = s.Office,
                NotFor = s.InitiatorId,
                Restricted = f.Classification == Classification.Restricted || f.Classification == Classification.Confidential,
                Department = f.Department,
            },
    };
}
