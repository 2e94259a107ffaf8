using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Lists;

/// <summary>
/// A list of a day that was frozen and signed: evidence that does not change when the company does (decision 21). Its rows lie in the content store as they were
/// signed; the paper is drawn from them.
/// </summary>
public sealed class SignedList
{
    public const string Kind = "list";

    public required Guid Id { get; init; }

    public required string Code { get; init; }

    public required DateOnly AsOf { get; init; }

    public required int Rows { get; init; }

    /// <summary>SHA-256 of the stored rows: what was signed.</summary>
    public required string ContentHash { get; init; }

    public required DateTime PreparedAt { get; init; }

    public required Guid PreparedById { get; init; }

    /// <summary>Null: nobody has approved it yet.</summary>
    public DateTime? ApprovedAt { get; set; }
}

internal sealed class SignedListMapping : IEntityTypeConfiguration<SignedList>
{
    public void Configure(EntityTypeBuilder<SignedList> builder)
    {
        builder.ToTable("SignedList").HasKey(l => l.Id);
        builder.Property(l => l.Code).HasMaxLength(40);
        builder.Property(l => l.ContentHash).HasMaxLength(64);
        builder.HasIndex(l => new { l.Code, l.PreparedAt });
        builder.HasIndex(l => l.ApprovedAt);
    }
}

/// <summary>The rows of signed lists stay.</summary>
internal sealed class SignedListContent : IContentReferences
{
    public IQueryable<string> Hashes(VaultDbContext db) => db.Set<SignedList>().Select(l => l.ContentHash);
}
