using System.Security.Cryptography;
using System.Text;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Platform.Signatures;

/// <summary>What a signature means (R12).</summary>
public enum SignatureMeaning
{
    /// <summary>编制</summary>
    Author,

    /// <summary>审核</summary>
    Review,

    /// <summary>会签</summary>
    Countersign,

    /// <summary>批准</summary>
    Approve,

    /// <summary>入库确认: approved on paper before, brought in now (decision 33).</summary>
    ConfirmExisting,

    /// <summary>确认: the head of the owner department, that something may be destroyed.</summary>
    Confirm,

    /// <summary>销毁: who carries a destruction out.</summary>
    Destroy,

    /// <summary>监销: who watches it.</summary>
    Witness,

    /// <summary>接受: the appointed person takes what the letter gives.</summary>
    Accept,
}

/// <summary>
/// An electronic signature: who, as what, when, meaning what, over exactly which content (R12, R13). <see cref="Seal"/> binds all of it, so
/// that a row copied to another object or a changed field no longer verifies.
/// </summary>
public sealed class Signature
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>The name as shown: 代理人姓名（代 被代理人姓名） for a deputy.</summary>
    public required string PersonName { get; init; }

    public required string RoleCode { get; init; }

    public required SignatureMeaning Meaning { get; init; }

    public required string ObjectKind { get; init; }

    public required Guid ObjectId { get; init; }

    /// <summary>SHA-256 of the signed content.</summary>
    public required string ContentHash { get; init; }

    public required DateTime At { get; init; }

    /// <summary>Given in a sample vault: shown as 示例, never valid for anything else (decision 9).</summary>
    public required bool IsSample { get; init; }

    /// <summary>SHA-256 over all fields above.</summary>
    public string Seal { get; set; } = "";

    public string ComputeSeal() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\n', "v1", Id, PersonId, PersonName, RoleCode, Meaning, ObjectKind, ObjectId, ContentHash, At.ToString("O"), IsSample))));

    /// <summary>Holds for this object with this content, and was not altered.</summary>
    public bool HoldsFor(ObjectRef signed, string contentHash) =>
        Seal == ComputeSeal() && ObjectKind == signed.Kind && ObjectId == signed.Id && ContentHash == contentHash;
}

internal sealed class SignatureMapping : IEntityTypeConfiguration<Signature>
{
    public void Configure(EntityTypeBuilder<Signature> builder)
    {
        builder.ToTable("Signature").HasKey(s => s.Id);
        builder.Property(s => s.PersonName).HasMaxLength(200);
        builder.Property(s => s.RoleCode).HasMaxLength(40);
        builder.Property(s => s.ObjectKind).HasMaxLength(40);
        builder.Property(s => s.ContentHash).HasMaxLength(64);
        builder.Property(s => s.Seal).HasMaxLength(64);
        builder.HasIndex(s => new { s.ObjectKind, s.ObjectId });
    }
}
