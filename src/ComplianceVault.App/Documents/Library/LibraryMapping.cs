using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Documents.Library;

internal sealed class DocumentMapping : IEntityTypeConfiguration<Document>
{
    public void Configure(EntityTypeBuilder<Document> builder)
    {
        builder.ToTable("Document").HasKey(d => d.Id);
        builder.Property(d => d.Number).HasMaxLength(80);
        builder.Property(d => d.Title).HasMaxLength(300);
        builder.Property(d => d.Level).HasMaxLength(20);
        builder.Property(d => d.Department).HasMaxLength(40);
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.HasIndex(d => d.Number).IsUnique();
        builder.HasIndex(d => d.Title);
    }
}

internal sealed class PermittedReaderMapping : IEntityTypeConfiguration<PermittedReader>
{
    public void Configure(EntityTypeBuilder<PermittedReader> builder)
    {
        builder.ToTable("PermittedReader").HasKey(r => new { r.DocumentId, r.Reader });
        builder.Property(r => r.Reader).HasMaxLength(80);
        builder.HasOne<Document>().WithMany().HasForeignKey(r => r.DocumentId);
    }
}

internal sealed class DocumentClauseMapping : IEntityTypeConfiguration<DocumentClause>
{
    public void Configure(EntityTypeBuilder<DocumentClause> builder)
    {
        builder.ToTable("DocumentClause").HasKey(c => c.Id);
        builder.Property(c => c.Clause).HasMaxLength(20);
        builder.HasIndex(c => new { c.DocumentId, c.To });
        builder.HasIndex(c => new { c.Clause, c.To });
        builder.HasOne<Document>().WithMany().HasForeignKey(c => c.DocumentId);
    }
}

internal sealed class EditionMapping : IEntityTypeConfiguration<Edition>
{
    public void Configure(EntityTypeBuilder<Edition> builder)
    {
        builder.ToTable("Edition").HasKey(e => e.Id);
        builder.Property(e => e.Label).HasMaxLength(20);
        builder.Property(e => e.Author).HasMaxLength(200);
        builder.Property(e => e.Reviewer).HasMaxLength(200);
        builder.Property(e => e.Approver).HasMaxLength(200);
        builder.Property(e => e.TextHash).HasMaxLength(64);
        builder.Property(e => e.Version).IsConcurrencyToken();
        builder.Property(e => e.ChangeDescription).HasMaxLength(2000);
        builder.HasIndex(e => new { e.DocumentId, e.Label }).IsUnique().HasFilter("\"State\" <> 'Discarded'"); // what was given up leaves its label free
        builder.HasIndex(e => new { e.State, e.DocumentId });
        builder.HasIndex(e => new { e.DocumentId, e.Ordinal });
        builder.HasOne<Document>().WithMany().HasForeignKey(e => e.DocumentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EditionFileMapping : IEntityTypeConfiguration<EditionFile>
{
    public void Configure(EntityTypeBuilder<EditionFile> builder)
    {
        builder.ToTable("EditionFile").HasKey(f => f.Id);
        builder.Property(f => f.FileName).HasMaxLength(300);
        builder.Property(f => f.Hash).HasMaxLength(64);
        builder.HasIndex(f => f.Hash);
        builder.HasIndex(f => f.EditionId);
        builder.HasOne<Edition>().WithMany().HasForeignKey(f => f.EditionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EditionSectionMapping : IEntityTypeConfiguration<EditionSection>
{
    public void Configure(EntityTypeBuilder<EditionSection> builder)
    {
        builder.ToTable("EditionSection").HasKey(s => new { s.EditionId, s.Ordinal });
        builder.Property(s => s.Key).HasMaxLength(100);
        builder.Property(s => s.Number).HasMaxLength(60);
        builder.Property(s => s.Heading).HasMaxLength(500);
        builder.Property(s => s.PredecessorKey).HasMaxLength(100);
        builder.HasIndex(s => new { s.EditionId, s.Key }).IsUnique();
        builder.HasOne<Edition>().WithMany().HasForeignKey(s => s.EditionId);
    }
}

internal sealed class EditionInForceMapping : IEntityTypeConfiguration<EditionInForce>
{
    public void Configure(EntityTypeBuilder<EditionInForce> builder)
    {
        builder.ToTable("EditionInForce").HasKey(f => f.EditionId);
        builder.HasIndex(f => f.DocumentId).IsUnique().HasFilter("\"To\" IS NULL");
        builder.HasIndex(f => new { f.DocumentId, f.From });
        builder.HasOne<Edition>().WithMany().HasForeignKey(f => f.EditionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Document>().WithMany().HasForeignKey(f => f.DocumentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CitationMapping : IEntityTypeConfiguration<Citation>
{
    public void Configure(EntityTypeBuilder<Citation> builder)
    {
        builder.ToTable("Citation").HasKey(c => new { c.EditionId, c.Ordinal });
        builder.Property(c => c.SectionKey).HasMaxLength(100);
        builder.Property(c => c.Number).HasMaxLength(80);
        builder.Property(c => c.Title).HasMaxLength(300);
        builder.Property(c => c.Quote).HasMaxLength(400);
        builder.HasIndex(c => c.Number);
        builder.HasIndex(c => c.Title);
        builder.HasOne<Edition>().WithMany().HasForeignKey(c => c.EditionId);
    }
}

internal sealed class EditionRenditionMapping : IEntityTypeConfiguration<EditionRendition>
{
    public void Configure(EntityTypeBuilder<EditionRendition> builder)
    {
        builder.ToTable("EditionRendition").HasKey(r => r.EditionId);
        builder.Property(r => r.SourceHash).HasMaxLength(64);
        builder.Property(r => r.Hash).HasMaxLength(64);
        builder.Property(r => r.By).HasMaxLength(20);
        builder.HasOne<Edition>().WithMany().HasForeignKey(r => r.EditionId);
    }
}
