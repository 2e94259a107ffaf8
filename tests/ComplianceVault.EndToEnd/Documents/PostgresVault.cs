using ComplianceVault.Database.Tests;
using ComplianceVault.EndToEnd.Harness;
using On = ComplianceVault.Database.Tests.Database;

namespace ComplianceVault.EndToEnd.Documents;

/// <summary>The sample company with its people and rules on PostgreSQL, under the real program.</summary>
public sealed class PostgresVault : RunningVault
{
    private string? connection;

    protected override IEnumerable<string> Switches => ["--Vault:Database", "postgres", "--Vault:ConnectionString", connection!];

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Databases.Drop(connection);
    }

    protected override async Task PrepareAsync()
    {
        var vault = await TestVault.SampleForOwnFilesAsync(On.Postgres);
        var left = await vault.LeaveAsync();
        connection = left.Connection;
        VaultTemplates.CopyFiles(left, Root);
        Directory.Delete(left.Directory, recursive: true);
    }
}
