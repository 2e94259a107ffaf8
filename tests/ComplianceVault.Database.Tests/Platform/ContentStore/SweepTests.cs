using ComplianceVault.App.Documents.Import;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Database.Tests.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.Database.Tests.Platform.ContentStore;

public sealed class SweepTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task TheBytesOfARefusedFile_AreSwept_ThoseThatWaitStay(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var items = await desk.ItemsAsync(await desk.ReadAsync(("坏.docx", "PK这不是Word"), ("好.txt", "货物入库前逐件清点。")));
        Assert.Equal([ImportItemState.Refused, ImportItemState.Proposed], items.Select(i => i.State));
        foreach (var item in items)
            File.SetLastWriteTimeUtc(PathOf(desk.Vault, item.Hash), desk.Vault.Clock.UtcNow().AddDays(-3));

        Assert.Equal(1, await desk.Vault.Get<ContentCare>().SweepAsync(Ct));

        Assert.Equal([false, true], items.Select(i => desk.Vault.Get<StoredFiles>().Has(i.Hash)));
    }

    [Theory, OnEachDatabase]
    public async Task AFileThatComesInAgain_WhileTheSweepLooks_Stays(Database database)
    {
        var meanwhile = new ComesInMeanwhile();
        await using var vault = await TestVault.CreateAsync(database, s => s.AddSingleton<IContentReferences>(meanwhile));
        var hashes = new List<string>();
        foreach (var text in (string[])["甲", "乙"])
        {
            using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
            hashes.Add((await vault.Get<StoredFiles>().PutAsync(content, long.MaxValue, Ct)).Value.Hash);
            File.SetLastWriteTimeUtc(PathOf(vault, hashes[^1]), vault.Clock.UtcNow().AddDays(-3));
        }

        meanwhile.Does = () => File.SetLastWriteTimeUtc(PathOf(vault, hashes[0]), vault.Clock.UtcNow());

        Assert.Equal(1, await vault.Get<ContentCare>().SweepAsync(Ct));
        Assert.Equal([true, false], hashes.Select(vault.Get<StoredFiles>().Has));
    }

    private static string PathOf(TestVault vault, string hash) => Path.Combine(vault.Get<VaultPaths>().Content, hash[..2], hash);

    private sealed class ComesInMeanwhile : IContentReferences
    {
        public Action? Does { get; set; }

        public IQueryable<string> Hashes(VaultDbContext db)
        {
            Does?.Invoke();
            return db.Set<ImportItem>().Select(i => i.Hash);
        }
    }
}
