using System.Text.Json;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Backup;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Seeding;

/// <summary>
/// An upgrade loses nothing and leaves the trail whole (decision 42). What was there before stands in a file until that is verified, so that a program that was
/// killed in between, or did not start because of what it found, looks again at every later start.
/// </summary>
[Needs(Permission.Operate)]
public sealed class UpgradeCheck(
    IDbContextFactory<VaultDbContext> databases, IDatabaseBackup backup, TrailVerifier trail, TrailWitness witness, Vault vault, VaultPaths paths)
{
    /// <summary>An upgrade was begun and is not verified yet.</summary>
    public bool IsOpen => File.Exists(Begun);

    private string Begun => Path.Combine(paths.Data, "upgrade-unverified.json");

    /// <summary>Before the schema changes; <paramref name="copy"/> is the database as it was. What an earlier upgrade began with, and did not verify, stays what is to be found again.</summary>
    public async Task BeginAsync(VaultDbContext db, string copy, CancellationToken ct)
    {
        var from = (await db.Database.GetAppliedMigrationsAsync(ct)).Last();
        if (IsOpen && (await ReadAsync(ct)).From != from)
            return;
        var before = new Before(from, copy, await BackupFacts.CountAsync(db, await TablesAsync(db, ct), ct));
        var part = $"{Begun}.part"; // whoever is killed while writing leaves no half of it
        await File.WriteAllTextAsync(part, JsonSerializer.Serialize(before), ct);
        File.Move(part, Begun, overwrite: true);
    }

    /// <summary>Does nothing when no upgrade waits for it. What is wrong ends the start with a sentence that names the copy.</summary>
    public async Task VerifyAsync(CancellationToken ct)
    {
        if (!IsOpen)
            return;
        var before = await ReadAsync(ct);
        await using var db = await databases.CreateDbContextAsync(ct);
        var left = (await TablesAsync(db, ct)).Intersect(before.Rows.Keys).ToList(); // a table may have been given up on purpose
        var rows = await BackupFacts.CountAsync(db, left, ct);
        var fewer = left.Where(t => rows[t] < before.Rows[t]).Select(t => $"{t} {before.Rows[t]} > {rows[t]}").ToList();
        if (fewer.Count > 0)
            throw new InvalidOperationException($"The upgrade lost rows ({string.Join(", ", fewer)}). The database as it was: {before.Copy}");
        var found = await trail.VerifyAsync(ct);
        if (!found.Holds && !await WasBrokenAsync(before, found, ct))
            throw new InvalidOperationException($"The trail does not hold after the upgrade ({found.Fault} at {found.BrokenSeq}). The database as it was: {before.Copy}");
        await NoteAsync(db, before, found, ct);
        File.Delete(Begun);
    }

    private async Task<Before> ReadAsync(CancellationToken ct) => JsonSerializer.Deserialize<Before>(await File.ReadAllTextAsync(Begun, ct))!;

    private async Task NoteAsync(VaultDbContext db, Before before, TrailVerification found, CancellationToken ct)
    {
        if (!await db.Set<VaultFacts>().AnyAsync(ct))
            return; // not founded yet: the first entry is the founding
        var to = (await db.Database.GetAppliedMigrationsAsync(ct)).Last();
        var noted = await vault.ActAsync(this, Actor.Program(new ActSession("start", ActSource.Job)), act =>
        {
            act.Note("vault.upgraded", TrailWriter.VaultRef, new { before.From, To = to, found.Entries, File = Path.GetFileName(before.Copy) });
            return Task.FromResult(Result.Success);
        }, ct);
        if (!noted.Succeeded)
            throw new InvalidOperationException($"The upgrade could not be noted: {noted.Error}");
    }

    /// <summary>A trail that was broken before is the nightly check's to tell; it must not keep a company from its documents.</summary>
    private async Task<bool> WasBrokenAsync(Before before, TrailVerification found, CancellationToken ct)
    {
        if (await backup.OpenAsync(before.Copy, ct) is not { Succeeded: true, Value: var opened })
            return false;
        await using var copy = opened;
        var then = await new TrailVerifier(copy, witness).VerifyAsync(ct);
        return (then.BrokenSeq, then.Fault) == (found.BrokenSeq, found.Fault);
    }

    private async Task<List<string>> TablesAsync(VaultDbContext db, CancellationToken ct)
    {
        var names = backup.Provider == "sqlite"
            ? db.Database.SqlQueryRaw<string>("SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'table'")
            : db.Database.SqlQueryRaw<string>("SELECT tablename::text AS \"Value\" FROM pg_tables WHERE schemaname = current_schema()");
        return [.. (await names.ToListAsync(ct)).Where(n => !n.StartsWith("sqlite_", StringComparison.Ordinal) && !n.StartsWith("__EF", StringComparison.Ordinal))];
    }

    private sealed record Before(string From, string Copy, Dictionary<string, long> Rows);
}
