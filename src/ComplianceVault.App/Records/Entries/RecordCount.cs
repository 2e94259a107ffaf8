using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Records.Entries;

/// <summary>
/// How many records of a form a department has for one day of the event, entered on one day (decision 8): the matrix as of any past day is a sum over
/// these rows and their <see cref="RecordMonth"/>s. Written by <see cref="RecordCounts"/> alone, in the transaction that submits or voids a record.
/// </summary>
public sealed class RecordCount
{
    public required Guid FormId { get; init; }

    /// <summary>Code of the department.</summary>
    public required string Department { get; init; }

    /// <summary>When it happened.</summary>
    public required DateOnly EventDay { get; init; }

    /// <summary>When it was entered: never before <see cref="EventDay"/>, later for late entries.</summary>
    public required DateOnly EnteredDay { get; init; }

    public required int Records { get; set; }
}

internal sealed class RecordCountMapping : IEntityTypeConfiguration<RecordCount>
{
    public void Configure(EntityTypeBuilder<RecordCount> builder)
    {
        builder.ToTable("RecordCount").HasKey(c => new { c.FormId, c.Department, c.EventDay, c.EnteredDay });
        builder.Property(c => c.Department).HasMaxLength(40);
        builder.HasIndex(c => c.EnteredDay);
        builder.HasOne<Form>().WithMany().HasForeignKey(c => c.FormId).OnDelete(DeleteBehavior.Restrict);
    }
}
