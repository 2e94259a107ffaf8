using System.Globalization;
using ComplianceVault.App.Documents.Lending;
using Microsoft.AspNetCore.WebUtilities;

namespace ComplianceVault.Web.Documents.Lending;

/// <summary>The tabs of the list.</summary>
public enum LendingTab
{
    Mine,
    Borrow,
    Copying,
    Release,
}

/// <summary>The whole state of the list of lendings, as its address holds it.</summary>
public sealed record LendingAddress(LendingTab Tab = LendingTab.Mine, bool All = false, string? Document = null, string? Text = null, int Page = 1)
{
    public const string Path = "/documents/lending";
    public const int PageSize = 50;

    /// <summary>Under 我借的 all of the person's are shown, of every kind.</summary>
    public LendingFilter Filter => new(
        Tab switch { LendingTab.Borrow => LendingKind.Borrow, LendingTab.Copying => LendingKind.Copying, LendingTab.Release => LendingKind.Release, _ => null },
        !All && Tab != LendingTab.Mine, Document, Text);

    public static LendingAddress Parse(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new(
            Enum.TryParse<LendingTab>(Get("tab"), ignoreCase: true, out var tab) && Enum.IsDefined(tab) ? tab : LendingTab.Mine, Get("all") == "1", Get("document"), Get("text"),
            int.TryParse(Get("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 100_000 ? page : 1);

        string? Get(string name) => values.TryGetValue(name, out var value) && value.ToString().Trim() is { Length: > 0 } text ? text : null;
    }

    /// <summary>Where one lending stands.</summary>
    public static string Of(string number) => $"{Path}/{string.Join('/', number.Split('/').Select(Uri.EscapeDataString))}";

    /// <summary>The sheet of all that the filter shows.</summary>
    public string Sheet => LendingEndpoints.Export + (this with { Page = 1 }).ToString()[Path.Length..];

    public override string ToString()
    {
        var parts = new List<string>();
        Add("tab", Tab == LendingTab.Mine ? null : Tab.ToString());
        Add("all", All ? "1" : null);
        Add("document", Document);
        Add("text", Text);
        Add("page", Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture));
        return parts.Count == 0 ? Path : $"{Path}?{string.Join('&', parts)}";

        void Add(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                parts.Add($"{name}={Uri.EscapeDataString(value.Trim())}");
        }
    }
}
