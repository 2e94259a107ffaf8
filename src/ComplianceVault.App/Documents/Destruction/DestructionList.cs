using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Documents.Destruction;

/// <summary>How it is destroyed.</summary>
public enum DestructionMethod
{
    /// <summary>电子删除</summary>
    Erase,

    /// <summary>碎纸并电子删除: needed for 保密 (记录控制程序 4.5.3), and where paper copies of the edition are left.</summary>
    Shred,

    /// <summary>碎纸: paper copies whose edition stays.</summary>
    ShredPaper,

    /// <summary>回收再用: the same, of 公开 and 内部 documents only.</summary>
    Reuse,
}

/// <summary>What became of an item.</summary>
public enum ItemFate
{
    /// <summary>待销毁</summary>
    Listed,

    /// <summary>继续保存: the owner keeps it longer.</summary>
    KeptLonger,

    /// <summary>已剔除: a hold or the rules stand against it.</summary>
    Excluded,

    /// <summary>已销毁</summary>
    Destroyed,
}

/// <summary>文件销毁申请与记录: a list of what is to be destroyed, of one owner department.</summary>
public sealed class DestructionList : IVersioned
{
    public const string Kind = "destruction";

    public required Guid Id { get; init; }

    /// <summary>Running number of the form and year: ITSMS-P05-R06-2026-0001.</summary>
    public required string Number { get; init; }

    public required DestructionState State { get; set; }

    /// <summary>Code of the owner department.</summary>
    public required string Department { get; init; }

    public required string Reason { get; init; }

    public required DestructionMethod Method { get; init; }

    public required Guid ProposedById { get; init; }

    public required string ProposedByName { get; init; }

    public required DateTime ProposedAt { get; init; }

    /// <summary>Why it was not approved, or given up.</summary>
    public string? EndReason { get; set; }

    /// <summary>Number of the certificate: 销毁证书 XHZS-2026-001. Taken when it is destroyed.</summary>
    public string? Certificate { get; set; }

    public DateTime? ExecutedAt { get; set; }

    /// <summary>When it was not approved or was closed; null while it goes on, and for what was destroyed.</summary>
    public DateTime? EndedAt { get; set; }

    public int Version { get; set; }
}

/// <summary>One thing of a list, described so that the line can be read when the thing is gone (tombstone).</summary>
public sealed class DestructionItem
{
    public required Guid Id { get; init; }

    public required Guid ListId { get; init; }

    public required int Ordinal { get; init; }

    /// <summary>What it is, with <see cref="ObjectId"/>: an edition, a paper copy of one, or a record.</summary>
    public required string ObjectKind { get; init; }

    public required Guid ObjectId { get; init; }

    /// <summary>Null of a record.</summary>
    public Guid? DocumentId { get; init; }

    public Guid? EditionId { get; init; }

    public required string Number { get; init; }

    /// <summary>Of a record that of its form: its own says what stood on it.</summary>
    public required string Title { get; init; }

    /// <summary>Of the document; of a record whether it is one of an audit or a review. It decides who approves.</summary>
    public required string Level { get; init; }

    /// <summary>Of a record that of its form.</summary>
    public required string Label { get; init; }

    /// <summary>分发号 of a paper copy; null: the edition itself.</summary>
    public string? CopyNumber { get; init; }

    public required Classification Classification { get; init; }

    /// <summary>The rule by which it is due, as it was at the proposal.</summary>
    public required string Rule { get; init; }

    public required DateOnly DueOn { get; init; }

    public required ItemFate Fate { get; set; }

    /// <summary>Since when; until then it was 待销毁.</summary>
    public DateTime? FateAt { get; set; }

    /// <summary>Of the owner, in the own words.</summary>
    public string? FateReason { get; set; }

    /// <summary>延长保存: the new day that the owner gave a record; until then it is not proposed again.</summary>
    public DateOnly? KeptUntil { get; set; }

    /// <summary>Code and values of what excluded it, as JSON.</summary>
    public string? Refusal { get; set; }

    /// <summary>SHA-256 of what was destroyed, one a line.</summary>
    public string Hashes { get; set; } = "";

    /// <summary>ITSMS-P05 A, and of a copy its 分发号; for the trail.</summary>
    public string Said => CopyNumber is null ? $"{Number} {Label}" : $"{Number} {Label} {CopyNumber}";
}

/// <summary>The certificate over a destruction. Never changed, never deleted (R25).</summary>
public sealed class DestructionCertificate
{
    public required string Number { get; init; }

    public required Guid ListId { get; init; }

    public required DateTime At { get; init; }

    /// <summary>SHA-256 of the PDF in the content store.</summary>
    public required string Hash { get; init; }

    public required long Length { get; init; }
}

internal sealed class DestructionListMapping : IEntityTypeConfiguration<DestructionList>
{
    public void Configure(EntityTypeBuilder<DestructionList> builder)
    {
        builder.ToTable("DestructionList").HasKey(l => l.Id);
        builder.Property(l => l.Number).HasMaxLength(40);
        builder.Property(l => l.Department).HasMaxLength(40);
        builder.Property(l => l.Reason).HasMaxLength(500);
        builder.Property(l => l.ProposedByName).HasMaxLength(200);
        builder.Property(l => l.EndReason).HasMaxLength(500);
        builder.Property(l => l.Certificate).HasMaxLength(80);
        builder.Property(l => l.Version).IsConcurrencyToken();
        builder.HasIndex(l => l.Number).IsUnique();
        builder.HasIndex(l => l.Certificate).IsUnique();
        builder.HasIndex(l => new { l.State, l.ProposedAt });
    }
}

internal sealed class DestructionItemMapping : IEntityTypeConfiguration<DestructionItem>
{
    public void Configure(EntityTypeBuilder<DestructionItem> builder)
    {
        builder.ToTable("DestructionItem").HasKey(i => i.Id);
        builder.Property(i => i.ObjectKind).HasMaxLength(40);
        builder.Property(i => i.Number).HasMaxLength(80);
        builder.Property(i => i.Title).HasMaxLength(300);
        builder.Property(i => i.Level).HasMaxLength(20);
        builder.Property(i => i.Label).HasMaxLength(20);
        builder.Property(i => i.CopyNumber).HasMaxLength(20);
        builder.Ignore(i => i.Said);
        builder.Property(i => i.Rule).HasMaxLength(300);
        builder.Property(i => i.FateReason).HasMaxLength(500);
        builder.HasIndex(i => new { i.ListId, i.Ordinal }).IsUnique();
        builder.HasIndex(i => i.ObjectId);
        builder.HasOne<DestructionList>().WithMany().HasForeignKey(i => i.ListId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DestructionCertificateMapping : IEntityTypeConfiguration<DestructionCertificate>
{
    public void Configure(EntityTypeBuilder<DestructionCertificate> builder)
    {
        builder.ToTable("DestructionCertificate").HasKey(c => c.Number);
        builder.Property(c => c.Number).HasMaxLength(80);
        builder.Property(c => c.Hash).HasMaxLength(64);
        builder.HasIndex(c => c.ListId).IsUnique();
        builder.HasOne<DestructionList>().WithMany().HasForeignKey(c => c.ListId).OnDelete(DeleteBehavior.Restrict);
    }
}
