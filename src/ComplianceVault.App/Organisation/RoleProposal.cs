using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Organisation;

/// <summary>Where a proposal stands.</summary>
public enum ProposalState
{
    Open,
    Confirmed,
    Declined,
}

/// <summary>A role that administers rights, proposed for somebody: it takes effect when a second administrator confirms (R47).</summary>
public sealed class RoleProposal : IVersioned
{
    public const string Kind = "role-proposal";

    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required string RoleCode { get; init; }

    public string? DepartmentCode { get; init; }

    /// <summary>First and last instant wanted; null: from the confirmation on, and open-ended.</summary>
    public DateTime? From { get; init; }

    public DateTime? To { get; init; }

    public required string Reason { get; init; }

    public required Guid ById { get; init; }

    public required string ByName { get; init; }

    public required DateTime At { get; init; }

    public ProposalState State { get; set; }

    public string? DecidedByName { get; set; }

    public DateTime? DecidedAt { get; set; }

    public int Version { get; set; }
}

internal sealed class RoleProposalMapping : IEntityTypeConfiguration<RoleProposal>
{
    public void Configure(EntityTypeBuilder<RoleProposal> builder)
    {
        builder.ToTable("RoleProposal").HasKey(p => p.Id);
        builder.Property(p => p.RoleCode).HasMaxLength(40);
        builder.Property(p => p.DepartmentCode).HasMaxLength(40);
        builder.Property(p => p.Reason).HasMaxLength(500);
        builder.Property(p => p.ByName).HasMaxLength(200);
        builder.Property(p => p.DecidedByName).HasMaxLength(200);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => new { p.State, p.At });
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Role>().WithMany().HasForeignKey(p => p.RoleCode).OnDelete(DeleteBehavior.Restrict);
    }
}
