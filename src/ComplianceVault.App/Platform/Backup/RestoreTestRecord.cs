using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Platform.Backup;

/// <summary>恢复测试记录: proof that a backup can be restored, and how long it takes (R35).</summary>
public sealed class RestoreTestRecord
{
    public const string ObjectKind = "restore-test";

    public required Guid Id { get; init; }

    public required DateTime At { get; init; }

    /// <summary>The backup that was tested; null for a file this vault has no record of.</summary>
    public required Guid? BackupId { get; init; }

    public required string File { get; init; }

    public required string Sha256 { get; init; }

    /// <summary>Measured recovery time: from opening the package to the verified copy.</summary>
    public required TimeSpan Took { get; init; }

    public required long TrailEntries { get; init; }

    public required int ContentFiles { get; init; }

    public required bool HashesHold { get; init; }

    public required bool TrailHolds { get; init; }

    public required bool CountsEqual { get; init; }

    public required Guid TesterId { get; init; }

    public required string TesterName { get; init; }

    public Guid? ReviewerId { get; set; }

    public string? ReviewerName { get; set; }

    public DateTime? ReviewedAt { get; set; }

    public bool Passed => HashesHold && TrailHolds && CountsEqual;
}

internal sealed class RestoreTestRecordMapping : IEntityTypeConfiguration<RestoreTestRecord>
{
    public void Configure(EntityTypeBuilder<RestoreTestRecord> builder)
    {
        builder.ToTable("RestoreTestRecord").HasKey(t => t.Id);
        builder.Property(t => t.File).HasMaxLength(1000);
        builder.Property(t => t.Sha256).HasMaxLength(64);
        builder.Property(t => t.TesterName).HasMaxLength(200);
        builder.Property(t => t.ReviewerName).HasMaxLength(200);
        builder.HasIndex(t => t.At);
    }
}
