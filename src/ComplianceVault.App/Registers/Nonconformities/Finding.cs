using ComplianceVault.App.Records.Entries;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Registers.Nonconformities;

/// <summary>How grave a finding of an audit is.</summary>
public enum FindingGrade
{
    /// <summary>观察项: told, not weighed.</summary>
    Observation,

    /// <summary>一般不符合</summary>
    Minor,

    /// <summary>严重不符合</summary>
    Major,
}

/// <summary>A nonconformity of an audit under one clause, from its issue until it is closed: the typed facts of its record (decision 18), written in the same transaction.</summary>
public sealed class Finding
{
    public required Guid RecordId { get; init; }

    public required string Clause { get; init; }

    /// <summary>Number of the record.</summary>
    public required string Number { get; init; }

    /// <summary>Code of the department audited.</summary>
    public required string Department { get; set; }

    public required FindingGrade Grade { get; set; }

    public required DateOnly OpenedOn { get; init; }

    /// <summary>The first day on which it is open no longer.</summary>
    public DateOnly? ClosedOn { get; set; }
}

internal sealed class FindingMapping : IEntityTypeConfiguration<Finding>
{
    public void Configure(EntityTypeBuilder<Finding> builder)
    {
        builder.ToTable("Finding").HasKey(f => new { f.RecordId, f.Clause });
        builder.Property(f => f.Clause).HasMaxLength(20);
        builder.Property(f => f.Number).HasMaxLength(100);
        builder.Property(f => f.Department).HasMaxLength(40);
        builder.HasIndex(f => new { f.Clause, f.ClosedOn });
        builder.HasOne<Record>().WithMany().HasForeignKey(f => f.RecordId).OnDelete(DeleteBehavior.Restrict);
    }
}
