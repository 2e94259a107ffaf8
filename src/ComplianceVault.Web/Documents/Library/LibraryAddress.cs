using System.Globalization;
using ComplianceVault.App.Documents.Library;
using Microsoft.AspNetCore.WebUtilities;

namespace ComplianceVault.Web.Documents.Library;

/// <summary>Columns of the list; number and title always stand.</summary>
public enum LibraryColumn
{
    Level,
    Edition,
    State,
    Department,
    Effective,
    Clauses,
    Classification,
}

/// <summary>The whole state of the list, as its address holds it: a link shows a colleague the same rows, the back button works.</summary>
public sealed record LibraryAddress
{
    public const string Path = "/documents";
    public const int PageSize = 50;

    public static readonly IReadOnlyList<LibraryColumn> UsualColumns =
        [LibraryColumn.Level, LibraryColumn.Edition, LibraryColumn.State, LibraryColumn.Department, LibraryColumn.Effective, LibraryColumn.Clauses];

    public LibraryFilter Filter { get; init; } = new();

    public int Page { get; init; } = 1;

    public IReadOnlyList<LibraryColumn> Columns { get; init; } = UsualColumns;

    /// <summary>The rows of this page.</summary>
    public LibraryFilter Wanted => Filter with { Skip = (Page - 1) * PageSize, Take = PageSize };

    public bool IsFiltered => Filter.Text is not null || Filter.Level is not null || Filter.Department is not null || Filter.Clause is not null;

    public static LibraryAddress Parse(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new LibraryAddress
        {
            Filter = new LibraryFilter
            {
                View = Word<LibraryView>(Get("view")) ?? LibraryView.InForce,
                Text = Get("text"),
                Level = Get("level"),
                Department = Get("department"),
                Clause = Get("clause"),
                Order = Word<LibraryOrder>(Get("sort")) ?? LibraryOrder.Number,
                Descending = Get("desc") == "1",
            },
            Page = int.TryParse(Get("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 100_000 ? page : 1,
            Columns = values.ContainsKey("cols") ? [.. Get("cols")?.Split(',').Select(Word<LibraryColumn>).OfType<LibraryColumn>().Distinct() ?? []] : UsualColumns,
        };

        string? Get(string name) => values.TryGetValue(name, out var value) && value.ToString().Trim() is { Length: > 0 } text ? text : null;
    }

    /// <summary>The query without its question mark; what is usual is left out.</summary>
    public string Query
    {
        get
        {
            var parts = new List<string>();
            Add("view", Filter.View == LibraryView.InForce ? null : Filter.View.ToString());
            Add("text", Filter.Text);
            Add("level", Filter.Level);
            Add("department", Filter.Department);
            Add("clause", Filter.Clause);
            Add("sort", Filter.Order == LibraryOrder.Number ? null : Filter.Order.ToString());
            Add("desc", Filter.Descending ? "1" : null);
            Add("page", Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture));
            if (!Columns.SequenceEqual(UsualColumns))
                parts.Add("cols=" + string.Join(',', Columns));
            return string.Join('&', parts);

            void Add(string name, string? value)
            {
                if (!string.IsNullOrWhiteSpace(value))
                    parts.Add($"{name}={Uri.EscapeDataString(value.Trim())}");
            }
        }
    }

    /// <summary>Another filter begins on the first page.</summary>
    public LibraryAddress With(Func<LibraryFilter, LibraryFilter> change) => this with { Filter = change(Filter), Page = 1 };

    /// <summary>Sorted by this column; the same column again turns the order round.</summary>
    public LibraryAddress SortedBy(LibraryOrder order) =>
        With(f => f with { Order = order, Descending = f.Order == order && !f.Descending });

    public LibraryAddress Toggled(LibraryColumn column) =>
        this with { Columns = Columns.Contains(column) ? [.. Columns.Where(c => c != column)] : [.. Columns.Append(column).Order()] };

    public override string ToString() => Query is { Length: > 0 } query ? $"{Path}?{query}" : Path;

    private static T? Word<T>(string? text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text![0]) ? value : null;
}
