using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Disposal;
using ComplianceVault.App.Records.Entries;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Clauses.Evidence;

/// <summary>取证夹: what an auditor took for one purpose. It is the auditor's own; nobody else opens it.</summary>
public sealed class EvidenceFolder
{
    public const string Kind = "evidence-folder";

    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required Guid OwnerId { get; init; }

    public required string OwnerName { get; init; }

    public required DateTime CreatedAt { get; init; }
}

/// <summary>抽样清单: a sample of the records that a register showed, with all that it takes to draw it again. Never changed.</summary>
public sealed class Sample
{
    public const string Kind = "sample";

    public required Guid Id { get; init; }

    public required Guid FolderId { get; init; }

    public required string FormNumber { get; init; }

    public required string FormTitle { get; init; }

    /// <summary>What the register was narrowed by, in words; empty: all its records.</summary>
    public required string Asked { get; init; }

    /// <summary>The same as the register's address.</summary>
    public required string Query { get; init; }

    /// <summary>总体: how many records the register held, within the auditor's rights.</summary>
    public required int Population { get; init; }

    public required string Seed { get; init; }

    public required DateTime TakenAt { get; init; }

    public required Guid TakenById { get; init; }

    public required string TakenByName { get; init; }
}

/// <summary>A drawn record as it stood when it was drawn. Never changed, but for its title, which goes with a destroyed record; number, day and hash stay.</summary>
public sealed class SampleRow
{
    public required Guid SampleId { get; init; }

    /// <summary>Its place in the population, by number from 1.</summary>
    public required int Place { get; init; }

    public required Guid RecordId { get; init; }

    public required string Number { get; init; }

    public required string Title { get; init; }

    public required DateOnly? HappenedOn { get; init; }

    /// <summary>SHA-256 of what stood on it.</summary>
    public required string ContentHash { get; init; }
}

/// <summary>The title of a record says what stood on it.</summary>
internal sealed class ClearDrawnTitle : IFactHandler<ObjectDisposed>
{
    public Task HandleAsync(ObjectDisposed fact, Act act) =>
        fact.Object.Kind == Record.Kind ? act.Db.Set<SampleRow>().Where(r => r.RecordId == fact.Object.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.Title, ""), act.Token) : Task.CompletedTask;
}

internal sealed class EvidenceFolderMapping : IEntityTypeConfiguration<EvidenceFolder>
{
    public void Configure(EntityTypeBuilder<EvidenceFolder> builder)
    {
        builder.ToTable("EvidenceFolder").HasKey(f => f.Id);
        builder.Property(f => f.Name).HasMaxLength(TakeSample.LongestName);
        builder.Property(f => f.OwnerName).HasMaxLength(200);
        builder.HasIndex(f => new { f.OwnerId, f.Name }).IsUnique();
        builder.HasOne<Person>().WithMany().HasForeignKey(f => f.OwnerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SampleMapping : IEntityTypeConfiguration<Sample>
{
    public void Configure(EntityTypeBuilder<Sample> builder)
    {
        builder.ToTable("Sample").HasKey(s => s.Id);
        builder.Property(s => s.FormNumber).HasMaxLength(80);
        builder.Property(s => s.FormTitle).HasMaxLength(300);
        builder.Property(s => s.Asked).HasMaxLength(TakeSample.LongestAsked);
        builder.Property(s => s.Query).HasMaxLength(TakeSample.LongestQuery);
        builder.Property(s => s.Seed).HasMaxLength(TakeSample.LongestSeed);
        builder.Property(s => s.TakenByName).HasMaxLength(200);
        builder.HasIndex(s => s.FolderId);
        builder.HasOne<EvidenceFolder>().WithMany().HasForeignKey(s => s.FolderId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SampleRowMapping : IEntityTypeConfiguration<SampleRow>
{
    public void Configure(EntityTypeBuilder<SampleRow> builder)
    {
        builder.ToTable("SampleRow").HasKey(r => new { r.SampleId, r.Place });
        builder.Property(r => r.Number).HasMaxLength(100);
        builder.Property(r => r.Title).HasMaxLength(200);
        builder.Property(r => r.ContentHash).HasMaxLength(64);
        builder.HasIndex(r => r.RecordId);
        builder.HasOne<Sample>().WithMany().HasForeignKey(r => r.SampleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Record>().WithMany().HasForeignKey(r => r.RecordId).OnDelete(DeleteBehavior.Restrict);
    }
}
