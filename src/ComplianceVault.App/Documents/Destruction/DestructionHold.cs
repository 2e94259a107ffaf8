using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Documents.Destruction;

/// <summary>
/// 暂缓销毁: nothing of the document, of one edition, of one record or of all records of a form may be destroyed until two persons have released it (R24, R47).
/// </summary>
public sealed class DestructionHold : IVersioned
{
    public const string Kind = "hold";

    public required Guid Id { get; init; }

    /// <summary>Null: it is on records.</summary>
    public Guid? DocumentId { get; init; }

    /// <summary>Of a document: null for every edition.</summary>
    public Guid? EditionId { get; init; }

    /// <summary>The form whose records are meant; null: it is on a document.</summary>
    public Guid? FormId { get; init; }

    /// <summary>Of a form: null for all its records, also those still to come.</summary>
    public Guid? RecordId { get; init; }

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

/// <summary>A hold in force with a record that it is on.</summary>
internal sealed class HeldRecord
{
    public required Guid RecordId { get; init; }

    public required DestructionHold Hold { get; init; }
}

/// <summary>The holds in force.</summary>
internal static class DestructionHolds
{
    public static IQueryable<DestructionHold> Of(VaultDbContext db, Guid documentId, Guid editionId) =>
        db.Set<DestructionHold>().Where(h => h.ReleasedAt == null && h.DocumentId == documentId && (h.EditionId == null || h.EditionId == editionId));

    /// <summary>Each record with every hold on it: its own, and those on all records of its form.</summary>
    public static IQueryable<HeldRecord> On(VaultDbContext db) =>
        from h in db.Set<DestructionHold>().AsNoTracking()
        where h.ReleasedAt == null
        join r in db.Set<Record>() on h.FormId equals (Guid?)r.FormId
        where h.RecordId == null || h.RecordId == r.Id
        select new HeldRecord { RecordId = r.Id, Hold = h };
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
        builder.HasIndex(h => new { h.FormId, h.ReleasedAt });
        builder.HasOne<Form>().WithMany().HasForeignKey(h => h.FormId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Record>().WithMany().HasForeignKey(h => h.RecordId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Edition>().WithMany().HasForeignKey(h => h.EditionId).OnDelete(DeleteBehavior.Restrict);
    }
}
