using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Documents.Destruction;

/// <summary>暂缓销毁: nothing of the document, or of one edition, may be destroyed until two persons have released it (R24, R47).</summary>
public sealed class DestructionHold : IVersioned
{
    public const string Kind = "hold";

    public required Guid Id { get; init; }

    public required Guid DocumentId { get; init; }

    /// <summary>Null: every edition.</summary>
    public Guid? EditionId { get; init; }

    /// <summary>Why: a lawsuit, an audit, a complaint.</summary>
    public required string Reason { get; init; }

    /// <summary>范围: what of it is meant, and until when it is thought to last.</summary>
    public required string Scope { get; init; }

    public required Guid SetById { get; init; }

    public required string SetByName { get; init; }

    public required DateTime SetAt { get; init; }

    /// <summary>The first of the two who release it.</summary>
    public Guid? AskedById { get; set; }

    public string? AskedByName { get; set; }

    public DateTime? AskedAt { get; set; }

    public string? ReleaseReason { get; set; }

    public string? ReleasedByName { get; set; }

    public DateTime? ReleasedAt { get; set; }

    public int Version { get; set; }
}

/// <summary>The holds in force.</summary>
internal static class DestructionHolds
{
    public static IQueryable<DestructionHold> Of(VaultDbContext db, Guid documentId, Guid editionId) =>
        db.Set<DestructionHold>().Where(h => h.ReleasedAt == null && h.DocumentId == documentId && (h.EditionId == null || h.EditionId == editionId));
}

internal sealed class DestructionHoldMapping : IEntityTypeConfiguration<DestructionHold>
{
    public void Configure(EntityTypeBuilder<DestructionHold> builder)
    {
        builder.ToTable("DestructionHold").HasKey(h => h.Id);
        builder.Property(h => h.Reason).HasMaxLength(500);
        builder.Property(h => h.Scope).HasMaxLength(500);
        builder.Property(h => h.SetByName).HasMaxLength(200);
        builder.Property(h => h.AskedByName).HasMaxLength(200);
        builder.Property(h => h.ReleaseReason).HasMaxLength(500);
        builder.Property(h => h.ReleasedByName).HasMaxLength(200);
        builder.Property(h => h.Version).IsConcurrencyToken();
        builder.HasIndex(h => new { h.DocumentId, h.ReleasedAt });
        builder.HasIndex(h => h.ReleasedAt);
        builder.HasOne<Document>().WithMany().HasForeignKey(h => h.DocumentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Edition>().WithMany().HasForeignKey(h => h.EditionId).OnDelete(DeleteBehavior.Restrict);
    }
}
