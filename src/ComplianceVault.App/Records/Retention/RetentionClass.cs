using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Records.Retention;

/// <summary>The unit of a period of keeping.</summary>
public enum RetentionUnit
{
    Year,
    Month,

    /// <summary>永久: never due.</summary>
    Permanent,
}

/// <summary>What sets the period running; not yet happened means not yet due (R23).</summary>
public enum RetentionStart
{
    RecordClosed,
    ContractEnded,
    EquipmentScrapped,
    EmployeeLeft,
    ProductDiscontinued,

    /// <summary>版本作废: of the masters of documents.</summary>
    EditionEnded,
}

/// <summary>A class of keeping (保存期限类别, 记录控制程序 4.4.5) as of a period; a change is a new row.</summary>
public sealed class RetentionClass
{
    /// <summary>The class of the masters of documents that are no longer in force; no form has it.</summary>
    public const string Masters = "DOC-MASTER";

    public required Guid Id { get; init; }

    public required string Code { get; init; }

    public required string TitleZh { get; init; }

    public string? TitleEn { get; init; }

    /// <summary>Null when permanent.</summary>
    public int? Period { get; init; }

    public required RetentionUnit Unit { get; init; }

    public RetentionStart? Starts { get; init; }

    /// <summary>不低于: may be kept longer.</summary>
    public required bool AtLeast { get; init; }

    public string? Source { get; init; }

    /// <summary>It holds for what was kept before it as well, even where it is shorter.</summary>
    public bool AlsoKept { get; init; }

    /// <summary>Who proposed it here, and why; null where the pack says so.</summary>
    public string? ByName { get; init; }

    public string? Reason { get; init; }

    /// <summary>The change by which it came.</summary>
    public Guid? ChangeId { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; set; }

    public RetentionTerm Term => new(Period, Unit, Starts, AtLeast);
}

internal sealed class RetentionClassMapping : IEntityTypeConfiguration<RetentionClass>
{
    public void Configure(EntityTypeBuilder<RetentionClass> builder)
    {
        builder.ToTable("RetentionClass").HasKey(r => r.Id);
        builder.Property(r => r.Code).HasMaxLength(40);
        builder.Property(r => r.TitleZh).HasMaxLength(200);
        builder.Property(r => r.TitleEn).HasMaxLength(200);
        builder.Property(r => r.Source).HasMaxLength(200);
        builder.Property(r => r.ByName).HasMaxLength(200);
        builder.Property(r => r.Reason).HasMaxLength(500);
        builder.Ignore(r => r.Term);
        builder.HasIndex(r => r.Code).IsUnique().HasFilter("\"To\" IS NULL");
    }
}
