using ComplianceVault.App.Documents.Library;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Clauses;

internal sealed class ClauseMapping : IEntityTypeConfiguration<Clause>
{
    public void Configure(EntityTypeBuilder<Clause> builder)
    {
        builder.ToTable("Clause").HasKey(c => c.Id);
        builder.Property(c => c.Number).HasMaxLength(20);
        builder.Property(c => c.Parent).HasMaxLength(20);
        builder.Property(c => c.TitleZh).HasMaxLength(200);
        builder.Property(c => c.TitleEn).HasMaxLength(200);
        builder.HasIndex(c => c.Number).IsUnique();
    }
}

internal sealed class ClauseDutyMapping : IEntityTypeConfiguration<ClauseDuty>
{
    public void Configure(EntityTypeBuilder<ClauseDuty> builder)
    {
        builder.ToTable("ClauseDuty").HasKey(d => d.Id);
        builder.Property(d => d.Clause).HasMaxLength(20);
        builder.Property(d => d.Department).HasMaxLength(40);
        builder.HasIndex(d => new { d.Clause, d.Department }).IsUnique().HasFilter("\"To\" IS NULL");
        builder.HasIndex(d => new { d.Clause, d.From });
    }
}

internal sealed class ClauseOwnerMapping : IEntityTypeConfiguration<ClauseOwner>
{
    public void Configure(EntityTypeBuilder<ClauseOwner> builder)
    {
        builder.ToTable("ClauseOwner").HasKey(o => o.Id);
        builder.Property(o => o.Clause).HasMaxLength(20);
        builder.Property(o => o.RoleCode).HasMaxLength(40);
        builder.HasIndex(o => o.Clause).IsUnique().HasFilter("\"To\" IS NULL");
        builder.HasIndex(o => new { o.Clause, o.From });
    }
}

internal sealed class ClauseTextMapping : IEntityTypeConfiguration<ClauseText>
{
    public void Configure(EntityTypeBuilder<ClauseText> builder)
    {
        builder.ToTable("ClauseText").HasKey(t => t.Id);
        builder.Property(t => t.Clause).HasMaxLength(20);
        builder.Property(t => t.Source).HasMaxLength(300);
        builder.Property(t => t.ByName).HasMaxLength(200);
        builder.HasIndex(t => t.Clause).IsUnique().HasFilter("\"To\" IS NULL");
    }
}

internal sealed class SectionAnswerMapping : IEntityTypeConfiguration<SectionAnswer>
{
    public void Configure(EntityTypeBuilder<SectionAnswer> builder)
    {
        builder.ToTable("SectionAnswer").HasKey(a => a.Id);
        builder.Property(a => a.Clause).HasMaxLength(20);
        builder.Property(a => a.SectionKey).HasMaxLength(100);
        builder.Property(a => a.DecidedByName).HasMaxLength(200);
        builder.HasIndex(a => new { a.Clause, a.EditionId, a.SectionKey }).IsUnique().HasFilter("\"To\" IS NULL");
        builder.HasIndex(a => new { a.DocumentId, a.To });
        builder.HasOne<Edition>().WithMany().HasForeignKey(a => a.EditionId).OnDelete(DeleteBehavior.Restrict);
    }
}
