using System.Globalization;
using ComplianceVault.App.Obligations.Occurrences;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Components;
using ComplianceVault.Web.Documents;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace ComplianceVault.Web.Obligations;

/// <summary>定期工作: what is owed now, with the record that would fulfil it, and the plan of a year.</summary>
public sealed partial class DutiesPage
{
    private readonly Dictionary<Guid, Guid> chosen = [];
    private IReadOnlyList<OccurrenceRow> rows = [];
    private OccurrenceFilter filter = new();
    private bool busy;
    private bool isOfCompany; // somebody from outside has no duties
    private string? notice;
    private string? calendar;
    private Error? error;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private OccurrenceQueries Queries { get; set; } = null!;

    [Inject]
    private ConfirmOccurrences Confirming { get; set; } = null!;

    [Inject]
    private CalendarLinks Calendars { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    [Inject]
    private Choices Names { get; set; } = null!;

    /// <summary>A clause whose duties are asked for: then of every department, unless the address names one.</summary>
    [SupplyParameterFromQuery(Name = "clause")]
    private string? Clause { get; set; }

    [SupplyParameterFromQuery(Name = "year")]
    private int? Year { get; set; }

    [SupplyParameterFromQuery(Name = "department")]
    private string? Department { get; set; }

    /// <summary>The times of the year by duty and department.</summary>
    private IEnumerable<IGrouping<(string Code, string Department), OccurrenceRow>> Plan => PlanOf(rows);

    internal static IEnumerable<IGrouping<(string Code, string Department), OccurrenceRow>> PlanOf(IEnumerable<OccurrenceRow> rows) =>
        rows.GroupBy(r => (r.Code, r.Department)).OrderBy(g => g.Key.Code, StringComparer.Ordinal).ThenBy(g => g.Key.Department, StringComparer.Ordinal);

    protected override async Task OnInitializedAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        isOfCompany = !actor.IsExternal;
        if (Names.Departments.Count == 0)
            await Names.LoadAsync(actor, default);
        await ShowAsync(filter with { Clause = Clause, Year = Year, Department = Department ?? (Clause is null && actor.Departments.Count == 1 ? actor.Departments.First() : null) });
    }

    private IEnumerable<int> Years => Enumerable.Range(Time.Today.Year - 1, 3).Union(filter.Year is { } asked ? [asked] : []).Order();

    private string ExportAddress => QueryHelpers.AddQueryString("/records/duties/export.xlsx", new Dictionary<string, string?>
    {
        ["year"] = filter.Year?.ToString(CultureInfo.InvariantCulture),
        ["department"] = filter.Department,
        ["clause"] = filter.Clause,
        ["mine"] = filter.Mine ? "true" : "false",
    });

    /// <summary>Shown once it is asked for: whoever has the address sees the duties.</summary>
    private async Task SubscribeAsync()
    {
        if (await Current.GetAsync() is { } actor && await Calendars.OfAsync(actor, default) is { } link)
            calendar = Places.ToAbsoluteUri(link).ToString();
    }

    private static Tone ToneOf(OccurrenceState state) => state switch
    {
        OccurrenceState.Done => Tone.Good,
        OccurrenceState.DoneLate or OccurrenceState.Soon => Tone.Soon,
        OccurrenceState.Overdue => Tone.Overdue,
        _ => Tone.Draft,
    };

    private static string Mark(OccurrenceState state) => state switch
    {
        OccurrenceState.Done => "●",
        OccurrenceState.DoneLate => "◐",
        OccurrenceState.Overdue => "！",
        OccurrenceState.Soon => "△",
        _ => "○",
    };

    private static string? Word(ChangeEventArgs e) => e.Value?.ToString() is { Length: > 0 } word ? word : null;

    private async Task ShowAsync(OccurrenceFilter wanted)
    {
        (filter, notice) = (wanted, null);
        chosen.Clear();
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        var found = await Queries.ListAsync(actor, filter, default);
        (rows, error) = (found.Succeeded ? found.Value : [], found.Error);
    }

    private void Choose(OccurrenceRow row, bool yes)
    {
        if (yes)
            chosen[row.Id] = row.Proposed!.Id;
        else
            chosen.Remove(row.Id);
    }

    private async Task ConfirmAsync()
    {
        if (busy || await Current.GetAsync() is not { } actor)
            return;
        busy = true;
        try
        {
            var count = chosen.Count;
            var refused = (await Confirming.ExecuteAsync(actor, [.. chosen.Select(c => new Fulfilment(c.Key, c.Value))], default)).Error;
            chosen.Clear();
            await LoadAsync();
            error = refused;
            notice = refused is null ? T["Confirmed", count].Value : null;
        }
        finally
        {
            busy = false;
        }
    }
}
