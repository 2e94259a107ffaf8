using System.Globalization;
using ComplianceVault.App.Desk;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.TrailReviews;

/// <summary>A period of the trail that is over and not yet reviewed, for the management representative.</summary>
internal sealed class TrailReviewDesk(CompanyTime time, WorkingCalendars calendars) : IReckonedDeskSource
{
    public const string Code = "trail.review";

    private readonly TrailReading reading = new(time, calendars);

    public string Kind => Code;

    public async Task<IReadOnlyList<DeskTask>> OpenAsync(VaultDbContext db, DateOnly today, CancellationToken ct)
    {
        if (await reading.NextFromAsync(db, ct) is not { } from || await TrailReading.EndAsync(db, from, ct) is var end && end >= today)
            return [];
        var (since, vault) = (time.EndOf(end), await db.Set<Platform.VaultFacts>().Select(f => f.VaultId).SingleAsync(ct));
        return
        [
            new DeskTask
            {
                Kind = Code,
                Id = vault,
                ObjectId = vault,
                Number = from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                Title = $"{from:yyyy-MM-dd} — {end:yyyy-MM-dd}",
                Since = since,
                Due = (await WaitingDays.LoadAsync(db, time, calendars, ct)).DueOf(since),
                Office = await RepresentativeOffice.CodeAsync(db, ct),
            },
        ];
    }
}
