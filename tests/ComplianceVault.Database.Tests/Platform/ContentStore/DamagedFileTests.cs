using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Database.Tests.Desk;
using ComplianceVault.Database.Tests.Documents;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Platform.ContentStore;

/// <summary>One byte of a stored file is flipped on the disk: it is never served, and the nightly check tells of it (R30).</summary>
public sealed class DamagedFileTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task AFlippedByte_IsServedNeitherAsFileNorAsPages(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var file = await ScanAsync(desk);
        await FlipAsync(desk, file.Hash);

        Assert.Equal("content-store.damaged", (await desk.Vault.Get<DownloadFile>().ExecuteAsync(desk.Controller, file.Id, Ct)).Error?.Code);
        Assert.Equal("content-store.damaged", (await desk.Vault.Get<Renditions>().OpenAsync(desk.Controller, file.EditionId, Ct)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task AFlippedByte_InAPdfThatWasMade_IsNotServed(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        await desk.BringInAsync(("QP-01.md", "---\nnumber: QP-01\ntitle: 采购程序\nedition: A\n---\n# 1 要求\n\n采购前须有申请单。\n"));
        var edition = await desk.EditionAsync("QP-01", "A");
        var made = await desk.Vault.Get<Renditions>().OpenAsync(desk.Controller, edition.Id, Ct);
        Assert.True(made.Succeeded, made.Error?.ToString());
        await made.Value.Content.DisposeAsync();
        await using var db = await desk.Vault.DatabaseAsync();
        await FlipAsync(desk, await db.Set<EditionRendition>().Where(r => r.EditionId == edition.Id).Select(r => r.Hash).SingleAsync(Ct));

        Assert.Equal("content-store.damaged", (await desk.Vault.Get<Renditions>().OpenAsync(desk.Controller, edition.Id, Ct)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task TheNightlyCheck_NotesTheDamagedFileOnce_HoweverManyRowsReferToIt(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var file = await ScanAsync(desk); // the item of the batch and the file of the edition refer to the same bytes
        Assert.Equal(JobState.Succeeded, await CheckAsync(desk));
        await FlipAsync(desk, file.Hash);

        Assert.Equal(JobState.Failed, await CheckAsync(desk));

        await using var db = await desk.Vault.DatabaseAsync();
        var noted = await db.Set<TrailEntry>().SingleAsync(e => e.Act == "content.faults-found", Ct);
        var said = await db.Set<TrailDetail>().Where(d => d.Seq == noted.Seq).Select(d => d.Content).SingleAsync(Ct);
        Assert.Equal($$"""{"damaged":["{{file.Hash}}"],"missing":[]}""", said);
    }

    [Theory, OnEachDatabase]
    public async Task TheFailedCheck_WaitsOnTheAdministratorsDesk_UntilTheNextOneIsWhole(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var administrator = await CareDeskTests.AdministratorAsync(desk.Vault);
        var file = await ScanAsync(desk);
        Assert.Equal(JobState.Succeeded, await CheckAsync(desk));
        Assert.Empty(await CareDeskTests.WaitingAsync(desk.Vault, administrator));
        await FlipAsync(desk, file.Hash);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(JobState.Failed, await CheckAsync(desk));
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(JobState.Failed, await CheckAsync(desk));

        var row = Assert.Single(await CareDeskTests.WaitingAsync(desk.Vault, administrator));
        Assert.Equal(("care.failed", "检查文件库"), (row.Kind, row.Title));

        await FlipAsync(desk, file.Hash); // put back from a backup
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(JobState.Succeeded, await CheckAsync(desk));
        Assert.Empty(await CareDeskTests.WaitingAsync(desk.Vault, administrator));
    }

    private static async Task<EditionFile> ScanAsync(ImportDesk desk)
    {
        Assert.True((await desk.ConfirmAsync(await desk.BringInAsync(("QP-09 铭牌照片 A版.pdf", ScanPdf.Write())))).Succeeded);
        var edition = await desk.EditionAsync("QP-09", "A");
        await using var db = await desk.Vault.DatabaseAsync();
        return await db.Set<EditionFile>().AsNoTracking().SingleAsync(f => f.EditionId == edition.Id, Ct);
    }

    private static async Task FlipAsync(ImportDesk desk, string hash)
    {
        var path = Path.Combine(desk.Vault.Get<VaultPaths>().Content, hash[..2], hash);
        var bytes = await File.ReadAllBytesAsync(path, Ct);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, Ct);
    }

    private static async Task<JobState> CheckAsync(ImportDesk desk)
    {
        var queue = desk.Vault.Get<JobQueue>();
        var run = await queue.EnqueueAsync(Actor.Program(new ActSession("night", ActSource.Job)), "content.check", "", Ct);
        while (await queue.RunNextAsync(Ct))
        {
        }

        await using var db = await desk.Vault.DatabaseAsync();
        return await db.Set<JobRun>().Where(j => j.Id == run).Select(j => j.State).SingleAsync(Ct);
    }
}
