using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Workflows;

namespace ComplianceVault.App.Records.Handling;

/// <summary>Until when a step is to be made.</summary>
internal static class MoveDue
{
    /// <summary>A day ends with itself; null: the step waits without a day.</summary>
    public static DateTime? Of(HandledRecord of, WorkflowMove move, RecordValues values, FillingFacts facts) => move.Due is null ? null : of.Model.Work(move.Due, values, facts).Value switch
    {
        DateTimeOffset at => at.UtcDateTime,
        DateOnly day when day < DateOnly.MaxValue => TimeZoneInfo.ConvertTimeToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified), facts.Zone),
        _ => null,
    };

    /// <summary>The company's day on which that moment lies.</summary>
    public static DateOnly? Day(DateTime? due, FillingFacts facts) =>
        due is { } at ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(at, DateTimeKind.Utc), facts.Zone).AddTicks(-1)) : null;
}
