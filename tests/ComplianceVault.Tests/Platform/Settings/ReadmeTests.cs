using ComplianceVault.App;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.Sqlite;
using ComplianceVault.Tests.SeedDocs;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.Tests.Platform.Settings;

/// <summary>README tells of every setting that there is.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void EverySetting_StandsInReadme()
    {
        var folder = Path.Combine(Path.GetTempPath(), "cvault-readme");
        var parts = new ServiceCollection();
        parts.AddLogging();
        parts.AddVault(new VaultOptions { Data = folder, Indexes = folder });
        parts.AddSqliteVault(Path.Combine(folder, "never-opened.db"));
        using var services = parts.BuildServiceProvider();
        var readme = File.ReadAllText(Path.Combine(SeedFiles.Root, "README.md"));

        var keys = services.GetRequiredService<VaultSettings>().Definitions.Select(d => d.Key).ToList();
        Assert.True(keys.Count > 30);
        Assert.All(keys, k => Assert.Contains($"`{k}`", readme, StringComparison.Ordinal));
    }
}
