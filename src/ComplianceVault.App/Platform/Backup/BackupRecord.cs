using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Platform.Backup;

/// <summary>Who asked for a backup.</summary>
public enum BackupKind
{
    Manual,
    Scheduled,
}

/// <summary>
/// 备份记录, written by the program with each backup (R34, 记录控制程序 4.10.5). The copy inside the package ends before it: a restored vault
/// knows the backup it came from by its trail entry <c>vault.restored</c>.
/// </summary>
public sealed class BackupRecord
{
    public const string ObjectKind = "backup";

    public required Guid Id { get; init; }

    public required BackupKind Kind { get; init; }

    public required DateTime At { get; init; }

    public required TimeSpan Took { get; init; }

    public required Guid ById { get; init; }

    public required string ByName { get; init; }

    /// <summary>Full path at that time.</summary>
    public required string File { get; init; }

    public required long Bytes { get; init; }

    /// <summary>SHA-256 of the whole file.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The last trail entry inside, and its hash.</summary>
    public required long TrailSeq { get; init; }

    public required string TrailHash { get; init; }

    public required int ContentFiles { get; init; }

    /// <summary>Stored files that were missing or no longer gave their hash, and so are not inside.</summary>
    public required int DamagedFiles { get; init; }

    /// <summary>The first broken trail entry inside; null when the trail holds.</summary>
    public required long? TrailBrokenAt { get; init; }

    public required bool Encrypted { get; init; }

    /// <summary>
    /// Every hash of the written package was recomputed, the packed database was opened, its trail holds, and no stored file was missing.
    /// </summary>
    public required bool Verified { get; init; }

    /// <summary>When the rotation removed the file; the record stays.</summary>
    public DateTime? RemovedAt { get; set; }

    /// <summary>Where the file lies now: where it was written, or in the directory of backups when the vault has moved.</summary>
    internal string PathIn(VaultPaths paths) => Path.Exists(File) ? File : Path.Combine(paths.Backups, Path.GetFileName(File));
}

internal sealed class BackupRecordMapping : IEntityTypeConfiguration<BackupRecord>
{
    public void Configure(EntityTypeBuilder<BackupRecord> builder)
    {
        builder.ToTable("BackupRecord").HasKey(b => b.Id);
        builder.Property(b => b.ByName).HasMaxLength(200);
        builder.Property(b => b.File).HasMaxLength(1000);
        builder.Property(b => b.Sha256).HasMaxLength(64);
        builder.Property(b => b.TrailHash).HasMaxLength(64);
        builder.HasIndex(b => b.At);
    }
}
