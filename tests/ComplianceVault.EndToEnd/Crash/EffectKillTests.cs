using System.Diagnostics;
using ComplianceVault.Database.Tests;
using ComplianceVault.Database.Tests.Crash;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.Data.Sqlite;
using On = ComplianceVault.Database.Tests.Database;

namespace ComplianceVault.EndToEnd.Crash;

/// <summary>
/// The real server, killed with SIGKILL while it changes editions on their day: of each document either A or B is in force, never both and never none, and the
/// server makes good what it did not come to.
/// </summary>
public sealed class EffectKillTests
{
    private const int Documents = 16;
    private const int Kills = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task KilledInTheMiddleOfTheChange_EachDocumentHasOneEditionInForce_AndTheNextStartGoesOn()
    {
        await using var vault = new DueVault();
        await vault.FillAsync();
        Assert.Equal(0, Changed(vault.Database));
        var told = new List<string>();
        for (var kill = 1; kill <= Kills && Changed(vault.Database) < Documents; kill++)
        {
            var before = Changed(vault.Database);
            await KillWhenAsync(vault, () => Changed(vault.Database) > before);
            told.Add($"kill {kill}: {before} → {Changed(vault.Database)} of {Documents}");
            await using var audit = await VaultAudit.OpenAsync(vault.Root);
            await audit.CheckTrailAsync();
        }

        TestContext.Current.TestOutputHelper!.WriteLine(string.Join('\n', told));
        await vault.StartAsync();
        var begin = Stopwatch.GetTimestamp();
        while (Changed(vault.Database) < Documents)
        {
            Assert.True(Stopwatch.GetElapsedTime(begin) < Patience, $"{Changed(vault.Database)} of {Documents} after {Patience}");
            await Task.Delay(20, Ct);
        }
    }

    /// <summary>Starts the server and kills it as soon as more has changed than before: in the middle of the next document, as a rule.</summary>
    private static async Task KillWhenAsync(DueVault vault, Func<bool> changed)
    {
        var start = vault.StartAsync();
        var begin = Stopwatch.GetTimestamp();
        while (!changed())
        {
            Assert.True(Stopwatch.GetElapsedTime(begin) < Patience && !start.IsFaulted, vault.Log);
            await Task.Delay(1, Ct);
        }

        await vault.KillAsync();
        await start.ContinueWith(_ => { }, Ct, TaskContinuationOptions.None, TaskScheduler.Default); // a start that is killed before it listens fails
    }

    /// <summary>How many documents have B in force; every look holds that each has exactly one edition in force, and one open period for the same.</summary>
    private static int Changed(string database)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT e."DocumentId", GROUP_CONCAT(e."Label" || ' ' || e."State" || (CASE WHEN f."EditionId" IS NULL THEN '' WHEN f."To" IS NULL THEN ' open' ELSE ' ended' END), ', ' ORDER BY e."Ordinal")
            FROM "Edition" e JOIN "Document" d ON d."Id" = e."DocumentId" LEFT JOIN "EditionInForce" f ON f."EditionId" = e."Id"
            WHERE d."Title" LIKE '换版%' GROUP BY e."DocumentId"
            """;
        using var rows = command.ExecuteReader();
        var states = new List<string>();
        while (rows.Read())
            states.Add(rows.GetString(1));
        Assert.Equal(Documents, states.Count);
        Assert.All(states, s => Assert.Contains(s, (string[])["A Effective open, B Published", "A Obsolete ended, B Effective open"]));
        return states.Count(s => s.StartsWith("A Obsolete", StringComparison.Ordinal));
    }

    /// <summary>A vault whose documents have a second edition that is published and due by now.</summary>
    private sealed class DueVault : RunningVault
    {
        public string Database => Path.Combine(DataDirectory, "vault.db");

        public async Task FillAsync()
        {
            var desk = await LifeDesk.OpenAsync(On.Sqlite);
            desk.Vault.Clock.SetUtcNow(TimeProvider.System.GetUtcNow().AddDays(-7));
            for (var i = 1; i <= Documents; i++)
            {
                var (document, _) = await desk.InForceAsync($"换版 {i:00}");
                var next = await desk.StartAsync(document, LifeDesk.Change(), text: $"# 1 要求\n\n第 {i} 份文件每日巡检两次。\n");
                await desk.ApproveThroughAsync(next);
                LifeDesk.Must(await desk.PublishAsync(next, inDays: 2));
            }

            var left = await desk.Vault.LeaveAsync();
            VaultTemplates.CopyFiles(left, Root);
            Directory.Delete(left.Directory, recursive: true);
        }
    }
}
