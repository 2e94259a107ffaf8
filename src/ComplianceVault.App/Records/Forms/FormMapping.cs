using ComplianceVault.App.Documents.Library;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Records.Forms;

internal sealed class FormMapping : IEntityTypeConfiguration<Form>
{
    public void Configure(EntityTypeBuilder<Form> builder)
    {
        builder.ToTable("Form").HasKey(f => f.Id);
        builder.Property(f => f.Number).HasMaxLength(80);
        builder.Property(f => f.Code).HasMaxLength(40);
        builder.Property(f => f.TitleZh).HasMaxLength(300);
        builder.Property(f => f.TitleEn).HasMaxLength(300);
        builder.Property(f => f.Parent).HasMaxLength(80);
        builder.Property(f => f.Department).HasMaxLength(40);
        builder.Property(f => f.Retention).HasMaxLength(40);
        builder.Property(f => f.Workflow).HasMaxLength(80);
        builder.Property(f => f.FilledBy).HasMaxLength(40);
        builder.Property(f => f.Version).IsConcurrencyToken();
        builder.HasIndex(f => f.Number).IsUnique();
        builder.HasIndex(f => f.Code).IsUnique().HasFilter("\"Code\" IS NOT NULL");
        builder.HasIndex(f => f.Parent);
        builder.HasIndex(f => f.DocumentId);
        builder.HasOne<Document>().WithMany().HasForeignKey(f => f.DocumentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FormEditionMapping : IEntityTypeConfiguration<FormEdition>
{
    public void Configure(EntityTypeBuilder<FormEdition> builder)
    {
        builder.ToTable("FormEdition").HasKey(e => e.Id);
        builder.Property(e => e.SchemaHash).HasMaxLength(64);
        builder.HasIndex(e => new { e.FormId, e.Ordinal }).IsUnique();
        builder.HasIndex(e => e.EditionId);
        builder.HasOne<Form>().WithMany().HasForeignKey(e => e.FormId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Edition>().WithMany().HasForeignKey(e => e.EditionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FormClauseMapping : IEntityTypeConfiguration<FormClause>
{
    public void Configure(EntityTypeBuilder<FormClause> builder)
    {
        builder.ToTable("FormClause").HasKey(c => c.Id);
        builder.Property(c => c.Clause).HasMaxLength(20);
        builder.HasIndex(c => new { c.FormId, c.Clause }).IsUnique().HasFilter("\"To\" IS NULL");
        builder.HasIndex(c => new { c.Clause, c.To });
        builder.HasOne<Form>().WithMany().HasForeignKey(c => c.FormId).OnDelete(DeleteBehavior.Restrict);
    }
}
