using System.Text;
using ComplianceVault.App.Documents.Import;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents;

/// <summary>Whoever lost an answer asks again; it must be the same batch and the same file.</summary>
public sealed class ReceivingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task ABatchOpenedAgain_UnderItsId_IsTheSame_UntilItIsConfirmed(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var receiving = desk.Vault.Get<ReceiveFiles>();
        var id = Guid.CreateVersion7();
        Assert.Equal(id, (await receiving.OpenAsync(desk.Controller, id, "D:/体系文件", Ct)).Value);
        Assert.Equal(id, (await receiving.OpenAsync(desk.Controller, id, "D:/体系文件", Ct)).Value);

        await using var db = await desk.Vault.DatabaseAsync();
        Assert.Equal(1, await db.Set<TrailEntry>().CountAsync(e => e.Act == "import.opened", Ct));
        await db.Set<ImportBatch>().ExecuteUpdateAsync(s => s.SetProperty(b => b.ConfirmedAt, desk.Vault.Clock.GetUtcNow().UtcDateTime), Ct);
        Assert.Equal("import.closed", (await receiving.OpenAsync(desk.Controller, id, "D:/体系文件", Ct)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task AFileSentAgain_IsThereOnce_OtherContentIsAnotherFile(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var batch = (await desk.Vault.Get<ReceiveFiles>().OpenAsync(desk.Controller, "D:/体系文件", Ct)).Value;
        var first = await SendAsync(desk, batch, "程序/QP-01.md", "一");
        Assert.Equal(first.Value, (await SendAsync(desk, batch, "程序\\QP-01.md", "一")).Value);
        Assert.NotEqual(first.Value, (await SendAsync(desk, batch, "程序/QP-01.md", "二")).Value);
        Assert.NotEqual(first.Value, (await SendAsync(desk, batch, "旧/QP-01.md", "一")).Value);

        Assert.Equal(3, (await desk.ItemsAsync(batch)).Count);
        await using var db = await desk.Vault.DatabaseAsync();
        Assert.Equal(3, await db.Set<TrailEntry>().CountAsync(e => e.Act == "import.received", Ct));
    }

    [Theory, OnEachDatabase]
    public async Task FilesSentAtOnce_AndEachTwice_AllArriveOnce(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var batch = (await desk.Vault.Get<ReceiveFiles>().OpenAsync(desk.Controller, "D:/体系文件", Ct)).Value;
        var names = Enumerable.Range(1, 8).Select(n => $"QP-{n:00}.md").ToList();
        var sent = await Task.WhenAll(names.Concat(names).Select(n => Task.Run(() => SendAsync(desk, batch, n, n), Ct)));

        Assert.All(sent, s => Assert.True(s.Succeeded, s.Error?.ToString()));
        var items = await desk.ItemsAsync(batch);
        Assert.Equal(names, items.Select(i => i.Path).Order());
        Assert.Equal(Enumerable.Range(1, names.Count), items.Select(i => i.Ordinal));
    }

    private static async Task<Result<Guid>> SendAsync(ImportDesk desk, Guid batch, string path, string content)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        return await desk.Vault.Get<ReceiveFiles>().ReceiveAsync(desk.Controller, batch, path, stream, Ct);
    }
}
