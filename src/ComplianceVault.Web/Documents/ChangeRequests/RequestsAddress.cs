using System.Globalization;
using ComplianceVault.App.Documents.ChangeRequests;
using Microsoft.AspNetCore.WebUtilities;

namespace ComplianceVault.Web.Documents.ChangeRequests;

/// <summary>The whole state of the list of change requests, as its address holds it.</summary>
public sealed record RequestsAddress
{
    public const string Path = "/documents/requests";
    public const int PageSize = 50;

    public ChangeRequestFilter Filter { get; init; } = new();

    public int Page { get; init; } = 1;

    public bool IsFiltered => Filter with { View = ChangeRequestView.Open } != new ChangeRequestFilter();

    public string Query
    {
        get
        {
            var parts = new List<string>();
            Add("view", Filter.View == ChangeRequestView.Open ? null : Filter.View.ToString());
            Add("state", Filter.State?.ToString());
            Add("source", Filter.Source?.ToString());
            Add("department", Filter.Department);
            Add("document", Filter.Document);
            Add("text", Filter.Text);
            Add("page", Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture));
            return string.Join('&', parts);

            void Add(string name, string? value)
            {
                if (!string.IsNullOrWhiteSpace(value))
                    parts.Add($"{name}={Uri.EscapeDataString(value.Trim())}");
            }
        }
    }

    public static RequestsAddress Parse(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new RequestsAddress
        {
            Filter = new(Word<ChangeRequestView>(Get("view")) ?? ChangeRequestView.Open, Word<ChangeRequestState>(Get("state")), Word<ChangeSource>(Get("source")), Get("department"), Get("document"), Get("text")),
            Page = int.TryParse(Get("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 100_000 ? page : 1,
        };

        string? Get(string name) => values.TryGetValue(name, out var value) && value.ToString().Trim() is { Length: > 0 } text ? text : null;
    }

    /// <summary>Where one request stands.</summary>
    public static string Of(string number) => $"{Path}/{string.Join('/', number.Split('/').Select(Uri.EscapeDataString))}";

    /// <summary>Another filter begins on the first page.</summary>
    public RequestsAddress With(Func<ChangeRequestFilter, ChangeRequestFilter> change) => new() { Filter = change(Filter) };

    public override string ToString() => Query is { Length: > 0 } query ? $"{Path}?{query}" : Path;

    private static T? Word<T>(string? text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text![0]) ? value : null;
}
