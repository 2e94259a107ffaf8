using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.TrailReviews;

/// <summary>Counts the trail of a period, and says which period comes next.</summary>
internal sealed class TrailReading(CompanyTime time, WorkingCalendars calendars)
{
    public const string Reviewed = "trail.reviewed";

    private static readonly string[] Refusals = ["account.sign-in-failed", "account.sign-in-refused", "account.locked", "signing.refused"];

    private static readonly string[] Rights =
    [
        "role.assigned", "role.ended", "role.changed", "role.defined", "person.added", "person.left", "account.added", "account.password-reset", "account.reactivated", "account.deactivated",
        "account.two-factor-disabled", "access.granted", "access.ended", "deputy.named", "deputy.revoked", "setting.changed", "deciding.person-named", "edition.signer-named", "approvals.rule-set", "rule.approved", "rule.in-force",
    ];

    private static readonly string[] ByPeople = [nameof(ActSource.Page), nameof(ActSource.Api), nameof(ActSource.CommandLine)];

    /// <summary>The first day that no review has seen: after the last one, or the day on which the vault began to be used. Null before set-up, and while a sample is being filled.</summary>
    public async Task<DateOnly?> NextFromAsync(VaultDbContext db, CancellationToken ct)
    {
        if (await LastAsync(db, ct) is { } last)
            return last.AddDays(1);
        var facts = await db.Set<VaultFacts>().AsNoTracking().SingleOrDefaultAsync(ct);
        var begun = facts is { IsSample: true } ? facts.FilledAt : facts?.CreatedAt;
        return begun is { } at ? DateOnly.FromDateTime(time.Local(at)) : null;
    }

    /// <summary>The last day of the period that begins there, as long as the company says.</summary>
    public static async Task<DateOnly> EndAsync(VaultDbContext db, DateOnly from, CancellationToken ct) =>
        from.AddMonths(await TrailReviewSettings.NumberAsync(db, TrailReviewSettings.Months, ct)).AddDays(-1);

    public async Task<TrailReview> ReadAsync(VaultDbContext db, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var (begin, end) = (time.StartOf(from)!.Value, time.EndOf(to));
        var entries = db.Set<TrailEntry>().AsNoTracking().Where(e => e.At >= begin && e.At < end);
        var acts = await entries.GroupBy(e => e.Act).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var people = await entries.GroupBy(e => e.PersonName).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var refused = await entries.Where(e => Refusals.Contains(e.Act)).GroupBy(e => new { e.Act, e.PersonName }).Select(g => new { g.Key.Act, g.Key.PersonName, Count = g.Count() }).ToListAsync(ct);
        var rights = await entries.Where(e => Rights.Contains(e.Act)).OrderBy(e => e.Seq).Select(e => new RightsChange(e.Seq, e.At, e.PersonName, e.Act)).ToListAsync(ct);
        var first = await entries.MinAsync(e => (long?)e.Seq, ct) ?? 0;
        var last = await entries.OrderByDescending(e => e.Seq).Select(e => new { e.Seq, e.Hash }).FirstOrDefaultAsync(ct);
        return new TrailReview
        {
            From = from,
            To = to,
            Entries = acts.Sum(a => a.Count),
            FirstSeq = first,
            LastSeq = last?.Seq ?? 0,
            LastHash = last?.Hash ?? "",
            Acts = Ordered(acts.Select(a => new TrailCount(a.Key, a.Count))),
            People = Ordered(people.Select(p => new TrailCount(p.Key, p.Count))),
            Refused = Ordered(refused.Select(r => new TrailCount($"{r.Act} {r.PersonName}", r.Count))),
            OutOfHours = await OutOfHoursAsync(db, entries, ct),
            Rights = [.. rights.Select(r => r with { At = DateTime.SpecifyKind(r.At, DateTimeKind.Utc) })],
        };
    }

    /// <summary>Read row by row: a quarter of a busy vault is not held in memory.</summary>
    private async Task<IReadOnlyList<TrailCount>> OutOfHoursAsync(VaultDbContext db, IQueryable<TrailEntry> entries, CancellationToken ct)
    {
        var calendar = await calendars.CurrentAsync(db, ct);
        var (first, last) = (await TrailReviewSettings.NumberAsync(db, TrailReviewSettings.FirstHour, ct), await TrailReviewSettings.NumberAsync(db, TrailReviewSettings.LastHour, ct));
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach (var entry in entries.Where(e => ByPeople.Contains(e.Source)).Select(e => new { e.At, e.PersonName }).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (!IsUsual(calendar, time.Local(DateTime.SpecifyKind(entry.At, DateTimeKind.Utc)), first, last))
                counts[entry.PersonName] = counts.GetValueOrDefault(entry.PersonName) + 1;
        }

        return Ordered(counts.Select(c => new TrailCount(c.Key, c.Value)));
    }

    private static bool IsUsual(WorkingCalendar calendar, DateTime local, int first, int last) =>
        local.Hour >= first && local.Hour < last && calendar.IsWorkingDay(DateOnly.FromDateTime(local));

    /// <summary>The last day that was reviewed, as the trail itself says.</summary>
    private static async Task<DateOnly?> LastAsync(VaultDbContext db, CancellationToken ct)
    {
        var said = await db.Set<TrailEntry>().AsNoTracking().Where(e => e.Act == Reviewed).OrderByDescending(e => e.Seq)
            .Select(e => db.Set<TrailDetail>().Where(d => d.Seq == e.Seq && d.Ordinal == 0).Select(d => d.Content).FirstOrDefault()).FirstOrDefaultAsync(ct);
        return said is null ? null : DateOnly.ParseExact(System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(said).GetProperty("to").GetString()!, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static IReadOnlyList<TrailCount> Ordered(IEnumerable<TrailCount> counts) => [.. counts.OrderByDescending(c => c.Count).ThenBy(c => c.What, StringComparer.Ordinal)];
}
