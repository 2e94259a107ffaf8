using ComplianceVault.App.Platform.Signatures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>How a task ended.</summary>
public enum TaskOutcome
{
    /// <summary>已签署</summary>
    Signed,

    /// <summary>退回: this person sent the edition back.</summary>
    Rejected,

    /// <summary>撤回: the author took the edition back.</summary>
    TakenBack,

    /// <summary>发布前退回: the controller sent the approved edition back.</summary>
    Returned,

    /// <summary>失效: somebody else sent the edition back.</summary>
    Void,
}

/// <summary>
/// A signature an edition needs in a round, and what became of it: the open rows are the inbox. Written and closed in the act that moves the edition.
/// </summary>
public sealed class SigningTask
{
    public required Guid Id { get; init; }

    public required Guid EditionId { get; init; }

    public required int Round { get; init; }

    public required SignatureMeaning Meaning { get; init; }

    public required string RoleCode { get; init; }

    /// <summary>The department whose holder of the role is meant; null for a role of the whole company.</summary>
    public string? Department { get; init; }

    /// <summary>Role and department in one word, as <c>Actor.Offices</c> has them.</summary>
    public required string Office { get; init; }

    /// <summary>Named by the management representative for this signature (decision 17).</summary>
    public Guid? NamedId { get; set; }

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

/// <summary>A person whom the management representative named for one signature of an edition; the last one counts.</summary>
public sealed class NamedSigner
{
    public required Guid Id { get; init; }

    public required Guid EditionId { get; init; }

    public required SignatureMeaning Meaning { get; init; }

    public string? Department { get; init; }

    public required Guid PersonId { get; init; }

    public required string PersonName { get; init; }

    public required string ByName { get; init; }

    public required DateTime At { get; init; }

    public required string Reason { get; init; }
}

internal sealed class SigningTaskMapping : IEntityTypeConfiguration<SigningTask>
{
    public void Configure(EntityTypeBuilder<SigningTask> builder)
    {
        builder.ToTable("SigningTask").HasKey(t => t.Id);
        builder.Property(t => t.RoleCode).HasMaxLength(40);
        builder.Property(t => t.Department).HasMaxLength(40);
        builder.Property(t => t.Office).HasMaxLength(81);
        builder.Property(t => t.DoneByName).HasMaxLength(200);
        builder.Property(t => t.Reason).HasMaxLength(500);
        builder.HasIndex(t => new { t.EditionId, t.Round });
        builder.HasIndex(t => new { t.DoneAt, t.Office });
        builder.HasIndex(t => t.DoneById);
        builder.HasIndex(t => t.NamedId);
        builder.HasOne<Library.Edition>().WithMany().HasForeignKey(t => t.EditionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class NamedSignerMapping : IEntityTypeConfiguration<NamedSigner>
{
    public void Configure(EntityTypeBuilder<NamedSigner> builder)
    {
        builder.ToTable("NamedSigner").HasKey(n => n.Id);
        builder.Property(n => n.Department).HasMaxLength(40);
        builder.Property(n => n.PersonName).HasMaxLength(200);
        builder.Property(n => n.ByName).HasMaxLength(200);
        builder.Property(n => n.Reason).HasMaxLength(500);
        builder.HasIndex(n => n.EditionId);
        builder.HasOne<Library.Edition>().WithMany().HasForeignKey(n => n.EditionId).OnDelete(DeleteBehavior.Restrict);
    }
}
