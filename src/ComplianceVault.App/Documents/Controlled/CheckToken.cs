using System.Buffers.Text;
using System.Security.Cryptography;
using ComplianceVault.App.Documents.Library;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Documents.Controlled;

/// <summary>
/// What a QR code says: whoever holds the paper may ask what became of its edition (decision 38). One for each edition and 分发号, made with the first
/// controlled PDF and never changed, so that every print of it keeps its answer.
/// </summary>
public sealed class CheckToken
{
    /// <summary>128 random bits as base64url.</summary>
    public const int Length = 22;

    public required string Token { get; init; }

    public required Guid EditionId { get; init; }

    /// <summary>分发号; empty for a copy without one.</summary>
    public required string CopyNumber { get; init; }

    public required DateTime CreatedAt { get; init; }

    internal static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
}

internal sealed class CheckTokenMapping : IEntityTypeConfiguration<CheckToken>
{
    public void Configure(EntityTypeBuilder<CheckToken> builder)
    {
        builder.ToTable("CheckToken").HasKey(t => t.Token);
        builder.Property(t => t.Token).HasMaxLength(CheckToken.Length);
        builder.Property(t => t.CopyNumber).HasMaxLength(CopyRequest.LongestNumber);
        builder.HasIndex(t => new { t.EditionId, t.CopyNumber }).IsUnique();
        builder.HasOne<Edition>().WithMany().HasForeignKey(t => t.EditionId).OnDelete(DeleteBehavior.Restrict);
    }
}
