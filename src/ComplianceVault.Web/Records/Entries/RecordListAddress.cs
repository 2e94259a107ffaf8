using System.Globalization;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Register;
using ComplianceVault.Web.Components;

namespace ComplianceVault.Web.Records.Entries;

/// <summary>How the records of a form are looked at.</summary>
public enum RegisterView
{
    /// <summary>列表</summary>
    List,

    /// <summary>汇总</summary>
    Summary,

    /// <summary>看板</summary>
    Board,

    /// <summary>日历</summary>
    Calendar,
}

/// <summary>The whole state of the list of records, as its address holds it.</summary>
public sealed record RecordListAddress
{
    public const string Path = "/records/list";
    public const string NewestPath = "/records/newest";
    public const int PageSize = 50;

    // A condition on a field stands in the address under one of these before the place of the field.
    private const string Part = "has.";
    private const string Words = "is.";
    private const string From = "from.";
    private const string To = "to.";
    private const char Between = '|';

    public RecordFilter Filter { get; init; } = new();

    public IReadOnlyList<RegisterCondition> Conditions { get; init; } = [];

    public string? Sort { get; init; }

    public bool Descending { get; init; }

    public string? GroupBy { get; init; }

    public RegisterView View { get; init; }

    public int Page { get; init; } = 1;

    public bool IsFiltered => Filter != new RecordFilter() || Conditions.Count > 0;

    public RegisterAsk Ask => new() { Filter = Filter, Conditions = Conditions, Sort = Sort, Descending = Descending, GroupBy = GroupBy };

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
                Counted = Day(state.Filter("counted")),
            },
            Conditions = Read(state.Filters),
            Sort = state.Sort,
            Descending = state.Descending,
            GroupBy = state.Filter("group"),
            View = Enum.TryParse<RegisterView>(state.View, ignoreCase: true, out var view) && Enum.IsDefined(view) ? view : RegisterView.List,
            Page = state.Page,
        };
    }

    /// <summary>Where the newest of them opens.</summary>
    public string Newest => Query is { Length: > 0 } query ? $"{NewestPath}?{query}" : NewestPath;

    /// <summary>The query without its question mark.</summary>
    public string Query => ToString() is var address && address.IndexOf('?', StringComparison.Ordinal) is >= 0 and var mark ? address[(mark + 1)..] : "";

    /// <summary>Another filter begins on the first page; the fields of another form are others.</summary>
    public RecordListAddress With(Func<RecordFilter, RecordFilter> change) =>
        change(Filter) is var filter && filter.Form == Filter.Form ? this with { Filter = filter, Page = 1 } : new() { Filter = filter };

    /// <summary>With this condition in the place of any other on the same field; one that says nothing takes it away.</summary>
    public RecordListAddress With(RegisterCondition condition) =>
        this with { Conditions = [.. Conditions.Where(c => c.Place != condition.Place), .. condition == new RegisterCondition(condition.Place) ? [] : new[] { condition }], Page = 1 };

    public RecordListAddress Without(RegisterCondition condition) => this with { Conditions = [.. Conditions.Where(c => c != condition)], Page = 1 };

    /// <summary>By a column; the same one again turns the order round.</summary>
    public RecordListAddress SortedBy(string place) => this with { Sort = place, Descending = Sort == place && !Descending, Page = 1 };

    public override string ToString() => new ListState
    {
        View = View == RegisterView.List ? null : View.ToString().ToLowerInvariant(),
        Page = Page,
        Sort = Sort,
        Descending = Descending,
        Filters = Facts().Concat(Conditions.SelectMany(Write)).Where(f => !string.IsNullOrEmpty(f.Value)).ToDictionary(f => f.Key, f => f.Value!),
    }.At(Path);

    private IEnumerable<KeyValuePair<string, string?>> Facts() =>
    [
        new("text", Filter.Text),
        new("form", Filter.Form),
        new("clause", Filter.Clause),
        new("department", Filter.Department),
        new("state", Filter.State?.ToString()),
        new("from", Said(Filter.From)),
        new("to", Said(Filter.To)),
        new("late", Filter.Late ? "1" : null),
        new("corrected", Filter.Corrected ? "1" : null),
        new("in-force", Filter.InForce ? "1" : null),
        new("mine", Filter.Mine ? "1" : null),
        new("counted", Said(Filter.Counted)),
        new("group", GroupBy),
    ];

    private static IEnumerable<KeyValuePair<string, string?>> Write(RegisterCondition condition) =>
    [
        new(Part + condition.Place, condition.Part),
        new(Words + condition.Place, condition.Words is { Count: > 0 } words ? string.Join(Between, words) : null),
        new(From + condition.Place, Said(condition.FromDay) ?? condition.From?.ToString(CultureInfo.InvariantCulture)),
        new(To + condition.Place, Said(condition.ToDay) ?? condition.To?.ToString(CultureInfo.InvariantCulture)),
    ];

    private static IReadOnlyList<RegisterCondition> Read(IReadOnlyDictionary<string, string> filters)
    {
        string? Of(string kind, string place) => filters.GetValueOrDefault(kind + place);
        var places = filters.Keys.SelectMany(key => new[] { Part, Words, From, To }.Where(k => key.StartsWith(k, StringComparison.Ordinal)).Select(k => key[k.Length..])).Where(p => p.Length > 0).Distinct();
        return [.. places.Order(StringComparer.Ordinal).Select(p => new RegisterCondition(
            p, Of(Part, p), Of(Words, p)?.Split(Between, StringSplitOptions.RemoveEmptyEntries), Number(Of(From, p)), Number(Of(To, p)), Day(Of(From, p)), Day(Of(To, p))))];
    }

    internal static string? Said(DateOnly? day) => day?.ToString(FieldText.DayFormat, CultureInfo.InvariantCulture);

    internal static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, FieldText.DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    internal static decimal? Number(string? text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
