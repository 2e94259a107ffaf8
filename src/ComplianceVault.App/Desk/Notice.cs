using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Desk;

/// <summary>Why somebody is told of a task.</summary>
public enum NoticeStage
{
    /// <summary>新待办: it waits for this person from now on.</summary>
    New,

    /// <summary>逾期: it still waits for this person although its day has passed.</summary>
    Overdue,

    /// <summary>督办: it is overdue, told to the head of the department.</summary>
    Head,

    /// <summary>督办: five working days later, told to the management representative.</summary>
    Representative,
}

/// <summary>
/// That somebody was told of a task (R50): once for each task, stage and person, also across restarts. It holds nothing of what the task is about; that is read
/// from the task, and a notice whose task is done counts no more.
/// </summary>
public sealed class Notice
{
    public required Guid Id { get; init; }

    /// <summary>Of the task.</summary>
    public required string Kind { get; init; }

    public required Guid TaskId { get; init; }

    public required NoticeStage Stage { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>Midnight (UTC) of the due day that passed; for a new task the instant from which it waits. Another one is another occasion.</summary>
    public required DateTime Occasion { get; init; }

    public required DateTime At { get; init; }

    /// <summary>When the daily run found the task done; open ones are the only ones looked at.</summary>
    public DateTime? ClosedAt { get; set; }

    internal static DateTime OccasionOf(DateOnly? due) => due is { } day ? day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) : DateTime.MinValue;
}

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("Notice").HasKey(n => n.Id);
        builder.Property(n => n.Kind).HasMaxLength(40);
        builder.HasIndex(n => new { n.Kind, n.TaskId, n.Stage, n.PersonId, n.Occasion }).IsUnique();
        builder.HasIndex(n => new { n.PersonId, n.ClosedAt });
    }
}
