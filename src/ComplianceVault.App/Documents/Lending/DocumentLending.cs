using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Documents.Lending;

/// <summary>How a document came back.</summary>
public enum ReturnCondition
{
    /// <summary>完好</summary>
    Good,

    /// <summary>破损</summary>
    Damaged,

    /// <summary>遗失</summary>
    Lost,
}

/// <summary>
/// A document that is borrowed, copied, or given to somebody outside (文件借阅记录, 对外提供文件审批). What was asked never changes but the day of return, which moves
/// with an approved extension.
/// </summary>
public sealed class DocumentLending : IVersioned
{
    public const string Kind = "lending";

    public required Guid Id { get; init; }

    /// <summary>ITSMS-P05-R04-2026-0001; R13 for what goes outside.</summary>
    public required string Number { get; init; }

    public required LendingKind What { get; init; }

    public required Guid DocumentId { get; init; }

    public required Guid EditionId { get; init; }

    public required string Label { get; init; }

    /// <summary>Leaves the house: 外借, 对外提供.</summary>
    public required bool IsOutside { get; init; }

    /// <summary>Who gets it outside; null inside.</summary>
    public string? Recipient { get; init; }

    public required string Purpose { get; init; }

    /// <summary>Of a borrowing: from when to when.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? Due { get; set; }

    /// <summary>Of copies: how many on paper.</summary>
    public int? Copies { get; init; }

    /// <summary>Given as a link instead of paper.</summary>
    public string? Link { get; init; }

    public required Guid RequestedById { get; init; }

    public required string RequestedByName { get; init; }

    public required DateTime RequestedAt { get; init; }

    /// <summary>Until when it is to be approved or not.</summary>
    public required DateOnly AnswerDue { get; set; }

    public required LendingState State { get; set; }

    public required DateTime StateAt { get; set; }

    /// <summary>Role and department for whom it waits, as <c>Actor.Offices</c> has them; empty once it waits for nobody.</summary>
    public required string Office { get; set; }

    /// <summary>The day of return that is asked for.</summary>
    public DateOnly? ExtendTo { get; set; }

    public DateTime? OutAt { get; set; }

    public ReturnCondition? Condition { get; set; }

    public int Steps { get; set; }

    public int Version { get; set; }
}

/// <summary>Something that was done with a lending, and what was said about it.</summary>
public sealed class LendingStep
{
    public required Guid Id { get; init; }

    public required Guid LendingId { get; init; }

    /// <summary>From 1 within the lending.</summary>
    public required int Ordinal { get; init; }

    public required LendingAct Act { get; init; }

    public required DateTime At { get; init; }

    public required Guid ById { get; init; }

    /// <summary>代理人姓名（代 被代理人姓名） for a deputy.</summary>
    public required string ByName { get; init; }

    public string? Text { get; init; }

    /// <summary>The day of return as it stood after this step.</summary>
    public DateOnly? Due { get; init; }
}

internal sealed class DocumentLendingMapping : IEntityTypeConfiguration<DocumentLending>
{
    public void Configure(EntityTypeBuilder<DocumentLending> builder)
    {
        builder.ToTable("DocumentLending").HasKey(l => l.Id);
        builder.Property(l => l.Number).HasMaxLength(100);
        builder.Property(l => l.Label).HasMaxLength(20);
        builder.Property(l => l.Recipient).HasMaxLength(RequestLending.LongestRecipient);
        builder.Property(l => l.Purpose).HasMaxLength(500);
        builder.Property(l => l.Link).HasMaxLength(500);
        builder.Property(l => l.RequestedByName).HasMaxLength(200);
        builder.Property(l => l.Office).HasMaxLength(100);
        builder.Property(l => l.Version).IsConcurrencyToken();
        builder.HasIndex(l => l.Number).IsUnique();
        builder.HasIndex(l => new { l.State, l.What });
        builder.HasIndex(l => l.RequestedById);
        builder.HasIndex(l => new { l.EditionId, l.What });
        builder.HasOne<Document>().WithMany().HasForeignKey(l => l.DocumentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Edition>().WithMany().HasForeignKey(l => l.EditionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LendingStepMapping : IEntityTypeConfiguration<LendingStep>
{
    public void Configure(EntityTypeBuilder<LendingStep> builder)
    {
        builder.ToTable("LendingStep").HasKey(s => s.Id);
        builder.Property(s => s.ByName).HasMaxLength(200);
        builder.Property(s => s.Text).HasMaxLength(500);
        builder.HasIndex(s => new { s.LendingId, s.Ordinal }).IsUnique();
        builder.HasOne<DocumentLending>().WithMany().HasForeignKey(s => s.LendingId).OnDelete(DeleteBehavior.Restrict);
    }
}
