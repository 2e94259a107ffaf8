using ComplianceVault.App.Desk;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Lists;

/// <summary>Lists that the controller has signed and the management representative has not yet approved.</summary>
internal sealed class ListDesk(CompanyTime time, WorkingCalendars calendars) : IReckonedDeskSource
{
    public const string Approve = "list.approve";

    public string Kind => Approve;

    public async Task<IReadOnlyList<DeskTask>> OpenAsync(VaultDbContext db, DateOnly today, CancellationToken ct)
    {
        var lists = await db.Set<SignedList>().AsNoTracking().Where(l => l.ApprovedAt == null).OrderBy(l => l.PreparedAt).ToListAsync(ct);
        if (lists.Count == 0)
            return [];
        var office = await RepresentativeOffice.CodeAsync(db, ct);
        var waiting = await WaitingDays.LoadAsync(db, time, calendars, ct);
        return lists.ConvertAll(l => new DeskTask
        {
            Kind = Approve,
            Id = l.Id,
            ObjectId = l.Id,
            Number = ListWords.Title(l.Code),
            Title = l.AsOf.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            Since = l.PreparedAt,
            Due = waiting.DueOf(l.PreparedAt),
            Office = office,
            NotFor = l.PreparedById,
        });
    }
}
