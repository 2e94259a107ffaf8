using ComplianceVault.App.Platform.Seeding;

namespace ComplianceVault.App.Organisation;

/// <summary><c>calendar.yaml</c>.</summary>
public sealed record CalendarFile
{
    public const string Name = "calendar.yaml";

    public required string TimeZone { get; init; }

    public List<HoursPart> WorkingHours { get; init; } = [];

    public required List<YearPart> Years { get; init; }

    public List<CompanyDayPart> CompanyDays { get; init; } = [];
}

/// <summary>A span of service hours on working days, <c>HH:mm</c>.</summary>
public sealed record HoursPart
{
    public required string From { get; init; }

    public required string To { get; init; }
}

/// <summary>A year's notice.</summary>
public sealed record YearPart
{
    public required int Year { get; init; }

    public string? Source { get; init; }

    public DateOnly? Published { get; init; }

    public required bool Provisional { get; init; }

    public List<HolidayPart> Holidays { get; init; } = [];

    public List<DateOnly> MakeUpDays { get; init; } = [];
}

/// <summary>A holiday, both ends free.</summary>
public sealed record HolidayPart
{
    public required SeedLabel Name { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }
}

/// <summary>A day on which the company departs from the notice.</summary>
public sealed record CompanyDayPart
{
    public required DateOnly Date { get; init; }

    public required bool Working { get; init; }

    public required SeedLabel Name { get; init; }
}
