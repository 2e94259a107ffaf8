using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Searching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ComplianceVault.Database.Tests.Searching;

/// <summary>The stored text of an edition is damaged on the disk: its sections stay findable, it is told, and made good after the repair.</summary>
public sealed class UnreadTextTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task ADamagedText_LeavesTheEditionFindable_AndIsMadeGoodAfterTheRepair(Database database)
    {
        await using var vault = await TestVault.SampleAsync(database);
        var (actor, administrator) = (await vault.ActorAsync("行政部文控"), await vault.ActorAsync("系统管理员"));
        await FollowAsync(vault.Get<IndexProjection>());
        var before = await FoundAsync(vault, actor);
        Assert.NotEqual(0, before);
        var (file, content) = await DamageAsync(vault);
        using var texts = new EditionTexts(vault.Get<StoredFiles>()); // as after a start: nothing is in memory that would hide the damage
        using var projection = Fresh(vault, texts);

        await TouchAsync(vault, actor); // the edition is reread
        await FollowAsync(projection);
        Assert.Equal((before, 1), (await FoundAsync(vault, actor), await UnreadAsync(vault, administrator)));
        await projection.RebuildAsync(null, Ct);
        Assert.Equal(1, await UnreadAsync(vault, administrator));

        await File.WriteAllBytesAsync(file, content, Ct);
        vault.Clock.Advance(TimeSpan.FromMinutes(2));
        await FollowAsync(projection);
        Assert.Equal((before, 0), (await FoundAsync(vault, actor), await UnreadAsync(vault, administrator)));
    }

    private static IndexProjection Fresh(TestVault vault, EditionTexts texts)
    {
        var source = vault.Get<IEnumerable<IIndexSource>>().Single(s => s.Kind == Edition.Kind).GetType();
        var sources = new[] { (IIndexSource)ActivatorUtilities.CreateInstance(vault.Get<IServiceProvider>(), source, texts) };
        return new(vault.Get<IDbContextFactory<VaultDbContext>>(), vault.Get<SearchIndex>(), sources, vault.Clock, NullLogger<IndexProjection>.Instance);
    }

    private static async Task FollowAsync(IndexProjection projection)
    {
        while (await projection.StepAsync(Ct))
        {
        }
    }

    private static async Task<int> FoundAsync(TestVault vault, Actor actor) =>
        (await vault.Get<SearchQueries>().SearchAsync(actor, new SearchQuestion { Text = "文件:ITSMS-P05 目的" }, Ct)).Value.Answer.Total;

    private static async Task<int> UnreadAsync(TestVault vault, Actor administrator) =>
        (await vault.Get<HealthQueries>().IndexAsync(administrator, Ct)).Value.Unread;

    private static async Task<(string File, byte[] Content)> DamageAsync(TestVault vault)
    {
        await using var db = await vault.DatabaseAsync();
        var hash = await db.Set<Document>().Where(d => d.Number == "ITSMS-P05").Join(db.Set<Edition>(), d => d.Id, e => e.DocumentId, (_, e) => e.TextHash).SingleAsync(Ct);
        var file = Path.Combine(vault.Get<VaultPaths>().Content, hash[..2], hash);
        var content = await File.ReadAllBytesAsync(file, Ct);
        await File.WriteAllBytesAsync(file, [1, .. content[1..]], Ct);
        return (file, content);
    }

    private static async Task TouchAsync(TestVault vault, Actor actor)
    {
        await using var db = await vault.DatabaseAsync();
        var id = await db.Set<Document>().Where(d => d.Number == "ITSMS-P05").Select(d => d.Id).SingleAsync(Ct);
        Assert.True((await vault.Get<SetClauses>().ExecuteAsync(actor, id, ["7.5.3.1"], Ct)).Succeeded);
    }
}
