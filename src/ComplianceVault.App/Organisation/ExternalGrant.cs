using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Organisation;

/// <summary>What the management representative lets an auditor from outside see, on civil days, both included (decision 11).</summary>
public sealed class ExternalGrant
{
    public const string Kind = "external-grant";

    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required bool DocumentsInForce { get; init; }

    public required bool ExportAllowed { get; init; }

    public required bool VerdictsShown { get; init; }

    /// <summary>Numbers of the clauses whose records are granted, a space between; each stands for those below it. Null: no records.</summary>
    public string? RecordClauses { get; init; }

    /// <summary>First day of the event of these records.</summary>
    public DateOnly? RecordsFrom { get; init; }

    public DateOnly? RecordsTo { get; init; }

    /// <summary>Numbers of forms whose 受限 and 保密 records are granted as well, a space between.</summary>
    public string? RestrictedForms { get; init; }

    public required string Reason { get; init; }

    public required string GrantedByName { get; init; }

    public required DateTime GrantedAt { get; init; }

    /// <summary>Ended early.</summary>
    public DateTime? EndedAt { get; set; }
}

internal sealed class ExternalGrantMapping : IEntityTypeConfiguration<ExternalGrant>
{
    public void Configure(EntityTypeBuilder<ExternalGrant> builder)
    {
        builder.ToTable("ExternalGrant").HasKey(g => g.Id);
        builder.Property(g => g.RecordClauses).HasMaxLength(GrantedRecords.LongestList);
        builder.Property(g => g.RestrictedForms).HasMaxLength(GrantedRecords.LongestList);
        builder.Property(g => g.Reason).HasMaxLength(500);
        builder.Property(g => g.GrantedByName).HasMaxLength(200);
        builder.HasIndex(g => new { g.PersonId, g.To });
        builder.HasOne<Person>().WithMany().HasForeignKey(g => g.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
