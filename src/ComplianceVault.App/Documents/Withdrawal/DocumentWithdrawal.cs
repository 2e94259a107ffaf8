using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Documents.Withdrawal;

/// <summary>Why an obsolete edition is kept (作废保留, 文件控制程序 4.7.1).</summary>
public enum RetainGround
{
    /// <summary>法律法规要求</summary>
    Law,

    /// <summary>知识参考</summary>
    Knowledge,

    /// <summary>记录追溯</summary>
    RecordTrace,

    /// <summary>其他</summary>
    Other,
}

/// <summary>What leans on a document that is to be withdrawn.</summary>
public enum ReferenceKind
{
    /// <summary>Another document in force names it.</summary>
    Citing,

    /// <summary>A duty is proven by records of its forms.</summary>
    Duty,

    /// <summary>No other document in force answers the clause.</summary>
    Clause,

    /// <summary>A record of one of its forms is not complete.</summary>
    Record,
}

/// <summary>An application to withdraw the edition in force without a successor (文件作废申请).</summary>
public sealed class DocumentWithdrawal : IVersioned
{
    public const string Kind = "withdrawal";

    public required Guid Id { get; init; }

    /// <summary>Running number of the form and year: ITSMS-P05-R10-2026-0001.</summary>
    public required string Number { get; init; }

    public required Guid DocumentId { get; init; }

    public required Guid EditionId { get; init; }

    public required WithdrawalState State { get; set; }

    public required string Reason { get; init; }

    /// <summary>The document that takes its place; null: 无替代文件.</summary>
    public Guid? ReplacedById { get; init; }

    /// <summary>是否留用: the edition is kept from the day on which it is withdrawn; null: it is not.</summary>
    public RetainGround? Keep { get; init; }

    public required Guid ApplicantId { get; init; }

    public required string ApplicantName { get; init; }

    public required string Department { get; init; }

    public required DateTime AppliedAt { get; init; }

    public DateTime? EndedAt { get; set; }

    /// <summary>作废日期: the first day on which it is no longer in force.</summary>
    public DateOnly? WithdrawnOn { get; set; }

    public int Version { get; set; }
}

/// <summary>What will be done about something that leans on the document.</summary>
public sealed class WithdrawalFollowUp
{
    public required Guid WithdrawalId { get; init; }

    public required int Ordinal { get; init; }

    public required ReferenceKind Kind { get; init; }

    /// <summary>Number of the document, code of the duty, number of the clause.</summary>
    public required string Key { get; init; }

    public required string Title { get; init; }

    public required string Action { get; init; }
}

/// <summary>An obsolete edition is kept: why, by whom.</summary>
public sealed class EditionRetention
{
    public required Guid EditionId { get; init; }

    public required RetainGround Ground { get; init; }

    public required string Reason { get; init; }

    public required string ByName { get; init; }

    public required DateTime At { get; init; }
}

internal sealed class DocumentWithdrawalMapping : IEntityTypeConfiguration<DocumentWithdrawal>
{
    public void Configure(EntityTypeBuilder<DocumentWithdrawal> builder)
    {
        builder.ToTable("DocumentWithdrawal").HasKey(w => w.Id);
        builder.Property(w => w.Number).HasMaxLength(40);
        builder.Property(w => w.Reason).HasMaxLength(500);
        builder.Property(w => w.ApplicantName).HasMaxLength(200);
        builder.Property(w => w.Department).HasMaxLength(40);
        builder.Property(w => w.Version).IsConcurrencyToken();
        builder.HasIndex(w => w.Number).IsUnique();
        builder.HasIndex(w => w.DocumentId).IsUnique().HasFilter("\"EndedAt\" IS NULL"); // one application at a time
        builder.HasIndex(w => new { w.DocumentId, w.AppliedAt });
        builder.HasOne<Document>().WithMany().HasForeignKey(w => w.DocumentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Edition>().WithMany().HasForeignKey(w => w.EditionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class WithdrawalFollowUpMapping : IEntityTypeConfiguration<WithdrawalFollowUp>
{
    public void Configure(EntityTypeBuilder<WithdrawalFollowUp> builder)
    {
        builder.ToTable("WithdrawalFollowUp").HasKey(f => new { f.WithdrawalId, f.Ordinal });
        builder.Property(f => f.Key).HasMaxLength(80);
        builder.Property(f => f.Title).HasMaxLength(300);
        builder.Property(f => f.Action).HasMaxLength(500);
        builder.HasOne<DocumentWithdrawal>().WithMany().HasForeignKey(f => f.WithdrawalId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EditionRetentionMapping : IEntityTypeConfiguration<EditionRetention>
{
    public void Configure(EntityTypeBuilder<EditionRetention> builder)
    {
        builder.ToTable("EditionRetention").HasKey(r => r.EditionId);
        builder.Property(r => r.Reason).HasMaxLength(500);
        builder.Property(r => r.ByName).HasMaxLength(200);
        builder.HasOne<Edition>().WithMany().HasForeignKey(r => r.EditionId).OnDelete(DeleteBehavior.Restrict);
    }
}
