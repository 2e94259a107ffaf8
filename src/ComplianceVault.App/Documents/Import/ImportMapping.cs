using ComplianceVault.App.Documents.Library;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Documents.Import;

internal sealed class ImportBatchMapping : IEntityTypeConfiguration<ImportBatch>
{
    public void Configure(EntityTypeBuilder<ImportBatch> builder)
    {
        builder.ToTable("ImportBatch").HasKey(b => b.Id);
        builder.Property(b => b.Number).HasMaxLength(40);
        builder.Property(b => b.ByName).HasMaxLength(200);
        builder.Property(b => b.Origin).HasMaxLength(500);
        builder.HasIndex(b => b.Number).IsUnique();
        builder.HasIndex(b => b.At);
    }
}

internal sealed class ImportItemMapping : IEntityTypeConfiguration<ImportItem>
{
    public void Configure(EntityTypeBuilder<ImportItem> builder)
    {
        builder.ToTable("ImportItem").HasKey(i => i.Id);
        builder.Property(i => i.FileName).HasMaxLength(300);
        builder.Property(i => i.Path).HasMaxLength(1000);
        builder.Property(i => i.Hash).HasMaxLength(64);
        builder.Property(i => i.TextHash).HasMaxLength(64);
        builder.Property(i => i.Number).HasMaxLength(80);
        builder.Property(i => i.Title).HasMaxLength(300);
        builder.Property(i => i.Label).HasMaxLength(20);
        builder.Property(i => i.Level).HasMaxLength(20);
        builder.Property(i => i.Department).HasMaxLength(40);
        builder.Property(i => i.Author).HasMaxLength(200);
        builder.Property(i => i.Reviewer).HasMaxLength(200);
        builder.Property(i => i.Approver).HasMaxLength(200);
        builder.Property(i => i.Version).IsConcurrencyToken();
        builder.HasIndex(i => new { i.BatchId, i.Ordinal }).IsUnique();
        builder.HasIndex(i => i.EditionId);
        builder.HasOne<ImportBatch>().WithMany().HasForeignKey(i => i.BatchId);
        builder.HasOne<Edition>().WithMany().HasForeignKey(i => i.EditionId).OnDelete(DeleteBehavior.Restrict);
    }
}
