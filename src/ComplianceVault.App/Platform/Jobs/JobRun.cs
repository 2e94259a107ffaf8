using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Platform.Jobs;

/// <summary>Where a piece of long work stands.</summary>
public enum JobState
{
    Queued,
    Running,
    Succeeded,
    Failed,
    Cancelled,

    /// <summary>The program was killed or crashed while it ran; the work has been queued again.</summary>
    Interrupted,
}

/// <summary>One piece of long work (后台任务): import, re-index, backup. It can be left and found again, and its outcome stays.</summary>
public sealed class JobRun
{
    public const string ObjectKind = "job";

    public required Guid Id { get; init; }

    /// <summary>Code of the <see cref="IJob"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>What the job works on, in its own form (a batch id, a file name).</summary>
    public required string Argument { get; init; }

    public required JobState State { get; set; }

    public int Done { get; set; }

    /// <summary>Zero while unknown.</summary>
    public int Of { get; set; }

    public required DateTime QueuedAt { get; init; }

    public DateTime? StartedAt { get; set; }

    public DateTime? EndedAt { get; set; }

    /// <summary>Empty for the program itself.</summary>
    public required Guid ById { get; init; }

    public required string ByName { get; init; }

    /// <summary>Error code with values as JSON, or the job's own summary as JSON.</summary>
    public string? Outcome { get; set; }
}

internal sealed class JobRunMapping : IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobRun> builder)
    {
        builder.ToTable("JobRun").HasKey(j => j.Id);
        builder.Property(j => j.Kind).HasMaxLength(40);
        builder.Property(j => j.Argument).HasMaxLength(1000);
        builder.Property(j => j.ByName).HasMaxLength(200);
        builder.HasIndex(j => new { j.State, j.QueuedAt });
        builder.HasIndex(j => new { j.Kind, j.QueuedAt });
        builder.HasIndex(j => new { j.ById, j.QueuedAt });
    }
}
