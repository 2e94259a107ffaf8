using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Workflows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Records.Entries;

internal sealed class RecordMapping : IEntityTypeConfiguration<Record>
{
    public void Configure(EntityTypeBuilder<Record> builder)
    {
        builder.ToTable("Record").HasKey(r => r.Id);
        builder.Property(r => r.Number).HasMaxLength(100);
        builder.Property(r => r.Title).HasMaxLength(RecordTitle.Longest);
        builder.Property(r => r.Department).HasMaxLength(40);
        builder.Property(r => r.FilledByRole).HasMaxLength(40);
        builder.Property(r => r.BegunByName).HasMaxLength(200);
        builder.Property(r => r.ForName).HasMaxLength(200);
        builder.Property(r => r.ContentHash).HasMaxLength(64);
        builder.Property(r => r.Subject).HasMaxLength(RecordTitle.Longest);
        builder.Property(r => r.VoidAskedByName).HasMaxLength(200);
        builder.Property(r => r.StateCode).HasMaxLength(80);
        builder.Property(r => r.StateZh).HasMaxLength(200);
        builder.Property(r => r.StateEn).HasMaxLength(200);
        builder.Property(r => r.VoidReason).HasMaxLength(500);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => r.Number).IsUnique();
        builder.HasIndex(r => new { r.FormId, r.HappenedOn });
        builder.HasIndex(r => new { r.State, r.HappenedOn });
        builder.HasIndex(r => new { r.BegunById, r.State });
        builder.HasIndex(r => r.HappenedOn);
        builder.HasIndex(r => new { r.FormId, r.Subject }).HasFilter("\"Subject\" IS NOT NULL");
        builder.HasIndex(r => r.LookAt).HasFilter("\"LookAt\" IS NOT NULL");
        builder.HasOne<WorkflowDefinition>().WithMany().HasForeignKey(r => r.WorkflowId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Form>().WithMany().HasForeignKey(r => r.FormId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<FormEdition>().WithMany().HasForeignKey(r => r.FormEditionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RecordContentMapping : IEntityTypeConfiguration<RecordContent>
{
    public void Configure(EntityTypeBuilder<RecordContent> builder)
    {
        builder.ToTable("RecordContent").HasKey(c => new { c.RecordId, c.Ordinal });
        builder.Property(c => c.Hash).HasMaxLength(64);
        builder.Property(c => c.ByName).HasMaxLength(200);
        builder.HasOne<Record>().WithMany().HasForeignKey(c => c.RecordId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RecordCorrectionMapping : IEntityTypeConfiguration<RecordCorrection>
{
    public void Configure(EntityTypeBuilder<RecordCorrection> builder)
    {
        builder.ToTable("RecordCorrection").HasKey(c => c.Id);
        builder.Property(c => c.Place).HasMaxLength(200);
        builder.Property(c => c.Label).HasMaxLength(300);
        builder.Property(c => c.Explanation).HasMaxLength(500);
        builder.Property(c => c.ByName).HasMaxLength(200);
        builder.HasIndex(c => new { c.RecordId, c.ContentOrdinal });
        builder.HasIndex(c => c.At);
        builder.HasOne<Record>().WithMany().HasForeignKey(c => c.RecordId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RecordDraftMapping : IEntityTypeConfiguration<RecordDraft>
{
    public void Configure(EntityTypeBuilder<RecordDraft> builder)
    {
        builder.ToTable("RecordDraft").HasKey(d => d.RecordId);
        builder.Property(d => d.Revision).IsConcurrencyToken();
        builder.HasOne<Record>().WithOne().HasForeignKey<RecordDraft>(d => d.RecordId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RecordSigningMapping : IEntityTypeConfiguration<RecordSigning>
{
    public void Configure(EntityTypeBuilder<RecordSigning> builder)
    {
        builder.ToTable("RecordSigning").HasKey(s => s.StepId);
        builder.Property(s => s.Field).HasMaxLength(200);
        builder.HasIndex(s => s.RecordId);
        builder.HasOne<DecisionStep>().WithOne().HasForeignKey<RecordSigning>(s => s.StepId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Record>().WithMany().HasForeignKey(s => s.RecordId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RecordLinkMapping : IEntityTypeConfiguration<RecordLink>
{
    public void Configure(EntityTypeBuilder<RecordLink> builder)
    {
        builder.ToTable("RecordLink").HasKey(l => l.Id);
        builder.Property(l => l.Field).HasMaxLength(200);
        builder.Property(l => l.TargetKind).HasMaxLength(80);
        builder.Property(l => l.TargetId).HasMaxLength(120);
        builder.HasIndex(l => new { l.TargetKind, l.TargetId });
        builder.HasIndex(l => l.RecordId);
        builder.HasOne<Record>().WithMany().HasForeignKey(l => l.RecordId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RecordFileMapping : IEntityTypeConfiguration<RecordFile>
{
    public void Configure(EntityTypeBuilder<RecordFile> builder)
    {
        builder.ToTable("RecordFile").HasKey(f => f.Id);
        builder.Property(f => f.Hash).HasMaxLength(64);
        builder.Property(f => f.FileName).HasMaxLength(300);
        builder.Property(f => f.ByName).HasMaxLength(200);
        builder.HasIndex(f => f.RecordId);
        builder.HasIndex(f => f.Hash);
        builder.HasOne<Record>().WithMany().HasForeignKey(f => f.RecordId).OnDelete(DeleteBehavior.Restrict);
    }
}
