using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Backup;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Desk;

/// <summary>
/// What the vault's own care found, for the system administrator: daily work whose newest run failed, such as damaged files or a broken trail (R30). Done when the
/// next run is whole.
/// </summary>
internal sealed class CareDesk(IEnumerable<DailyJob> daily) : IDeskSource
{
    public const string Failed = "care.failed";

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
    };
}

/// <summary>The newest backup could not be verified. Done when the next one is whole.</summary>
internal sealed class UnverifiedBackupDesk : IReckonedDeskSource
{
    public const string Code = "care.backup-unverified";

    public string Kind => Code;

    public async Task<IReadOnlyList<DeskTask>> OpenAsync(VaultDbContext db, DateOnly today, CancellationToken ct)
    {
        var newest = await db.Set<BackupRecord>().AsNoTracking().OrderByDescending(b => b.At).Select(b => new { b.Id, b.File, b.At, b.Verified }).FirstOrDefaultAsync(ct);
        if (newest is null or { Verified: true })
            return [];
        return
        [
            new DeskTask
            {
                Kind = Code,
                Id = newest.Id,
                ObjectId = newest.Id,
                Number = "",
                Title = Path.GetFileName(newest.File),
                Since = newest.At,
                Office = Role.Administrator,
            },
        ];
    }
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
        var backups = db.Set<BackupRecord>().AsNoTracking();
        if (await backups.OrderByDescending(b => b.At).Select(b => new { b.Id, b.File }).FirstOrDefaultAsync(ct) is not { } newest)
            return []; // nothing of this vault's own to test
        return
        [
            new DeskTask
            {
                Kind = Code,
                Id = await backups.OrderBy(b => b.At).Select(b => b.Id).FirstAsync(ct), // not the newest one's: people would be told anew after each backup
                ObjectId = newest.Id,
                Number = "",
                Title = Path.GetFileName(newest.File),
                Since = due,
                Due = DateOnly.FromDateTime(time.Local(due)),
                Office = Role.Administrator,
            },
        ];
    }
}
