using System.Globalization;
using ComplianceVault.App.Searching;
using Microsoft.AspNetCore.WebUtilities;

namespace ComplianceVault.Web.Searching;

/// <summary>The whole state of a search, as its address holds it.</summary>
public sealed record SearchAddress
{
    public const string Path = "/search";
    public const int PageSize = 10;
    private const int LastPage = 100;

    public string Words { get; init; } = "";

    /// <summary>含作废与草稿</summary>
    public bool AllEditions { get; init; }

    public int Page { get; init; } = 1;

    /// <summary>Chosen values by facet.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Narrowed { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public bool IsNarrowed => Narrowed.Values.Any(v => v.Count > 0);

    public SearchQuestion Question => new()
    {
        Text = Words,
        AllEditions = AllEditions,
        Narrowed = Narrowed,
        Skip = (Page - 1) * PageSize,
        Top = PageSize,
        Facets = true,
    };

    public static SearchAddress Parse(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new SearchAddress
        {
            Words = values.TryGetValue("q", out var words) ? words.ToString().Trim() : "",
            AllEditions = values.TryGetValue("all", out var all) && all == "1",
            Page = values.TryGetValue("page", out var page) && int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? Math.Clamp(number, 1, LastPage)
                : 1,
            Narrowed = SearchQueries.FacetFields.Where(values.ContainsKey)
                .ToDictionary(f => f, IReadOnlyList<string> (f) => [.. values[f].OfType<string>().Where(v => v.Length > 0).Distinct()]),
        };
    }

    /// <summary>The query without its question mark.</summary>
    public string Query
    {
        get
        {
            var parts = new List<string>();
            if (Words.Length > 0)
                parts.Add($"q={Uri.EscapeDataString(Words)}");
            if (AllEditions)
                parts.Add("all=1");
            parts.AddRange(SearchQueries.FacetFields.Where(Narrowed.ContainsKey).SelectMany(f => Narrowed[f].Select(v => $"{f}={Uri.EscapeDataString(v)}")));
            if (Page > 1)
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"page={Page}"));
            return string.Join('&', parts);
        }
    }

    /// <summary>Other words begin anew on the first page, with the same narrowing.</summary>
    public SearchAddress For(string words) => this with { Words = words.Trim(), Page = 1 };

    public SearchAddress Toggled(string field, string value)
    {
        var chosen = Narrowed.GetValueOrDefault(field, []);
        IReadOnlyList<string> now = chosen.Contains(value) ? [.. chosen.Where(v => v != value)] : [.. chosen, value];
        return this with { Narrowed = new Dictionary<string, IReadOnlyList<string>>(Narrowed) { [field] = now }, Page = 1 };
    }

    public override string ToString() => Query is { Length: > 0 } query ? $"{Path}?{query}" : Path;
}
