using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Records.Entries;

/// <summary>
/// The <see cref="RecordCount"/>s of a form in a department that happened in one month and were entered in one month: what lies before the month of the day
/// asked for is read from here, a fraction of the daily rows. Written by <see cref="RecordCounts"/> alone, together with them.
/// </summary>
public sealed class RecordMonth
{
    public required Guid FormId { get; init; }

    public required string Department { get; init; }

    /// <summary>First day of the month.</summary>
    public required DateOnly EventMonth { get; init; }

    public required DateOnly EnteredMonth { get; init; }

    public required int Records { get; set; }

    /// <summary>Day of the event of the newest.</summary>
    public required DateOnly Newest { get; set; }

    public static DateOnly Of(DateOnly day) => new(day.Year, day.Month, 1);
}

internal sealed class RecordMonthMapping : IEntityTypeConfiguration<RecordMonth>
{
    public void Configure(EntityTypeBuilder<RecordMonth> builder)
    {
        builder.ToTable("RecordMonth").HasKey(m => new { m.FormId, m.Department, m.EventMonth, m.EnteredMonth });
        builder.Property(m => m.Department).HasMaxLength(40);
        builder.HasOne<Form>().WithMany().HasForeignKey(m => m.FormId).OnDelete(DeleteBehavior.Restrict);
    }
}
