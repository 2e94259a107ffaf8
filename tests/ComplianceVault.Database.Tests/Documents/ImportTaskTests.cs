using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Import;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents;

public sealed class ImportTaskTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Files chosen in the browser come from no folder; a task without a title would be taken for one of a restricted document.</summary>
    [Theory, OnEachDatabase]
    public async Task TaskOfABatchFromTheBrowser_IsCalledByWhoBroughtItIn(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var batch = (await desk.Vault.Get<ReceiveFiles>().OpenAsync(desk.Controller, "", Ct)).Value;
        await desk.AddAsync(batch, ("Z-09.md", "---\nnumber: Z-09\ntitle: 备件管理制度\nedition: A\neffective: 2025-03-01\n---\n\n# 1 目的\n\n备件出库须登记领用人。\n"));
        await using var db = await desk.Vault.DatabaseAsync();

        var waiting = desk.Vault.Get<IEnumerable<IDeskSource>>().Select(s => s.Open(db, new DateOnly(2026, 3, 2))).Single(o => o.ContainsKey("import.confirm"))["import.confirm"];

        Assert.Equal("行政部文控", (await waiting.SingleAsync(Ct)).Title);
    }
}
