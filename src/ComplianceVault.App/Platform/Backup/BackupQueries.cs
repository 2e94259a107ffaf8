using System.Globalization;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Backup;

/// <summary>Whether backups are in order: the newest verified one and when the next restore test is due (R35).</summary>
public sealed record BackupHealth(DateTime? LastVerifiedAt, DateTime? LastPassedTestAt, DateTime? TestDueAt, bool TestOverdue);

/// <summary>What is set for backups: hour of the daily one, how many are kept, days between restore tests, where to, and whether encrypted.</summary>
public sealed record BackupPlan(int Hour, int Keep, int RestoreTestDays, string Folder, bool Encrypted);

/// <summary>The backup and restore test records, newest first.</summary>
[Needs(Permission.Operate, Permission.Audit)]
public sealed class BackupQueries(IDbContextFactory<VaultDbContext> databases, VaultSettings settings, VaultPaths paths, VaultOptions options, TimeProvider clock)
{
    public async Task<Result<int>> CountAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<BackupRecord>().CountAsync(ct);
    }

    public async Task<Result<IReadOnlyList<BackupRecord>>> BackupsAsync(Actor actor, int skip, int take, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        return Result.Of<IReadOnlyList<BackupRecord>>(
            await db.Set<BackupRecord>().AsNoTracking().OrderByDescending(b => b.At).Skip(skip).Take(take).ToListAsync(ct));
    }

    public async Task<Result<IReadOnlyList<RestoreTestRecord>>> RestoreTestsAsync(Actor actor, int skip, int take, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        return Result.Of<IReadOnlyList<RestoreTestRecord>>(
            await db.Set<RestoreTestRecord>().AsNoTracking().OrderByDescending(t => t.At).Skip(skip).Take(take).ToListAsync(ct));
    }

    public async Task<Result<BackupPlan>> PlanAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        return new BackupPlan(
            (int)await settings.GetNumberAsync(BackupSettings.Hour, ct), (int)await settings.GetNumberAsync(BackupSettings.Keep, ct),
            (int)await settings.GetNumberAsync(BackupSettings.RestoreTestDays, ct), paths.Backups, options.BackupPassword.Length > 0);
    }

    public async Task<Result<BackupHealth>> HealthAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var backup = await db.Set<BackupRecord>().Where(b => b.Verified && b.RemovedAt == null).MaxAsync(b => (DateTime?)b.At, ct);
        var test = await RestoreTestDue.LastPassedAsync(db, ct);
        var due = await RestoreTestDue.FindAsync(db, ct);
        return new BackupHealth(backup, test, due, due <= clock.UtcNow());
    }
}

/// <summary>When the next restore test is due: so many days after the last one that was passed, or after the first backup; null without any backup.</summary>
internal static class RestoreTestDue
{
    public static async Task<DateTime?> FindAsync(VaultDbContext db, CancellationToken ct)
    {
        var begun = await LastPassedAsync(db, ct) ?? await db.Set<BackupRecord>().MinAsync(b => (DateTime?)b.At, ct);
        return begun?.AddDays(int.Parse(await VaultSettings.GetAsync(db, BackupSettings.RestoreTestDays, ct), CultureInfo.InvariantCulture));
    }

    public static Task<DateTime?> LastPassedAsync(VaultDbContext db, CancellationToken ct) =>
        db.Set<RestoreTestRecord>().Where(t => t.HashesHold && t.TrailHolds && t.CountsEqual).MaxAsync(t => (DateTime?)t.At, ct);
}
