using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Glossary;

/// <summary>A term (术语): what it means and what people also call it. A term out of use is retired, never deleted.</summary>
public sealed class Term : IVersioned
{
    public const string Kind = "term";

    public required Guid Id { get; init; }

    public required string Zh { get; set; }

    public string? En { get; set; }

    public string? Abbreviation { get; set; }

    /// <summary>Other words for the same thing, one a line; the search treats them alike.</summary>
    public string Synonyms { get; set; } = "";

    public string? Definition { get; set; }

    public DateTime? RetiredAt { get; set; }

    public int Version { get; set; }

    /// <summary>Every spelling of the term: Chinese, English, abbreviation, synonyms.</summary>
    public IReadOnlyList<string> Spellings =>
        [.. new[] { Zh, En, Abbreviation }.OfType<string>().Concat(Synonyms.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.OrdinalIgnoreCase)];
}

/// <summary>Terms were added, changed, retired or taken up again; <paramref name="Words"/> are their Chinese words before and after.</summary>
public sealed record GlossaryChanged(params IReadOnlyCollection<string> Words) : IFact;

internal sealed class TermMapping : IEntityTypeConfiguration<Term>
{
    public void Configure(EntityTypeBuilder<Term> builder)
    {
        builder.ToTable("Term").HasKey(t => t.Id);
        builder.Property(t => t.Zh).HasMaxLength(100);
        builder.Property(t => t.En).HasMaxLength(200);
        builder.Property(t => t.Abbreviation).HasMaxLength(40);
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.HasIndex(t => t.Zh).IsUnique();
        builder.Ignore(t => t.Spellings);
    }
}
