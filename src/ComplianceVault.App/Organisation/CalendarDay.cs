using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Organisation;

/// <summary>
/// A day on which the working calendar differs from Monday to Friday. Rows are never overwritten: a day that is taken back keeps its row
/// with an end, so that the calendar known at any past instant can be read (R49).
/// </summary>
public sealed class CalendarDay
{
    public required Guid Id { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>True for a day that is worked, false for a day off.</summary>
    public required bool Working { get; init; }

    public required string NameZh { get; init; }

    public string? NameEn { get; init; }

    /// <summary>The year whose notice published it (元旦 may begin in the December before); null for the company's own day.</summary>
    public int? NoticeYear { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTime From { get; init; }

    public DateTime? To { get; set; }
}

/// <summary>A year of the working calendar and the notice that published it; without one it is provisional (decision 10).</summary>
public sealed class CalendarYear : IVersioned
{
    public const string Kind = "calendar-year";

    public required Guid Id { get; init; }

    public required int Year { get; init; }

    /// <summary>Number of the notice, such as 国办发明电〔2023〕7号.</summary>
    public string? Source { get; set; }

    public DateOnly? PublishedOn { get; set; }

    public bool Provisional { get; set; }

    public int Version { get; set; }
}

internal sealed class CalendarDayMapping : IEntityTypeConfiguration<CalendarDay>
{
    public void Configure(EntityTypeBuilder<CalendarDay> builder)
    {
        builder.ToTable("CalendarDay").HasKey(d => d.Id);
        builder.Property(d => d.NameZh).HasMaxLength(100);
        builder.Property(d => d.NameEn).HasMaxLength(100);
        builder.HasIndex(d => new { d.Date, d.To });
    }
}

internal sealed class CalendarYearMapping : IEntityTypeConfiguration<CalendarYear>
{
    public void Configure(EntityTypeBuilder<CalendarYear> builder)
    {
        builder.ToTable("CalendarYear").HasKey(y => y.Id);
        builder.Property(y => y.Source).HasMaxLength(300);
        builder.Property(y => y.Version).IsConcurrencyToken();
        builder.HasIndex(y => y.Year).IsUnique();
    }
}
