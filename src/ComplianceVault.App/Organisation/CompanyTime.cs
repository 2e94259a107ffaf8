using ComplianceVault.App.Platform.Data;

namespace ComplianceVault.App.Organisation;

/// <summary>The company's clock: instants in UTC, civil dates in its zone (decision 7).</summary>
public sealed class CompanyTime(TimeProvider clock, TimeZoneInfo companyZone)
{
    public TimeProvider Clock => clock;

    public DateTime Now => clock.UtcNow();

    public DateOnly Today => clock.Today(Zone);

    public TimeZoneInfo Zone { get; } = companyZone;

    /// <summary>The instant at which a civil day begins at the company; null for no day.</summary>
    public DateTime? StartOf(DateOnly? day) =>
        day is { } d ? Utc(d.ToDateTime(TimeOnly.MinValue)) : null;

    /// <summary>The instant at which the day is over: what was entered before it was known that day.</summary>
    public DateTime EndOf(DateOnly day) => Utc(day.AddDays(1).ToDateTime(TimeOnly.MinValue));

    /// <summary>The instant at which the company's wall clock shows this.</summary>
    public DateTime Utc(DateTime local) => TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), Zone);

    /// <summary>An instant as the company's wall clock shows it.</summary>
    public DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Zone);

    /// <summary>The same with the clock's distance from UTC, for papers that leave the house.</summary>
    public DateTimeOffset Offset(DateTime utc) => TimeZoneInfo.ConvertTime(new DateTimeOffset(utc, TimeSpan.Zero), Zone);
}
