using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Signatures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Documents.Deciding;

/// <summary>From whom the person who decides must be another one (≠, R16), deputies and those for whom they stand in included.</summary>
public enum Apart
{
    Nobody,

    /// <summary>Who asked for it.</summary>
    Initiator,

    /// <summary>Who asked for it, and everybody who signed a step before.</summary>
    All,

    /// <summary>Who signed the step before: two persons execute.</summary>
    StepBefore,
}

/// <summary>
/// A signed decision that an application needs, and what became of it: the open rows are the inbox. Written and closed in the act that moves the application.
/// </summary>
public sealed class DecisionStep
{
    public required Guid Id { get; init; }

    /// <summary>What is decided: a withdrawal or a destruction.</summary>
    public required string SubjectKind { get; init; }

    public required Guid SubjectId { get; init; }

    /// <summary>From 0 within the subject.</summary>
    public required int Ordinal { get; init; }

    public required SignatureMeaning Meaning { get; init; }

    public required string RoleCode { get; init; }

    /// <summary>The department whose holder of the role is meant; null for a role of the whole company.</summary>
    public string? Department { get; init; }

    /// <summary>Role and department in one word, as <c>Actor.Offices</c> has them.</summary>
    public required string Office { get; init; }

    public required Guid InitiatorId { get; init; }

    public required Apart Apart { get; init; }

    /// <summary>Named for this step: by the management representative (decision 17), or the witness by who executes.</summary>
    public Guid? NamedId { get; set; }

    public string? NamedName { get; set; }

    public required DateTime OpenedAt { get; init; }

    public required DateOnly Due { get; init; }

    public DateTime? DoneAt { get; set; }

    public Guid? DoneById { get; set; }

    /// <summary>As signed: 姓名（代 …） for a deputy.</summary>
    public string? DoneByName { get; set; }

    /// <summary>Whom the deputy stood in for.</summary>
    public Guid? InsteadOfId { get; set; }

    public TaskOutcome? Outcome { get; set; }

    public Guid? SignatureId { get; set; }

    public string? Reason { get; set; }
}

internal sealed class DecisionStepMapping : IEntityTypeConfiguration<DecisionStep>
{
    public void Configure(EntityTypeBuilder<DecisionStep> builder)
    {
        builder.ToTable("DecisionStep").HasKey(s => s.Id);
        builder.Property(s => s.SubjectKind).HasMaxLength(40);
        builder.Property(s => s.RoleCode).HasMaxLength(40);
        builder.Property(s => s.Department).HasMaxLength(40);
        builder.Property(s => s.Office).HasMaxLength(81);
        builder.Property(s => s.NamedName).HasMaxLength(200);
        builder.Property(s => s.DoneByName).HasMaxLength(200);
        builder.Property(s => s.Reason).HasMaxLength(500);
        builder.HasIndex(s => new { s.SubjectKind, s.SubjectId, s.Ordinal }).IsUnique();
        builder.HasIndex(s => new { s.DoneAt, s.Office });
    }
}
