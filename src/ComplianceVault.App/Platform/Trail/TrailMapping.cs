using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Platform.Trail;

internal sealed class TrailEntryMapping : IEntityTypeConfiguration<TrailEntry>
{
    public void Configure(EntityTypeBuilder<TrailEntry> builder)
    {
        builder.ToTable("TrailEntry").HasKey(e => e.Seq);
        builder.Property(e => e.Seq).ValueGeneratedNever();
        builder.Property(e => e.PersonName).HasMaxLength(200);
        builder.Property(e => e.Source).HasMaxLength(20);
        builder.Property(e => e.Session).HasMaxLength(100);
        builder.Property(e => e.Act).HasMaxLength(80);
        builder.Property(e => e.Format).HasMaxLength(10);
        builder.Property(e => e.Hash).HasMaxLength(64);
        builder.HasIndex(e => e.At);
        builder.HasIndex(e => new { e.PersonId, e.Seq });
        builder.HasIndex(e => new { e.Act, e.Seq });
        builder.HasMany(e => e.Objects).WithOne().HasForeignKey(o => o.Seq);
    }
}

internal sealed class TrailObjectMapping : IEntityTypeConfiguration<TrailObject>
{
    public void Configure(EntityTypeBuilder<TrailObject> builder)
    {
        builder.ToTable("TrailObject").HasKey(o => new { o.Seq, o.Ordinal });
        builder.Property(o => o.Kind).HasMaxLength(40);
        builder.Property(o => o.DetailHash).HasMaxLength(64);
        builder.HasIndex(o => new { o.Kind, o.ObjectId, o.Seq });
    }
}

internal sealed class TrailDetailMapping : IEntityTypeConfiguration<TrailDetail>
{
    public void Configure(EntityTypeBuilder<TrailDetail> builder)
    {
        builder.ToTable("TrailDetail").HasKey(d => new { d.Seq, d.Ordinal });
        builder.Property(d => d.Kind).HasMaxLength(40);
        builder.Property(d => d.Salt).HasMaxLength(32);
        builder.HasIndex(d => new { d.Kind, d.ObjectId });
    }
}

internal sealed class TrailHeadMapping : IEntityTypeConfiguration<TrailHead>
{
    public void Configure(EntityTypeBuilder<TrailHead> builder)
    {
        builder.ToTable("TrailHead").HasKey(h => h.Id);
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.Property(h => h.Hash).HasMaxLength(64);
        builder.HasData(new TrailHead { At = DateTime.UnixEpoch });
    }
}

internal sealed class DisposedObjectMapping : IEntityTypeConfiguration<DisposedObject>
{
    public void Configure(EntityTypeBuilder<DisposedObject> builder)
    {
        builder.ToTable("DisposedObject").HasKey(d => new { d.Kind, d.ObjectId });
        builder.Property(d => d.Kind).HasMaxLength(40);
        builder.Property(d => d.Certificate).HasMaxLength(80);
    }
}
