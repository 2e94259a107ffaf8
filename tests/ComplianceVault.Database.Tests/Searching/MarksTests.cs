using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Searching;
using ComplianceVault.Database.Tests.Documents;

namespace ComplianceVault.Database.Tests.Searching;

/// <summary>What the reading view marks, whichever hit of the document was opened.</summary>
public sealed class MarksTests
{
    private static readonly string Filler = string.Concat(Enumerable.Repeat("本段说明与所问无关的日常安排。", 40));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task EverySectionThatWasFound_HasItsWordsMarked(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        await desk.BringInAsync(("QP-01.md", $"""
            ---
            number: QP-01
            title: 仓储程序
            edition: A
            ---
            # 1 领用

            领用登记须当日完成，领用登记簿由库管员保管。

            # 2 年终

            年终逐项盘存，差异当场说明。

            # 3 其他

            领用登记一次。{Filler}末尾说明丢弃清样的办法。
            """));
        while (await desk.Vault.Get<IndexProjection>().StepAsync(Ct))
        {
        }

        var edition = await desk.EditionAsync("QP-01", "A");
        var marks = await desk.Vault.Get<SearchQueries>().MarksAsync(desk.Controller, "领用登记 盘存 清样", edition.Id, Ct);

        Assert.Contains(marks.Value, m => m.Contains("领用登记", StringComparison.Ordinal));
        Assert.Contains("盘存", marks.Value);
        Assert.Contains("清样", marks.Value);
    }
}
