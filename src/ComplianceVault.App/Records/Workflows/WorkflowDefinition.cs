using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Records.Workflows;

/// <summary>A workflow as the pack defines it, as of a period; a change is a new row.</summary>
public sealed class WorkflowDefinition
{
    public required Guid Id { get; init; }

    public required string Code { get; init; }

    public required string TitleZh { get; init; }

    public string? TitleEn { get; init; }

    /// <summary>Number of the form whose records go through it; null for a life cycle that code keeps.</summary>
    public string? Form { get; init; }

    /// <summary>Number of the document that prescribes it.</summary>
    public required string Document { get; init; }

    /// <summary>States and moves as canonical JSON.</summary>
    public required string Definition { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; set; }
}

/// <summary>A role that can begin records of a form through its workflow.</summary>
public sealed class WorkflowStarter
{
    public required Guid WorkflowId { get; init; }

    /// <summary>Number of the form.</summary>
    public required string Form { get; init; }

    public required string Role { get; init; }
}

internal sealed class WorkflowStarterMapping : IEntityTypeConfiguration<WorkflowStarter>
{
    public void Configure(EntityTypeBuilder<WorkflowStarter> builder)
    {
        builder.ToTable("WorkflowStarter").HasKey(s => new { s.WorkflowId, s.Role });
        builder.Property(s => s.Form).HasMaxLength(80);
        builder.Property(s => s.Role).HasMaxLength(40);
        builder.HasIndex(s => s.Form);
        builder.HasOne<WorkflowDefinition>().WithMany().HasForeignKey(s => s.WorkflowId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class WorkflowDefinitionMapping : IEntityTypeConfiguration<WorkflowDefinition>
{
    public void Configure(EntityTypeBuilder<WorkflowDefinition> builder)
    {
        builder.ToTable("WorkflowDefinition").HasKey(w => w.Id);
        builder.Property(w => w.Code).HasMaxLength(80);
        builder.Property(w => w.TitleZh).HasMaxLength(200);
        builder.Property(w => w.TitleEn).HasMaxLength(200);
        builder.Property(w => w.Form).HasMaxLength(80);
        builder.Property(w => w.Document).HasMaxLength(80);
        builder.HasIndex(w => w.Code).IsUnique().HasFilter("\"To\" IS NULL");
    }
}
