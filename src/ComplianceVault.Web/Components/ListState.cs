using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace ComplianceVault.Web.Components;

/// <summary>
/// Everything a list page shows, as it stands in the URL, so that a link can be sent and the back button works:
/// <c>?view=mine&amp;level=2&amp;sort=-number&amp;page=3&amp;sel=…</c>. Filters are all other keys; defaults are left out.
/// </summary>
public sealed record ListState
{
    private static readonly string[] Own = ["view", "page", "sort", "sel"];

    public string? View { get; init; }

    /// <summary>1 is the first.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Key of the column; null for the page's own order.</summary>
    public string? Sort { get; init; }

    public bool Descending { get; init; }

    /// <summary>The row that is open beside the list.</summary>
    public string? Selected { get; init; }

    public IReadOnlyDictionary<string, string> Filters { get; init; } = new Dictionary<string, string>();

    /// <summary>Reads a URL or its query part; what makes no sense counts as not given.</summary>
    public static ListState From(string url)
    {
        var mark = url.IndexOf('?', StringComparison.Ordinal);
        var query = QueryHelpers.ParseQuery(mark < 0 ? "" : url[mark..].Split('#')[0]);
        string? Of(string key) => query.TryGetValue(key, out var v) && !string.IsNullOrEmpty(v) ? v.ToString() : null;
        var sort = Of("sort");
        return new ListState
        {
            View = Of("view"),
            Page = int.TryParse(Of("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1,
            Sort = sort?.TrimStart('-') is { Length: > 0 } column ? column : null,
            Descending = sort is ['-', _, ..],
            Selected = Of("sel"),
            Filters = query.Where(q => !Own.Contains(q.Key) && !string.IsNullOrEmpty(q.Value)).ToDictionary(q => q.Key, q => q.Value.ToString()),
        };
    }

    public string? Filter(string key) => Filters.GetValueOrDefault(key);

    /// <summary>With another filter (null or empty: without it), on the first page and nothing selected.</summary>
    public ListState With(string key, string? value)
    {
        var filters = Filters.Where(f => f.Key != key).ToDictionary(f => f.Key, f => f.Value);
        if (!string.IsNullOrEmpty(value))
            filters[key] = value;
        return this with { Filters = filters, Page = 1, Selected = null };
    }

    /// <summary>Sorted by a column; the same column again turns the order round.</summary>
    public ListState SortedBy(string column) =>
        this with { Sort = column, Descending = Sort == column && !Descending, Page = 1 };

    /// <summary>The address of this state under <paramref name="path"/>.</summary>
    public string At(string path)
    {
        var parts = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (key, value) in Filters)
            parts[key] = value;
        parts["view"] = View;
        parts["page"] = Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null;
        parts["sort"] = Sort is null ? null : Descending ? "-" + Sort : Sort;
        parts["sel"] = Selected;
        return QueryHelpers.AddQueryString(path, parts.Where(p => !string.IsNullOrEmpty(p.Value)));
    }
}
