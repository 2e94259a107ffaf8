using ComplianceVault.App.Lists;
using ComplianceVault.Database.Tests.Documents.Lifecycle;

namespace ComplianceVault.Database.Tests.Documents;

/// <summary>Reads the lists that auditors ask for as the page shows them: by the key of the column, in Chinese words.</summary>
internal static class ListDesk
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<List<Dictionary<string, string>>> RowsAsync(this LifeDesk desk, string code, DateOnly? asOf = null, string by = LifeDesk.Author)
    {
        var page = LifeDesk.Must(await desk.Vault.Get<ListQueries>().PageAsync(await desk.ActorAsync(by), code, asOf, new(1, 500), Ct));
        Assert.Equal(page.Page.Rows.Count, page.Page.Total);
        var words = desk.Vault.Get<ListWords>();
        return page.Page.Rows.Select(r => page.Head.Columns.Zip(r).ToDictionary(c => c.First.Key, c => words.Of(c.Second, c.First.Kind, new("zh-CN")))).ToList();
    }

    public static string Said(this DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The values of some columns of a row, with a bar between.</summary>
    public static string Of(this Dictionary<string, string> row, params string[] columns) => string.Join('|', columns.Select(c => row[c]));
}
