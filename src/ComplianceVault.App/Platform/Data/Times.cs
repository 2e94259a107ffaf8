namespace ComplianceVault.App.Platform.Data;

/// <summary>The vault's instants: UTC, whole milliseconds, so that both databases and the trail's hash keep exactly the same value.</summary>
public static class Times
{
    public static DateTime UtcNow(this TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
    }

    /// <summary>The civil date at the company (decision 7).</summary>
    public static DateOnly Today(this TimeProvider clock, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(clock.UtcNow(), zone));

    /// <summary>A new id that sorts by the time it was made.</summary>
    public static Guid NewId(this TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow());
}
