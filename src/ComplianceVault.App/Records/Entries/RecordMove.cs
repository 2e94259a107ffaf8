using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Records.Entries;

/// <summary>
/// One step of a record through the workflow of its form: which, by whom, over which content. With the words of its day, so that it reads the same whatever the
/// workflow becomes. Rows are only added.
/// </summary>
public sealed class RecordMove
{
    /// <summary>The step back to who filled it in: it is no move of a workflow.</summary>
    public const string TakenBack = "taken-back";

    public required Guid RecordId { get; init; }

    /// <summary>From 1.</summary>
    public required int Ordinal { get; init; }

    /// <summary>Id of the move in its workflow.</summary>
    public required string Code { get; init; }

    public required string ActionZh { get; init; }

    public string? ActionEn { get; init; }

    /// <summary>States; <c>new</c> is what was not there yet.</summary>
    public required string From { get; init; }

    public required string To { get; init; }

    public required string ToZh { get; init; }

    public string? ToEn { get; init; }

    /// <summary>The stage whose fields it committed.</summary>
    public string? Ends { get; init; }

    public required DateTime At { get; init; }

    /// <summary>Empty: the program, when its day had come.</summary>
    public required Guid ById { get; init; }

    /// <summary>As shown: 姓名（代 …） for a deputy.</summary>
    public required string ByName { get; init; }

    public Guid? InsteadOfId { get; init; }

    /// <summary>What stood on the record from this step on.</summary>
    public required int ContentOrdinal { get; init; }

    /// <summary>What the person confirmed, a sentence a line (decision 15).</summary>
    public string? Attested { get; init; }

    /// <summary>Until when it was to be made; null: without a day.</summary>
    public DateTime? Due { get; init; }
}

/// <summary>Whose turn it is with a record under way: an office, a person or the members of a department. Written anew with each step.</summary>
public sealed class RecordTurn
{
    public required Guid Id { get; init; }

    public required Guid RecordId { get; init; }

    /// <summary>Role, or role and department, as <c>Actor.Offices</c> has them; null where it waits for a person.</summary>
    public string? Office { get; init; }

    public Guid? PersonId { get; init; }

    /// <summary>Code of the department whose members may act beside the office.</summary>
    public string? Department { get; init; }

    /// <summary>A holder of the office who may not (≠).</summary>
    public Guid? NotForId { get; set; }

    /// <summary>Named by the management representative in place of who cannot (decision 17).</summary>
    public bool IsNamed { get; init; }

    /// <summary>Since when the record stands where it stands.</summary>
    public required DateTime Since { get; init; }

    public DateOnly? Due { get; set; }

    /// <summary>The steps that wait, in Chinese, as they are called.</summary>
    public required string Steps { get; set; }
}

internal sealed class RecordMoveMapping : IEntityTypeConfiguration<RecordMove>
{
    public void Configure(EntityTypeBuilder<RecordMove> builder)
    {
        builder.ToTable("RecordMove").HasKey(m => new { m.RecordId, m.Ordinal });
        builder.Property(m => m.Code).HasMaxLength(80);
        builder.Property(m => m.ActionZh).HasMaxLength(200);
        builder.Property(m => m.ActionEn).HasMaxLength(200);
        builder.Property(m => m.From).HasMaxLength(80);
        builder.Property(m => m.To).HasMaxLength(80);
        builder.Property(m => m.ToZh).HasMaxLength(200);
        builder.Property(m => m.ToEn).HasMaxLength(200);
        builder.Property(m => m.Ends).HasMaxLength(80);
        builder.Property(m => m.ByName).HasMaxLength(200);
        builder.HasIndex(m => m.ById);
        builder.HasOne<Record>().WithMany().HasForeignKey(m => m.RecordId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RecordTurnMapping : IEntityTypeConfiguration<RecordTurn>
{
    public void Configure(EntityTypeBuilder<RecordTurn> builder)
    {
        builder.ToTable("RecordTurn").HasKey(t => t.Id);
        builder.Property(t => t.Office).HasMaxLength(80);
        builder.Property(t => t.Department).HasMaxLength(40);
        builder.Property(t => t.Steps).HasMaxLength(500);
        builder.HasIndex(t => t.RecordId);
        builder.HasIndex(t => t.Office);
        builder.HasIndex(t => t.PersonId);
        builder.HasOne<Record>().WithMany().HasForeignKey(t => t.RecordId).OnDelete(DeleteBehavior.Restrict);
    }
}
