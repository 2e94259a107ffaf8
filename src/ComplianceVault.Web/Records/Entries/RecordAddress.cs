using System.Globalization;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.Web.Components;
using ComplianceVault.Web.Documents;

namespace ComplianceVault.Web.Records.Entries;

/// <summary>Where records stand, and how their state looks.</summary>
internal static class RecordAddress
{
    public const string Mine = "/records/mine";

    public static string Of(Guid id) => $"/records/entry/{id}";

    public static string Pdf(Guid id) => $"/records/entry/{id}.pdf";

    public static string File(Guid id, string hash) => $"/records/entry/{id}/files/{hash}";

    /// <summary>Where a workflow goes on, its state; else that of the record.</summary>
    public static string State(RecordState state, string? zh, string? en) => zh is null || state == RecordState.Voided ? VaultWords.Of(state) : Labels.Of(zh, en);

    /// <summary>A day that is due ends with itself: it is said as that day.</summary>
    public static string Due(DateTime local) => local.TimeOfDay == TimeSpan.Zero ? Dates.Of(DateOnly.FromDateTime(local).AddDays(-1))! : Dates.Of(local)!;

    public static Tone Tone(RecordState state) => state switch
    {
        RecordState.InProcess => Components.Tone.Review,
        RecordState.Locked => Components.Tone.Good,
        RecordState.Submitted => Components.Tone.Review,
        RecordState.Voided => Components.Tone.Obsolete,
        _ => Components.Tone.Draft,
    };
}

/// <summary>The whole state of the list of records, as its address holds it.</summary>
public sealed record RecordListAddress
{
    public const string Path = "/records/list";
    public const int PageSize = 50;

    public RecordFilter Filter { get; init; } = new();

    public int Page { get; init; } = 1;

    public bool IsFiltered => Filter != new RecordFilter();

    public static RecordListAddress Parse(string query)
    {
        var state = ListState.From(query);
        return new()
        {
            Filter = new()
            {
                Text = state.Filter("text"),
                Form = state.Filter("form"),
                Clause = state.Filter("clause"),
                Department = state.Filter("department"),
                State = Enum.TryParse<RecordState>(state.Filter("state"), out var found) && Enum.IsDefined(found) ? found : null,
                From = Day(state.Filter("from")),
                To = Day(state.Filter("to")),
                Late = state.Filter("late") is not null,
                Corrected = state.Filter("corrected") is not null,
                InForce = state.Filter("in-force") is not null,
                Mine = state.Filter("mine") is not null,
            },
            Page = state.Page,
        };
    }

    /// <summary>The query without its question mark.</summary>
    public string Query => ToString() is var address && address.IndexOf('?', StringComparison.Ordinal) is >= 0 and var mark ? address[(mark + 1)..] : "";

    /// <summary>Another filter begins on the first page.</summary>
    public RecordListAddress With(Func<RecordFilter, RecordFilter> change) => new() { Filter = change(Filter) };

    public override string ToString() => new ListState
    {
        Page = Page,
        Filters = new Dictionary<string, string?>
        {
            ["text"] = Filter.Text,
            ["form"] = Filter.Form,
            ["clause"] = Filter.Clause,
            ["department"] = Filter.Department,
            ["state"] = Filter.State?.ToString(),
            ["from"] = Filter.From?.ToString(FieldText.DayFormat, CultureInfo.InvariantCulture),
            ["to"] = Filter.To?.ToString(FieldText.DayFormat, CultureInfo.InvariantCulture),
            ["late"] = Filter.Late ? "1" : null,
            ["corrected"] = Filter.Corrected ? "1" : null,
            ["in-force"] = Filter.InForce ? "1" : null,
            ["mine"] = Filter.Mine ? "1" : null,
        }.Where(f => f.Value is not null).ToDictionary(f => f.Key, f => f.Value!),
    }.At(Path);

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, FieldText.DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
