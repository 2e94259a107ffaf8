using ComplianceVault.App.Platform.Data;
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

/// <summary>
/// A nonconformity of an audit under one clause, as of a period (decision 8): the typed facts of its record (decision 18), written in the same transaction. Another grade or
/// department ends a row and begins another, reopening begins one too, so that a past day keeps what was known then.
/// </summary>
public sealed class Finding : IDayPeriod
{
    public required Guid Id { get; init; }

    public required Guid RecordId { get; init; }

    public required string Clause { get; init; }

    /// <summary>Number of the record.</summary>
    public required string Number { get; init; }

    /// <summary>Code of the department audited.</summary>
    public required string Department { get; init; }

    public required FindingGrade Grade { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The first day on which it is open no longer, or stands otherwise.</summary>
    public DateOnly? To { get; set; }
}

internal sealed class FindingMapping : IEntityTypeConfiguration<Finding>
{
    public void Configure(EntityTypeBuilder<Finding> builder)
    {
        builder.ToTable("Finding").HasKey(f => f.Id);
        builder.Property(f => f.Clause).HasMaxLength(20);
        builder.Property(f => f.Number).HasMaxLength(100);
        builder.Property(f => f.Department).HasMaxLength(40);
        builder.HasIndex(f => f.To);
        builder.HasIndex(f => new { f.RecordId, f.Clause }).IsUnique().HasFilter("\"To\" IS NULL");
        builder.HasOne<Record>().WithMany().HasForeignKey(f => f.RecordId).OnDelete(DeleteBehavior.Restrict);
    }
}
