using System.Collections.Concurrent;
using ComplianceVault.App.Platform.Seeding;

namespace ComplianceVault.Database.Tests;

/// <summary>A vault that was made ready and left: its directory and, on a server, its database.</summary>
internal sealed record VaultTemplate(string Directory, string? Connection);

/// <summary>
/// Vaults as they stand after their first start, without or with the sample. Each is made once for each database by the program itself, and every test that
/// begins there works in a copy of its own, as after a restart.
/// </summary>
internal static class VaultTemplates
{
    private static readonly ConcurrentDictionary<(Database Database, SeedChoice? Choice), Lazy<Task<VaultTemplate>>> Made = new();

    public static Task<VaultTemplate> OfAsync(Database database, SeedChoice? choice) =>
        Made.GetOrAdd((database, choice), key => new(() => MakeAsync(key.Database, key.Choice))).Value;

    public static void CopyFiles(VaultTemplate template, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(template.Directory, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(template.Directory, folder)));
        foreach (var file in Directory.EnumerateFiles(template.Directory, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(template.Directory, file)));
    }

    // Not the test that happens to come first: one that is broken off must not break off the others.
    private static async Task<VaultTemplate> MakeAsync(Database database, SeedChoice? choice)
    {
        var vault = TestVault.CreateEmpty(database);
        await vault.Get<VaultStart>().PrepareAsync(CancellationToken.None);
        if (choice is not null)
        {
            var loaded = await vault.Get<SeedLoader>().LoadAsync(choice, CancellationToken.None);
            Assert.True(loaded.Succeeded, loaded.Error?.ToString());
        }

        var template = await vault.LeaveAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(template.Directory, recursive: true);
        return template;
    }
}
