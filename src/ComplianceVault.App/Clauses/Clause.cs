using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Clauses;

/// <summary>A clause (条款) of ISO/IEC 20000-1: its number and titles, never the standard's text.</summary>
public sealed class Clause
{
    public const string Kind = "clause";

    public required Guid Id { get; init; }

    /// <summary>As printed: <c>8.2.6</c>.</summary>
    public required string Number { get; init; }

    public required string TitleZh { get; init; }

    public string? TitleEn { get; init; }

    /// <summary>Number of the clause above; null for a chapter.</summary>
    public string? Parent { get; init; }

    /// <summary>The standard's order.</summary>
    public required int Ordinal { get; init; }
}

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
