using System.Text;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Disposal;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.Database.Tests.Platform.Backup;

/// <summary>The smallest feature that keeps files: each lies in the content store, a row refers to it, the trail names it.</summary>
[NeedsNobody("a part of the tests")]
public sealed class Shelf(Vault vault, StoredFiles store)
{
    public const string Kind = "shelf-file";
    private const string Key = "test.shelf";

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<Shelf>();
        services.AddSingleton<IContentReferences, References>();
        services.AddSingleton<IFactHandler<ObjectDisposed>, Clearing>();
    }

    public async Task<(ObjectRef File, string Hash)> KeepAsync(Actor actor, string text)
    {
        var ct = TestContext.Current.CancellationToken;
        var stored = await store.PutAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), long.MaxValue, ct);
        var kept = await vault.ActAsync<ObjectRef>(this, actor, act =>
        {
            var file = new ObjectRef(Kind, act.NewId());
            act.Db.Add(new SettingVersion { Id = file.Id, Key = Key, Value = stored.Value.Hash, From = act.Now, ByName = actor.Name, Reason = "归档" });
            act.Note("shelf.kept", file, new { Title = text[..Math.Min(20, text.Length)] });
            return Task.FromResult<Result<ObjectRef>>(file);
        }, ct);
        Assert.True(kept.Succeeded, kept.Error?.ToString());
        return (kept.Value, stored.Value.Hash);
    }

    private sealed class References : IContentReferences
    {
        public IQueryable<string> Hashes(VaultDbContext db) => db.Set<SettingVersion>().Where(s => s.Key == Key).Select(s => s.Value);
    }

    private sealed class Clearing : IFactHandler<ObjectDisposed>
    {
        public Task HandleAsync(ObjectDisposed fact, Act act) => act.Db.Set<SettingVersion>().Where(s => s.Id == fact.Object.Id).ExecuteDeleteAsync(act.Token);
    }
}
