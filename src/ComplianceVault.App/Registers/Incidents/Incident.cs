using ComplianceVault.App.Records.Entries;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Registers.Incidents;

/// <summary>事件管理程序 3.5: by impact and urgency, never typed.</summary>
public enum IncidentPriority
{
    /// <summary>高</summary>
    High,

    /// <summary>中</summary>
    Medium,

    /// <summary>一般</summary>
    Normal,

    /// <summary>低</summary>
    Low,
}

/// <summary>The typed facts of an incident's record (decision 18): its clocks, its class and what became of it, written in the transaction of each step.</summary>
public sealed class Incident
{
    public required Guid RecordId { get; init; }

    public required string Number { get; init; }

    /// <summary>Code of the department that keeps it.</summary>
    public required string Department { get; init; }

    public required string Category { get; set; }

    public string? Subcategory { get; set; }

    public string? Service { get; set; }

    public required IncidentPriority Priority { get; set; }

    public bool IsMajor { get; set; }

    public required DateTime ReportedAt { get; set; }

    public DateTime? ResponseDue { get; set; }

    public DateTime? RespondedAt { get; set; }

    public DateTime? ResolutionDue { get; set; }

    /// <summary>When the service was restored, as the record says; null: not yet, or reopened.</summary>
    public DateTime? ResolvedAt { get; set; }

    /// <summary>Only worked around: the cause is not mended.</summary>
    public bool IsWorkaround { get; set; }

    public bool HasProblem { get; set; }

    public int Reopened { get; set; }

    /// <summary>很满意 … 很不满意 as 5 … 1.</summary>
    public int? Satisfaction { get; set; }

    /// <summary>Neither closed nor refused.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Outside the agreement: it counts nowhere.</summary>
    public bool IsRefused { get; set; }
}

internal sealed class IncidentMapping : IEntityTypeConfiguration<Incident>
{
    public void Configure(EntityTypeBuilder<Incident> builder)
    {
        builder.ToTable("Incident").HasKey(i => i.RecordId);
        builder.Property(i => i.Number).HasMaxLength(100);
        builder.Property(i => i.Department).HasMaxLength(40);
        builder.Property(i => i.Category).HasMaxLength(100);
        builder.Property(i => i.Subcategory).HasMaxLength(200);
        builder.Property(i => i.Service).HasMaxLength(300);
        builder.HasIndex(i => i.ReportedAt);
        builder.HasIndex(i => new { i.Category, i.IsWorkaround });
        builder.HasOne<Record>().WithOne().HasForeignKey<Incident>(i => i.RecordId).OnDelete(DeleteBehavior.Restrict);
    }
}
