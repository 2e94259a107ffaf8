using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Obligations;

internal sealed class ObligationMapping : IEntityTypeConfiguration<Obligation>
{
    public void Configure(EntityTypeBuilder<Obligation> builder)
    {
        builder.ToTable("Obligation").HasKey(o => o.Id);
        builder.Property(o => o.Code).HasMaxLength(40);
        builder.HasIndex(o => o.Code).IsUnique();
    }
}

internal sealed class ObligationTermsMapping : IEntityTypeConfiguration<ObligationTerms>
{
    public void Configure(EntityTypeBuilder<ObligationTerms> builder)
    {
        builder.ToTable("ObligationTerms").HasKey(t => t.Id);
        builder.Property(t => t.TitleZh).HasMaxLength(200);
        builder.Property(t => t.TitleEn).HasMaxLength(200);
        builder.Property(t => t.Department).HasMaxLength(40);
        builder.Property(t => t.ResponsibleRole).HasMaxLength(40);
        builder.Property(t => t.Source).HasMaxLength(200);
        builder.Property(t => t.ByName).HasMaxLength(200);
        builder.HasIndex(t => t.ObligationId).IsUnique().HasFilter("\"To\" IS NULL");
        builder.HasIndex(t => new { t.ObligationId, t.From });
        builder.HasOne<Obligation>().WithMany().HasForeignKey(t => t.ObligationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ObligationEvidenceMapping : IEntityTypeConfiguration<ObligationEvidence>
{
    public void Configure(EntityTypeBuilder<ObligationEvidence> builder)
    {
        builder.ToTable("ObligationEvidence").HasKey(e => e.Id);
        builder.Property(e => e.Form).HasMaxLength(80);
        builder.HasIndex(e => new { e.ObligationId, e.Form }).IsUnique().HasFilter("\"To\" IS NULL");
        builder.HasOne<Obligation>().WithMany().HasForeignKey(e => e.ObligationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ObligationClauseMapping : IEntityTypeConfiguration<ObligationClause>
{
    public void Configure(EntityTypeBuilder<ObligationClause> builder)
    {
        builder.ToTable("ObligationClause").HasKey(c => c.Id);
        builder.Property(c => c.Clause).HasMaxLength(20);
        builder.HasIndex(c => new { c.ObligationId, c.Clause }).IsUnique().HasFilter("\"To\" IS NULL");
        builder.HasIndex(c => new { c.Clause, c.To });
        builder.HasOne<Obligation>().WithMany().HasForeignKey(c => c.ObligationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OccurrenceMapping : IEntityTypeConfiguration<Occurrence>
{
    public void Configure(EntityTypeBuilder<Occurrence> builder)
    {
        builder.ToTable("Occurrence").HasKey(o => o.Id);
        builder.Property(o => o.Department).HasMaxLength(40);
        builder.HasIndex(o => new { o.ObligationId, o.Department, o.PeriodFrom }).IsUnique();
        builder.Property(o => o.Office).HasMaxLength(80);
        builder.Property(o => o.ConfirmedByName).HasMaxLength(200);
        builder.HasIndex(o => o.DueOn);
        builder.HasIndex(o => o.ShowFrom).HasFilter("\"FulfilledOn\" IS NULL");
        builder.HasIndex(o => o.RecordId).HasFilter("\"RecordId\" IS NOT NULL");
        builder.HasOne<Obligation>().WithMany().HasForeignKey(o => o.ObligationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DutyEventMapping : IEntityTypeConfiguration<DutyEvent>
{
    public void Configure(EntityTypeBuilder<DutyEvent> builder)
    {
        builder.ToTable("DutyEvent").HasKey(e => e.Code);
        builder.Property(e => e.Code).HasMaxLength(80);
        builder.Property(e => e.TitleZh).HasMaxLength(200);
        builder.Property(e => e.TitleEn).HasMaxLength(200);
        builder.Property(e => e.Form).HasMaxLength(80);
        builder.Property(e => e.Condition).HasMaxLength(1000);
        builder.Property(e => e.EnteredState).HasMaxLength(80);
    }
}

internal sealed class EventDutyMapping : IEntityTypeConfiguration<EventDuty>
{
    public void Configure(EntityTypeBuilder<EventDuty> builder)
    {
        builder.ToTable("EventDuty").HasKey(d => d.Id);
        builder.Property(d => d.Code).HasMaxLength(40);
        builder.Property(d => d.TitleZh).HasMaxLength(200);
        builder.Property(d => d.TitleEn).HasMaxLength(200);
        builder.Property(d => d.Event).HasMaxLength(80);
        builder.Property(d => d.Condition).HasMaxLength(1000);
        builder.Property(d => d.Due).HasMaxLength(1000);
        builder.Property(d => d.Department).HasMaxLength(40);
        builder.Property(d => d.Evidence).HasMaxLength(1000);
        builder.Property(d => d.Clauses).HasMaxLength(200);
        builder.Property(d => d.Source).HasMaxLength(200);
        builder.Property(d => d.ByName).HasMaxLength(200);
        builder.HasIndex(d => d.Code).IsUnique().HasFilter("\"To\" IS NULL");
    }
}
