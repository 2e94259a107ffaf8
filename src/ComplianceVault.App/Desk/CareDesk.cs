using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Backup;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Desk;

/// <summary>
/// What the vault's own care found, for the system administrator: daily work whose newest run failed, such as damaged files or a broken trail (R30), and a newest
/// backup that could not be verified. Done when the next run is whole.
/// </summary>
internal sealed class CareDesk(IEnumerable<DailyJob> daily) : IDeskSource
{
    public const string Failed = "care.failed";
    public const string Unverified = "care.backup-unverified";

    private readonly string[] kinds = [.. daily.Select(d => d.Kind).Distinct()];

    public IReadOnlyDictionary<string, IQueryable<DeskTask>> Open(VaultDbContext db, DateOnly today) => new Dictionary<string, IQueryable<DeskTask>>
    {
        [Failed] = db.Set<JobRun>().AsNoTracking().Where(j => j.State == JobState.Failed && kinds.Contains(j.Kind))
            .Where(j => !db.Set<JobRun>().Any(n => n.Kind == j.Kind && n.QueuedAt > j.QueuedAt && (n.State == JobState.Failed || n.State == JobState.Succeeded)))
            .Select(j => new DeskTask
            {
                Kind = Failed,
                Id = j.Id,
                ObjectId = j.Id,
                Number = "",
                Title = "job." + j.Kind,
                IsWord = true,
                Since = j.EndedAt ?? j.QueuedAt,
                Office = Role.Administrator,
            }),
        [Unverified] = db.Set<BackupRecord>().AsNoTracking().Where(b => !b.Verified && !db.Set<BackupRecord>().Any(n => n.At > b.At))
            .Select(b => new DeskTask
            {
                Kind = Unverified,
                Id = b.Id,
                ObjectId = b.Id,
                Number = "",
                Title = b.File,
                Since = b.At,
                Office = Role.Administrator,
            }),
    };
}

/// <summary>No restore test has been passed for longer than the company wants (R35); the newest backup is the one to test.</summary>
internal sealed class RestoreTestDesk(CompanyTime time) : IReckonedDeskSource
{
    public const string Code = "care.restore-test";

    public string Kind => Code;

    public async Task<IReadOnlyList<DeskTask>> OpenAsync(VaultDbContext db, DateOnly today, CancellationToken ct)
    {
        if (await RestoreTestDue.FindAsync(db, ct) is not { } due || due > time.Now)
            return [];
        var backups = await db.Set<BackupRecord>().AsNoTracking().OrderBy(b => b.At).Select(b => new { b.Id, b.File }).ToListAsync(ct);
        if (backups.Count == 0)
            return []; // nothing of this vault's own to test
        return
        [
            new DeskTask
            {
                Kind = Code,
                Id = backups[0].Id, // not the newest one's: people would be told anew after each backup
                ObjectId = backups[^1].Id,
                Number = "",
                Title = Path.GetFileName(backups[^1].File),
                Since = due,
                Due = DateOnly.FromDateTime(time.Local(due)),
                Office = Role.Administrator,
            },
        ];
    }
}
