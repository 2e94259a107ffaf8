using ComplianceVault.App.Documents.Library;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Documents.ChangeRequests;

internal sealed class ChangeRequestMapping : IEntityTypeConfiguration<ChangeRequest>
{
    public void Configure(EntityTypeBuilder<ChangeRequest> builder)
    {
        builder.ToTable("ChangeRequest").HasKey(r => r.Id);
        builder.Property(r => r.Number).HasMaxLength(100);
        builder.Property(r => r.Label).HasMaxLength(20);
        builder.Property(r => r.SectionKey).HasMaxLength(100);
        builder.Property(r => r.SectionNumber).HasMaxLength(60);
        builder.Property(r => r.SectionHeading).HasMaxLength(500);
        builder.Property(r => r.Problem).HasMaxLength(RaiseChangeRequest.LongestText);
        builder.Property(r => r.Proposal).HasMaxLength(RaiseChangeRequest.LongestText);
        builder.Property(r => r.RaisedByName).HasMaxLength(200);
        builder.Property(r => r.Departments).HasMaxLength(2000);
        builder.Property(r => r.Office).HasMaxLength(100);
        builder.Property(r => r.NextLabel).HasMaxLength(20);
        builder.Property(r => r.CarriedPast).HasMaxLength(20);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => r.Number).IsUnique();
        builder.HasIndex(r => new { r.DocumentId, r.State });
        builder.HasIndex(r => new { r.State, r.Due });
        builder.HasIndex(r => r.RaisedById);
        builder.HasIndex(r => r.NextEditionId);
        builder.HasIndex(r => r.CauseEditionId);
        builder.HasOne<Document>().WithMany().HasForeignKey(r => r.DocumentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Edition>().WithMany().HasForeignKey(r => r.EditionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Edition>().WithMany().HasForeignKey(r => r.NextEditionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Edition>().WithMany().HasForeignKey(r => r.CauseEditionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ChangeRequestStepMapping : IEntityTypeConfiguration<ChangeRequestStep>
{
    public void Configure(EntityTypeBuilder<ChangeRequestStep> builder)
    {
        builder.ToTable("ChangeRequestStep").HasKey(s => s.Id);
        builder.Property(s => s.ByName).HasMaxLength(200);
        builder.Property(s => s.Text).HasMaxLength(500);
        builder.Property(s => s.Label).HasMaxLength(20);
        builder.HasIndex(s => new { s.RequestId, s.Ordinal }).IsUnique();
        builder.HasOne<ChangeRequest>().WithMany().HasForeignKey(s => s.RequestId).OnDelete(DeleteBehavior.Restrict);
    }
}
