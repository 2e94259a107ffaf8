using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Documents.External;

/// <summary>
/// A document from outside that a department received and hands over to the controller (文件控制程序 4.9.2.1): open until it is registered, or found to need no
/// control.
/// </summary>
public sealed class ExternalHandOver : IVersioned
{
    public const string Kind = "external-hand-over";

    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required string Title { get; init; }

    /// <summary>From whom it came, and on which way.</summary>
    public required string Source { get; init; }

    /// <summary>Code of the department that received it.</summary>
    public string? Department { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    /// <summary>Until when it is to be registered; counted from the receipt, so that a late hand-over shortens it.</summary>
    public required DateOnly Due { get; init; }

    public required Guid ById { get; init; }

    public required string ByName { get; init; }

    public required DateTime At { get; init; }

    public DateTime? ClosedAt { get; set; }

    public string? ClosedByName { get; set; }

    /// <summary>The document as which it was registered; null: it needs no control, and <see cref="Reason"/> says why.</summary>
    public Guid? DocumentId { get; set; }

    public string? Reason { get; set; }

    public int Version { get; set; }

    public ObjectRef Ref => new(Kind, Id);
}

internal sealed class ExternalHandOverMapping : IEntityTypeConfiguration<ExternalHandOver>
{
    public void Configure(EntityTypeBuilder<ExternalHandOver> builder)
    {
        builder.ToTable("ExternalHandOver").HasKey(h => h.Id);
        builder.Property(h => h.Number).HasMaxLength(100);
        builder.Property(h => h.Title).HasMaxLength(ExternalFacts.LongestTitle);
        builder.Property(h => h.Source).HasMaxLength(ExternalFacts.LongestText);
        builder.Property(h => h.Department).HasMaxLength(40);
        builder.Property(h => h.ByName).HasMaxLength(200);
        builder.Property(h => h.ClosedByName).HasMaxLength(200);
        builder.Property(h => h.Reason).HasMaxLength(500);
        builder.Property(h => h.Version).IsConcurrencyToken();
        builder.Ignore(h => h.Ref);
        builder.HasIndex(h => h.Number).IsUnique();
        builder.HasIndex(h => h.ClosedAt);
        builder.HasOne<Document>().WithMany().HasForeignKey(h => h.DocumentId).OnDelete(DeleteBehavior.Restrict);
    }
}
