using System.Globalization;
using ComplianceVault.App.Registers.Incidents;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Registers.Incidents;

/// <summary>事件统计: the figures of 《IT事件统计表》 at any moment, with the formulas of the three objectives.</summary>
public sealed partial class IncidentsPage
{
    private IncidentStatistics? found;
    private DateOnly from;
    private DateOnly to;
    private Error? error;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private IncidentQueries Queries { get; set; } = null!;

    /// <summary>This month so far.</summary>
    protected override Task OnInitializedAsync() => ShowAsync(new DateOnly(Time.Today.Year, Time.Today.Month, 1), Time.Today);

    private async Task ShowAsync(DateOnly first, DateOnly last)
    {
        (from, to) = first <= last ? (first, last) : (last, first);
        if (await Current.GetAsync() is not { } actor)
            return;
        var counted = await Queries.StatisticsAsync(actor, from, to, default);
        (found, error) = (counted.Succeeded ? counted.Value : null, counted.Error);
    }

    private static DateOnly? DayOf(ChangeEventArgs e) =>
        DateOnly.TryParseExact(e.Value?.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
