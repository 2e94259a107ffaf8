using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Desk.Messages;

/// <summary>How a message leaves the house.</summary>
public enum Channel
{
    Mail,

    /// <summary>The robot of a group in 企业微信 or 钉钉.</summary>
    Robot,
}

/// <summary>Where a message stands.</summary>
public enum DeliveryState
{
    /// <summary>待发送: for the first time or once more.</summary>
    Waiting,

    /// <summary>Claimed: it is being sent, or the program ended while it was.</summary>
    Sending,
    Sent,

    /// <summary>Its task was done, or not this person's any more, before it was sent.</summary>
    Dropped,
    Failed,
}

/// <summary>
/// The outbox: a notice that is to leave by a channel. Written with the notice in one transaction, so that none is lost; claimed before it is sent and marked
/// after, so that none is sent twice (docs/decisions/desk.md). Those sent together carry one message id.
/// </summary>
public sealed class Delivery
{
    public required Guid Id { get; init; }

    public required Guid NoticeId { get; init; }

    public required Guid PersonId { get; init; }

    public required Channel Channel { get; init; }

    public required DeliveryState State { get; set; }

    public required DateTime At { get; init; }

    /// <summary>Not sent before: the hour of the digest, or the next attempt.</summary>
    public required DateTime NotBefore { get; set; }

    public int Attempts { get; set; }

    /// <summary>Given at the first attempt and kept for all: mail servers and readers know a repetition by it.</summary>
    public Guid? MessageId { get; set; }

    /// <summary>Whether it arrived is not known; it is sent once more and says so.</summary>
    public bool Unclear { get; set; }

    public DateTime? EndedAt { get; set; }

    /// <summary>Code of what went wrong last, with the other side's words.</summary>
    public string? Trouble { get; set; }

    public string? Answer { get; set; }
}

internal sealed class DeliveryMapping : IEntityTypeConfiguration<Delivery>
{
    internal const int LongestAnswer = 300;

    public void Configure(EntityTypeBuilder<Delivery> builder)
    {
        builder.ToTable("Delivery").HasKey(d => d.Id);
        builder.Property(d => d.Trouble).HasMaxLength(60);
        builder.Property(d => d.Answer).HasMaxLength(LongestAnswer);
        builder.HasIndex(d => new { d.State, d.NotBefore });
        builder.HasIndex(d => d.MessageId);
        builder.HasOne<Notice>().WithMany().HasForeignKey(d => d.NoticeId).OnDelete(DeleteBehavior.Restrict);
    }
}
