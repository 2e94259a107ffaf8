using ComplianceVault.App.Records.Forms;
using ComplianceVault.Web.Components;

namespace ComplianceVault.Web.Records.Forms;

/// <summary>The whole state of the list of forms, as its address holds it.</summary>
public sealed record FormListAddress
{
    public const string Path = "/records";
    public const int PageSize = 50;

    public FormFilter Filter { get; init; } = new();

    public int Page { get; init; } = 1;

    /// <summary>The rows of this page.</summary>
    public FormFilter Wanted => Filter with { Skip = (Page - 1) * PageSize, Take = PageSize };

    public bool IsFiltered => Filter != new FormFilter { Order = Filter.Order, Descending = Filter.Descending };

    public static bool IsHere(string url) => new Uri(url).AbsolutePath is Path or Path + "/forms";

    public static FormListAddress Parse(string query)
    {
        var state = ListState.From(query);
        return new FormListAddress
        {
            Filter = new FormFilter
            {
                View = Word<FormListView>(state.View) ?? FormListView.InUse,
                Text = state.Filter("text"),
                Parent = state.Filter("document"),
                Department = state.Filter("department"),
                Way = Word<FormWay>(state.Filter("way")),
                Clause = state.Filter("clause"),
                Order = Word<FormOrder>(state.Sort) ?? FormOrder.Number,
                Descending = state.Descending,
            },
            Page = state.Page,
        };
    }

    /// <summary>The query without its question mark; what is usual is left out.</summary>
    public string Query => ToString() is var address && address.IndexOf('?', StringComparison.Ordinal) is >= 0 and var mark ? address[(mark + 1)..] : "";

    /// <summary>Another filter begins on the first page.</summary>
    public FormListAddress With(Func<FormFilter, FormFilter> change) => new() { Filter = change(Filter) };

    public string SortedBy(FormOrder order) => With(f => f with { Order = order, Descending = f.Order == order && !f.Descending }).ToString();

    public override string ToString() => new ListState
    {
        View = Filter.View == FormListView.InUse ? null : Filter.View.ToString(),
        Page = Page,
        Sort = Filter.Order == FormOrder.Number && !Filter.Descending ? null : Filter.Order.ToString(),
        Descending = Filter.Descending,
        Filters = new Dictionary<string, string?>
        {
            ["text"] = Filter.Text,
            ["document"] = Filter.Parent,
            ["department"] = Filter.Department,
            ["way"] = Filter.Way?.ToString(),
            ["clause"] = Filter.Clause,
        }.Where(f => f.Value is not null).ToDictionary(f => f.Key, f => f.Value!),
    }.At(Path);

    private static T? Word<T>(string? text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text![0]) ? value : null;
}
