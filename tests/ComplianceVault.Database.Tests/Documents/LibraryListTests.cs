using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.Kernel;

namespace ComplianceVault.Database.Tests.Documents;

/// <summary>The filters and orders of the list of documents, over the sample's documents: each is compared with the same asked of all rows.</summary>
public sealed class LibraryListTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Filters_ShowWhatTheySay(Database database)
    {
        await using var vault = await TestVault.SampleAsync(database);
        var actor = await vault.ActorAsync("行政部文控");
        var all = await RowsAsync(vault, actor, new LibraryFilter { View = LibraryView.All });

        await CheckAsync(new() { Level = all[0].Level }, r => r.Level == all[0].Level);
        foreach (var department in all.Select(r => r.Department).OfType<string>().Distinct())
            await CheckAsync(new() { Department = department }, r => r.Department == department);
        foreach (var clause in (string[])["8", "8.2", "7.5.3"])
            await CheckAsync(new() { Clause = clause }, r => r.Clauses.Any(c => IsBelow(c, clause)));
        await CheckAsync(new() { Text = "itsms-p0" }, r => r.Number.StartsWith("ITSMS-P0", StringComparison.Ordinal));
        await CheckAsync(new() { Text = "文件", Clause = "7.5" }, r => r.Title.Contains("文件", StringComparison.Ordinal) && r.Clauses.Any(c => IsBelow(c, "7.5")));

        async Task CheckAsync(LibraryFilter filter, Func<LibraryRow, bool> isMeant)
        {
            var expected = all.Where(isMeant).Select(Named).Order(StringComparer.Ordinal).ToList();
            var found = await RowsAsync(vault, actor, filter with { View = LibraryView.All });
            Assert.NotEmpty(expected);
            Assert.True(expected.Count < all.Count, filter.ToString());
            Assert.Equal(expected, found.Select(Named).Order(StringComparer.Ordinal));
        }
    }

    [Theory, OnEachDatabase]
    public async Task Orders_SortByTheirColumn_EitherWay(Database database)
    {
        await using var vault = await TestVault.SampleAsync(database);
        var actor = await vault.ActorAsync("行政部文控");

        await CheckAsync(LibraryOrder.Number, r => r.Number);
        await CheckAsync(LibraryOrder.Label, r => r.Label);
        await CheckAsync(LibraryOrder.Level, r => r.Level);
        await CheckAsync(LibraryOrder.State, r => r.State.ToString());
        await CheckAsync(LibraryOrder.Department, r => r.Department);
        await CheckAsync(LibraryOrder.EffectiveDate, r => r.EffectiveDate?.ToString("O", System.Globalization.CultureInfo.InvariantCulture));

        async Task CheckAsync(LibraryOrder order, Func<LibraryRow, string?> column)
        {
            foreach (var descending in (bool[])[false, true])
            {
                var values = (await RowsAsync(vault, actor, new() { View = LibraryView.All, Order = order, Descending = descending })).Select(column).OfType<string>().ToList();
                Assert.Equal(descending ? values.OrderDescending(StringComparer.Ordinal) : values.Order(StringComparer.Ordinal), values);
            }
        }
    }

    private static bool IsBelow(string clause, string above) =>
        ClauseNumber.TryParse(clause) is { } own && ClauseNumber.TryParse(above) is { } wanted && (own == wanted || wanted.IsAncestorOf(own));

    private static string Named(LibraryRow row) => $"{row.Number} {row.Label}";

    private static async Task<IReadOnlyList<LibraryRow>> RowsAsync(TestVault vault, Actor actor, LibraryFilter filter)
    {
        var page = (await vault.Get<LibraryQueries>().ListAsync(actor, filter with { Take = 1000 }, Ct)).Value;
        Assert.Equal(page.Total, page.Rows.Count);
        return page.Rows;
    }
}
