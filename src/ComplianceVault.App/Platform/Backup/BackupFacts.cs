using System.Globalization;
using System.Text.Json;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Content.Packing;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace ComplianceVault.App.Platform.Backup;

/// <summary>Where things lie in a package; the same names as in the data directory, so that it can be read with any zip program (R48).</summary>
internal static class BackupLayout
{
    public const string Kind = "backup";
    public const string Database = "database/";
    public const string Content = "content/";
    public const string Keys = "keys/";
    public const string Witness = "trail-witness.txt";
    public const string Journal = "disposal-journal.txt";
}

/// <summary>What a package says of itself: the vault, the head of its trail, and how much there must be after a restore.</summary>
/// <param name="Rows">Table → number of rows.</param>
public sealed record BackupFacts(
    string Provider, string Program, string Company, Guid? VaultId, long TrailSeq, string TrailHash, int ContentFiles, IReadOnlyDictionary<string, long> Rows)
{
    /// <summary>The facts of a database as it stands.</summary>
    internal static async Task<BackupFacts> ReadAsync(VaultDbContext db, string provider, int contentFiles, CancellationToken ct)
    {
        var vault = await db.Set<VaultFacts>().AsNoTracking().SingleOrDefaultAsync(ct);
        var head = await db.Set<TrailHead>().AsNoTracking().SingleAsync(ct);
        var tables = db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct();
        var program = typeof(BackupFacts).Assembly.GetName().Version!.ToString(3);
        return new(provider, program, vault?.Company ?? "", vault?.VaultId, head.Seq, head.Hash, contentFiles, await CountAsync(db, tables, ct));
    }

    internal static async Task<Dictionary<string, long>> CountAsync(VaultDbContext db, IEnumerable<string> tables, CancellationToken ct)
    {
        var quote = db.GetService<ISqlGenerationHelper>();
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        await db.Database.OpenConnectionAsync(ct);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        foreach (var table in tables)
        {
            command.CommandText = "SELECT COUNT(*) FROM " + quote.DelimitIdentifier(table);
            counts[table] = Convert.ToInt64(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture);
        }

        return counts;
    }

    internal Dictionary<string, string> ToProperties() => new()
    {
        ["provider"] = Provider,
        ["program"] = Program,
        ["company"] = Company,
        ["vaultId"] = VaultId?.ToString() ?? "",
        ["trailSeq"] = TrailSeq.ToString(CultureInfo.InvariantCulture),
        ["trailHash"] = TrailHash,
        ["contentFiles"] = ContentFiles.ToString(CultureInfo.InvariantCulture),
        ["rows"] = JsonSerializer.Serialize(Rows.OrderBy(r => r.Key, StringComparer.Ordinal).ToDictionary()),
    };

    /// <summary>Refuses with <c>restore.not-a-backup</c> what was packed for something else.</summary>
    internal static Result<BackupFacts> From(PackageManifest manifest)
    {
        var said = manifest.Properties;
        try
        {
            if (manifest.Kind == BackupLayout.Kind)
                return new BackupFacts(
                    said["provider"],
                    said["program"],
                    said["company"],
                    Guid.TryParse(said["vaultId"], CultureInfo.InvariantCulture, out var id) ? id : null,
                    long.Parse(said["trailSeq"], CultureInfo.InvariantCulture),
                    said["trailHash"],
                    int.Parse(said["contentFiles"], CultureInfo.InvariantCulture),
                    JsonSerializer.Deserialize<Dictionary<string, long>>(said["rows"])!);
        }
        catch (Exception e) when (e is KeyNotFoundException or FormatException or JsonException or OverflowException)
        {
            // Not one of ours, which is what the refusal below says.
        }

        return Error.Invalid("restore.not-a-backup");
    }
}
