using ComplianceVault.App.Documents.Library;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Documents.External;

/// <summary>What kind of document from outside it is (外来文件清单).</summary>
public enum ExternalCategory
{
    /// <summary>法律法规</summary>
    Law,

    /// <summary>标准</summary>
    Standard,

    /// <summary>客户资料</summary>
    Customer,

    /// <summary>技术资料</summary>
    Technical,

    /// <summary>图纸</summary>
    Drawing,

    /// <summary>其他</summary>
    Other,
}

/// <summary>A document from outside: its kind, and the day on which somebody must see whether its edition is still current.</summary>
public sealed class ExternalDocument
{
    public required Guid DocumentId { get; init; }

    public required ExternalCategory Category { get; init; }

    /// <summary>Moved on by each check (practice: every 6 months); null once no edition is in force.</summary>
    public DateOnly? NextCheck { get; set; }
}

/// <summary>What its issuer says of an edition, and where it was got (R42).</summary>
public sealed class ExternalEdition
{
    public required Guid EditionId { get; init; }

    public required string Issuer { get; init; }

    /// <summary>文号: its issuer's own number; empty where there is none.</summary>
    public required string OriginalNumber { get; init; }

    /// <summary>The day that the issuer gives the edition.</summary>
    public DateOnly? IssuedOn { get; init; }

    public required string Source { get; init; }

    public required string Licence { get; init; }
}

/// <summary>What a currency check (有效性核查) found.</summary>
public enum CurrencyOutcome
{
    /// <summary>仍现行</summary>
    Current,

    /// <summary>已有新版: the new edition is to be registered.</summary>
    Replaced,

    /// <summary>已废止</summary>
    Repealed,
}

/// <summary>Somebody looked whether the edition is still current; never changed afterwards.</summary>
public sealed class CurrencyCheck
{
    public required Guid Id { get; init; }

    public required Guid DocumentId { get; init; }

    public required Guid EditionId { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>The day it was due.</summary>
    public DateOnly? DueOn { get; init; }

    public required DateTime At { get; init; }

    public required string ByName { get; init; }

    public required CurrencyOutcome Outcome { get; init; }

    /// <summary>Where it was looked up, such as an address or the number of a notice.</summary>
    public required string Evidence { get; init; }
}

/// <summary>Whether a new edition of an external document touches one of ours.</summary>
public enum ImpactOutcome
{
    /// <summary>无影响</summary>
    NoEffect,

    /// <summary>需更改: our document is to be changed.</summary>
    ChangeNeeded,
}

/// <summary>
/// A document of ours that cites an external one of which a new edition came: somebody of its owner says whether it must change. Open until it is answered;
/// with the last answer the new edition can come into force.
/// </summary>
public sealed class ImpactQuestion
{
    public required Guid Id { get; init; }

    /// <summary>The new edition of the external document.</summary>
    public required Guid EditionId { get; init; }

    public required Guid CitingId { get; init; }

    public required DateTime Since { get; init; }

    public required DateOnly Due { get; init; }

    public ImpactOutcome? Outcome { get; set; }

    public string? Reason { get; set; }

    public string? ByName { get; set; }

    public DateTime? At { get; set; }
}

internal sealed class ExternalDocumentMapping : IEntityTypeConfiguration<ExternalDocument>
{
    public void Configure(EntityTypeBuilder<ExternalDocument> builder)
    {
        builder.ToTable("ExternalDocument").HasKey(d => d.DocumentId);
        builder.HasIndex(d => d.NextCheck);
        builder.HasOne<Document>().WithOne().HasForeignKey<ExternalDocument>(d => d.DocumentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ExternalEditionMapping : IEntityTypeConfiguration<ExternalEdition>
{
    public void Configure(EntityTypeBuilder<ExternalEdition> builder)
    {
        builder.ToTable("ExternalEdition").HasKey(e => e.EditionId);
        builder.Property(e => e.Issuer).HasMaxLength(ExternalFacts.LongestIssuer);
        builder.Property(e => e.OriginalNumber).HasMaxLength(ExternalFacts.LongestNumber);
        builder.Property(e => e.Source).HasMaxLength(ExternalFacts.LongestText);
        builder.Property(e => e.Licence).HasMaxLength(ExternalFacts.LongestText);
        builder.HasOne<Edition>().WithOne().HasForeignKey<ExternalEdition>(e => e.EditionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CurrencyCheckMapping : IEntityTypeConfiguration<CurrencyCheck>
{
    public void Configure(EntityTypeBuilder<CurrencyCheck> builder)
    {
        builder.ToTable("CurrencyCheck").HasKey(c => c.Id);
        builder.Property(c => c.ByName).HasMaxLength(200);
        builder.Property(c => c.Evidence).HasMaxLength(500);
        builder.HasIndex(c => new { c.DocumentId, c.At });
        builder.HasOne<Edition>().WithMany().HasForeignKey(c => c.EditionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ImpactQuestionMapping : IEntityTypeConfiguration<ImpactQuestion>
{
    public void Configure(EntityTypeBuilder<ImpactQuestion> builder)
    {
        builder.ToTable("ImpactQuestion").HasKey(q => q.Id);
        builder.Property(q => q.Reason).HasMaxLength(500);
        builder.Property(q => q.ByName).HasMaxLength(200);
        builder.HasIndex(q => new { q.EditionId, q.CitingId }).IsUnique();
        builder.HasIndex(q => q.At);
        builder.HasOne<Edition>().WithMany().HasForeignKey(q => q.EditionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Document>().WithMany().HasForeignKey(q => q.CitingId).OnDelete(DeleteBehavior.Restrict);
    }
}
