using ComplianceVault.App.Documents.Library;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Documents.Distribution;

internal sealed class DistributionEntryMapping : IEntityTypeConfiguration<DistributionEntry>
{
    public void Configure(EntityTypeBuilder<DistributionEntry> builder)
    {
        builder.ToTable("DistributionEntry").HasKey(e => e.Id);
        builder.Property(e => e.Department).HasMaxLength(40);
        builder.Property(e => e.OutsideHolder).HasMaxLength(100);
        builder.Property(e => e.ByName).HasMaxLength(200);
        builder.Property(e => e.Reason).HasMaxLength(500);
        builder.Property(e => e.DecidedByName).HasMaxLength(200);
        builder.Property(e => e.DecisionReason).HasMaxLength(500);
        builder.Property(e => e.Version).IsConcurrencyToken();
        builder.HasIndex(e => new { e.DocumentId, e.To });
        builder.HasIndex(e => new { e.Standing, e.To });
        builder.HasIndex(e => new { e.Department, e.Medium, e.To, e.DocumentId }); // whole: SQLite would read all lines of the department for each edition
        builder.HasOne<Document>().WithMany().HasForeignKey(e => e.DocumentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ControlledCopyMapping : IEntityTypeConfiguration<ControlledCopy>
{
    public void Configure(EntityTypeBuilder<ControlledCopy> builder)
    {
        builder.ToTable("ControlledCopy").HasKey(c => c.Id);
        builder.Property(c => c.Number).HasMaxLength(20);
        builder.Property(c => c.Token).HasMaxLength(Controlled.CheckToken.Length);
        builder.Property(c => c.Department).HasMaxLength(40);
        builder.Property(c => c.OutsideHolder).HasMaxLength(100);
        builder.Property(c => c.HolderName).HasMaxLength(200);
        builder.Property(c => c.AcknowledgedBy).HasMaxLength(200);
        builder.Property(c => c.HandedInBy).HasMaxLength(200);
        builder.Property(c => c.ReceivedBy).HasMaxLength(200);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => new { c.DocumentId, c.Ordinal }).IsUnique(); // a 分发号 is never given twice
        builder.HasIndex(c => c.Token).IsUnique();
        builder.HasIndex(c => new { c.EditionId, c.Ordinal });
        builder.HasIndex(c => new { c.State, c.Due });
        builder.HasIndex(c => new { c.Department, c.State });
        builder.HasIndex(c => new { c.HolderId, c.State });
        builder.HasIndex(c => c.ReplacesId).HasFilter("\"ReplacesId\" IS NOT NULL"); // most replace nothing: a whole index would count as useless, and each lookup would read all copies
        builder.HasOne<Document>().WithMany().HasForeignKey(c => c.DocumentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Edition>().WithMany().HasForeignKey(c => c.EditionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CopyMoveMapping : IEntityTypeConfiguration<CopyMove>
{
    public void Configure(EntityTypeBuilder<CopyMove> builder)
    {
        builder.ToTable("CopyMove").HasKey(m => new { m.CopyId, m.Ordinal });
        builder.Property(m => m.ByName).HasMaxLength(200);
        builder.Property(m => m.HolderName).HasMaxLength(200);
        builder.Property(m => m.Note).HasMaxLength(500);
        builder.HasOne<ControlledCopy>().WithMany().HasForeignKey(m => m.CopyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CopyLossMapping : IEntityTypeConfiguration<CopyLoss>
{
    public void Configure(EntityTypeBuilder<CopyLoss> builder)
    {
        builder.ToTable("CopyLoss").HasKey(l => l.Id);
        builder.Property(l => l.Circumstances).HasMaxLength(2000);
        builder.Property(l => l.Confidentiality).HasMaxLength(500);
        builder.Property(l => l.Prevention).HasMaxLength(500);
        builder.Property(l => l.ReportedByName).HasMaxLength(200);
        builder.Property(l => l.Department).HasMaxLength(40);
        builder.Property(l => l.Office).HasMaxLength(81);
        builder.Property(l => l.DecidedByName).HasMaxLength(200);
        builder.Property(l => l.DecisionReason).HasMaxLength(500);
        builder.Property(l => l.Version).IsConcurrencyToken();
        builder.HasIndex(l => l.CopyId);
        builder.HasIndex(l => new { l.DecidedAt, l.Office });
        builder.HasOne<ControlledCopy>().WithMany().HasForeignKey(l => l.CopyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EditionReadingMapping : IEntityTypeConfiguration<EditionReading>
{
    public void Configure(EntityTypeBuilder<EditionReading> builder)
    {
        builder.ToTable("EditionReading").HasKey(r => r.EditionId);
        builder.HasIndex(r => r.DocumentId);
        builder.HasOne<Edition>().WithMany().HasForeignKey(r => r.EditionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ReadingConfirmationMapping : IEntityTypeConfiguration<ReadingConfirmation>
{
    public void Configure(EntityTypeBuilder<ReadingConfirmation> builder)
    {
        builder.ToTable("ReadingConfirmation").HasKey(c => new { c.EditionId, c.PersonId });
        builder.Property(c => c.PersonName).HasMaxLength(200);
        builder.Property(c => c.Department).HasMaxLength(40);
        builder.HasIndex(c => c.PersonId);
        builder.HasOne<Edition>().WithMany().HasForeignKey(c => c.EditionId).OnDelete(DeleteBehavior.Restrict);
    }
}
