using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Designing;

/// <summary>Forms revised alone that wait for review or approval, or for somebody to be named who can give it.</summary>
internal sealed class DesignDesk(CompanyTime time) : IDeskSource
{
    public IReadOnlyDictionary<string, IQueryable<DeskTask>> Open(VaultDbContext db, DateOnly today) => new Dictionary<string, IQueryable<DeskTask>>
    {
        ["form.sign"] = Of(db, "form.sign", db.Set<DecisionStep>().AsNoTracking().Where(s => s.SubjectKind == FormDesign.Kind && s.DoneAt == null), naming: false),
        ["form.name-person"] = Of(db, "form.name-person", Unsignable.Steps(db, FormDesign.Kind, time), naming: true),
    };

    private static IQueryable<DeskTask> Of(VaultDbContext db, string kind, IQueryable<DecisionStep> steps, bool naming) =>
        from s in steps
        join d in db.Set<FormDesign>() on s.SubjectId equals d.Id
        join f in db.Set<Form>() on d.FormId equals f.Id
        select new DeskTask
        {
            Kind = kind,
            Id = s.Id,
            ObjectId = d.Id,
            Number = f.Number,
            Title = f.TitleZh,
            Since = s.OpenedAt,
            Due = s.Due,
            PersonId = naming ? null : s.NamedId,
            Office = naming ? RepresentativeOffice.Code(db).FirstOrDefault() : s.Office,
            NotFor = naming ? null : s.InitiatorId,
            Restricted = f.Classification == Classification.Restricted || f.Classification == Classification.Confidential,
            Department = f.Department,
        };
}
