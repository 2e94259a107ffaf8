using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>
/// Periodic reviews that are overdue or due within 30 days, for the head of the owning department; where there is none, for the controller (文件控制程序 4.6.5). The
/// database gives only editions whose review could be near; the day itself is reckoned by <see cref="ReviewRule"/>.
/// </summary>
internal sealed class ReviewDesk(CompanyTime time) : IReckonedDeskSource
{
    public const string Code = "document.review";

    /// <summary>Months differ in length by as much.</summary>
    private const int Margin = 3;

    public string Kind => Code;

    public async Task<IReadOnlyList<DeskTask>> OpenAsync(VaultDbContext db, DateOnly today, CancellationToken ct)
    {
        var rule = await ReviewRule.LoadAsync(db, ct);
        var near = today.AddDays(ReviewRule.NearDays + Margin);
        var (longest, yearly) = (near.AddMonths(-rule.LongestMonths), near.AddMonths(-rule.YearlyMonths));
        var enteredBefore = time.StartOf(yearly.AddDays(1))!.Value;
        var isYearly = rule.YearlyMonths > 0;
        var found = await (
            from edition in db.Set<Edition>()
            join document in db.Set<Document>().Where(d => !DocumentLevel.OfForms(db).Contains(d.Level)) on edition.DocumentId equals document.Id
            join period in db.Set<EditionInForce>() on edition.Id equals period.EditionId
            where edition.State == EditionState.Effective
            let last = db.Set<EditionReview>().Where(v => v.EditionId == edition.Id).Max(v => (DateOnly?)v.On)
            where edition.ReviewMonths != null
                  || (last ?? edition.IssueDate ?? period.From) <= longest
                  || (isYearly && (last != null ? last <= yearly : (edition.IssueDate ?? period.From) <= yearly && period.EnteredAt < enteredBefore))
            select new { edition, document, period, last }).AsNoTracking().ToListAsync(ct);
        var headed = await OfficeHolders.InForce(db, time.Now).Where(h => h.RoleCode == Role.DepartmentHead).Select(h => h.Department).Distinct().ToListAsync(ct);
        return [.. found.Select(f => (f, rule.Next(new(f.edition.IssueDate ?? f.period.From, DateOnly.FromDateTime(time.Local(f.period.EnteredAt)), f.last, f.edition.ReviewMonths)).Due))
            .Where(x => x.Due.DayNumber - today.DayNumber <= ReviewRule.NearDays)
            .Select(x => Task(x.f.edition, x.f.document, x.Due, headed.Contains(x.f.document.Department)))];
    }

    private DeskTask Task(Edition edition, Document document, DateOnly due, bool hasHead) => new()
    {
        Kind = Code,
        Id = edition.Id,
        ObjectId = edition.Id,
        Number = document.Number,
        Title = document.Title,
        Label = edition.Label,
        Since = time.StartOf(due.AddDays(-ReviewRule.NearDays))!.Value,
        Due = due,
        Office = hasHead ? Offices.Of(Role.DepartmentHead, document.Department) : Role.Controller,
        Department = document.Department,
        Restricted = document.Classification is Classification.Restricted or Classification.Confidential,
    };
}
