using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>
/// Periodic reviews that are overdue or near, for the head of the owning department; where there is none, for the controller (文件控制程序 4.6.5). The
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
        var near = today.AddDays(rule.ComingDays + Margin);
        var (longest, yearly) = (near.AddMonths(-rule.LongestMonths), near.AddMonths(-rule.YearlyMonths));
        var enteredBefore = time.EndOf(yearly);
        var isYearly = rule.YearlyMonths > 0;
        var (begun, wanting) = (ReviewsHeld.Begun(db), ReviewsHeld.Wanting(db));
        var reviews = ReviewsHeld.Suitable(db).GroupBy(v => v.EditionId).Select(g => new { EditionId = g.Key, On = g.Max(v => v.On) });
        var found = await (
            from edition in db.Set<Edition>()
            join document in db.Set<Document>().Where(d => !DocumentLevel.OfForms(db).Contains(d.Level)) on edition.DocumentId equals document.Id
            join period in db.Set<EditionInForce>() on edition.Id equals period.EditionId
            join review in reviews on edition.Id equals review.EditionId into reviewed
            from review in reviewed.DefaultIfEmpty()
            where edition.State == EditionState.Effective && edition.Source != EditionSource.External
            let last = (DateOnly?)review!.On
            let isWanting = wanting.Any(v => v.EditionId == edition.Id)
            let issued = edition.IssueDate ?? period.From
            where isWanting
                ? !begun.Contains(document.Id)
                : edition.ReviewMonths != null
                  || (last ?? issued) <= longest
                  || (isYearly && (last != null ? last <= yearly : issued <= yearly && period.EnteredAt < enteredBefore))
            select new Near(edition.Id, document.Number, document.Title, edition.Label, document.Department, document.Classification, issued, period.EnteredAt, last, isWanting, edition.ReviewMonths)).ToListAsync(ct);
        var headed = await OfficeHolders.InForce(db, time.Now).Where(h => h.RoleCode == Role.DepartmentHead).Select(h => h.Department).Distinct().ToListAsync(ct);
        return [.. found.Select(f => (f, rule.Next(new(f.Issued, DateOnly.FromDateTime(time.Local(f.EnteredAt)), f.Last, f.ReviewMonths)).Due))
            .Where(x => x.f.IsWanting || x.Due.DayNumber - today.DayNumber <= rule.ComingDays)
            .Select(x => Task(x.f, x.Due, Reminded(rule, x.Due, today), headed.Contains(x.f.Department)))];
    }

    /// <summary>People are told of a review when it comes into sight, and once more when it is near.</summary>
    private static DateOnly Reminded(ReviewRule rule, DateOnly due, DateOnly today) =>
        due.AddDays(due.DayNumber - today.DayNumber <= rule.NearDays ? -rule.NearDays : -rule.ComingDays);

    private DeskTask Task(Near edition, DateOnly due, DateOnly since, bool hasHead) => new()
    {
        Kind = Code,
        Id = edition.Id,
        ObjectId = edition.Id,
        Number = edition.Number,
        Title = edition.Title,
        Label = edition.Label,
        Since = time.StartOf(since)!.Value,
        Due = due,
        Office = hasHead ? Offices.Of(Role.DepartmentHead, edition.Department) : Role.Controller,
        Department = edition.Department,
        Restricted = edition.Classification is Classification.Restricted or Classification.Confidential,
    };

    /// <summary>An edition whose review could be near: what its task says and what the day is reckoned from.</summary>
    private sealed record Near(
        Guid Id, string Number, string Title, string Label, string? Department, Classification Classification, DateOnly Issued, DateTime EnteredAt, DateOnly? Last, bool IsWanting, int? ReviewMonths);
}
