using ComplianceVault.Content.Reading;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>A file that a draft was given; every one is kept, the edition's main file and text follow the last.</summary>
public sealed class DraftUpload
{
    public required Guid Id { get; init; }

    public required Guid EditionId { get; init; }

    /// <summary>From 1 within the edition.</summary>
    public required int Ordinal { get; init; }

    public required string FileName { get; init; }

    public required SourceFormat Format { get; init; }

    public required string Hash { get; init; }

    public required string TextHash { get; init; }

    public required long Length { get; init; }

    public required DateTime At { get; init; }

    public required Guid ById { get; init; }

    public required string ByName { get; init; }
}

/// <summary>What a department has to do with an edition.</summary>
public enum DepartmentPart
{
    /// <summary>会签: shares the work.</summary>
    Countersign,

    /// <summary>发放: is to have the edition.</summary>
    Distribution,
}

/// <summary>A department named for an edition by its author.</summary>
public sealed class EditionDepartment
{
    public required Guid EditionId { get; init; }

    public required DepartmentPart Part { get; init; }

    public required string Department { get; init; }
}

/// <summary>The training that an edition needs took place, or was waived by the management representative (decision 28).</summary>
public sealed class EditionTraining
{
    public required Guid Id { get; init; }

    public required Guid EditionId { get; init; }

    /// <summary>Of the edition's content at that time: one that was sent back and changed is trained anew.</summary>
    public required int Round { get; init; }

    public required bool Waived { get; init; }

    /// <summary>The day of the training, or of the waiver.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The evidence, or the reason of the waiver.</summary>
    public required string Note { get; init; }

    /// <summary>The 《培训记录》 that is the evidence.</summary>
    public Guid? RecordId { get; init; }

    public required DateTime At { get; init; }

    public required string ByName { get; init; }
}

/// <summary>A periodic review of a document in force that took place.</summary>
public sealed class EditionReview
{
    public required Guid Id { get; init; }

    public required Guid DocumentId { get; init; }

    public required Guid EditionId { get; init; }

    /// <summary>When it was due.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The civil day on which it was entered: the next one is counted from it.</summary>
    public required DateOnly On { get; init; }

    public required DateTime At { get; init; }

    public required string ByName { get; init; }

    public required ReviewResult Result { get; init; }

    public required string Reason { get; init; }
}

internal sealed class DraftUploadMapping : IEntityTypeConfiguration<DraftUpload>
{
    public void Configure(EntityTypeBuilder<DraftUpload> builder)
    {
        builder.ToTable("DraftUpload").HasKey(u => u.Id);
        builder.Property(u => u.FileName).HasMaxLength(300);
        builder.Property(u => u.Hash).HasMaxLength(64);
        builder.Property(u => u.TextHash).HasMaxLength(64);
        builder.Property(u => u.ByName).HasMaxLength(200);
        builder.HasIndex(u => new { u.EditionId, u.Ordinal }).IsUnique();
        builder.HasOne<Library.Edition>().WithMany().HasForeignKey(u => u.EditionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EditionDepartmentMapping : IEntityTypeConfiguration<EditionDepartment>
{
    public void Configure(EntityTypeBuilder<EditionDepartment> builder)
    {
        builder.ToTable("EditionDepartment").HasKey(d => new { d.EditionId, d.Part, d.Department });
        builder.Property(d => d.Department).HasMaxLength(40);
        builder.HasOne<Library.Edition>().WithMany().HasForeignKey(d => d.EditionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EditionTrainingMapping : IEntityTypeConfiguration<EditionTraining>
{
    public void Configure(EntityTypeBuilder<EditionTraining> builder)
    {
        builder.ToTable("EditionTraining").HasKey(t => t.Id);
        builder.Property(t => t.Note).HasMaxLength(500);
        builder.Property(t => t.ByName).HasMaxLength(200);
        builder.HasIndex(t => t.EditionId);
        builder.HasIndex(t => t.RecordId);
        builder.HasOne<Library.Edition>().WithMany().HasForeignKey(t => t.EditionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EditionReviewMapping : IEntityTypeConfiguration<EditionReview>
{
    public void Configure(EntityTypeBuilder<EditionReview> builder)
    {
        builder.ToTable("EditionReview").HasKey(r => r.Id);
        builder.Property(r => r.ByName).HasMaxLength(200);
        builder.Property(r => r.Reason).HasMaxLength(500);
        builder.HasIndex(r => new { r.DocumentId, r.At });
        builder.HasOne<Library.Edition>().WithMany().HasForeignKey(r => r.EditionId).OnDelete(DeleteBehavior.Restrict);
    }
}
