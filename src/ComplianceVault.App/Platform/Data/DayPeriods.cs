namespace ComplianceVault.App.Platform.Data;

/// <summary>A row that holds from a day to a day (docs/decisions/periods.md).</summary>
public interface IDayPeriod
{
    DateOnly From { get; }

    /// <summary>The first day on which it no longer holds.</summary>
    DateOnly? To { get; }
}

internal static class DayPeriods
{
    /// <summary>The rows that held on a day.</summary>
    public static IQueryable<T> On<T>(this IQueryable<T> rows, DateOnly day)
        where T : class, IDayPeriod => rows.Where(r => r.From <= day && (r.To == null || r.To > day));
}
