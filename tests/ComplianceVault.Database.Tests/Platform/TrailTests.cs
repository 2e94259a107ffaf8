using System.Data.Common;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.App.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.Database.Tests.Platform;

public sealed class TrailTests
{
    private static readonly SettingDefinition Reminder = new("test.reminder-days", "30", 1, 365);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task AnAct_WritesItsEntry_WithWhoWhenAndValues(Database database)
    {
        await using var vault = await VaultAsync(database);
        var actor = await vault.PersonAsync("系统管理员", Permission.ManageSettings);

        Assert.True((await ChangeAsync(vault, actor, "45")).Succeeded);

        await using var db = await vault.DatabaseAsync();
        var entry = await db.Set<TrailEntry>().Include(e => e.Objects).SingleAsync(Ct);
        var detail = await db.Set<TrailDetail>().SingleAsync(Ct);
        Assert.Equal((1, "系统管理员", "setting.changed", vault.Clock.UtcNow()), (entry.Seq, entry.PersonName, entry.Act, entry.At));
        Assert.Contains("\"old\":\"30\",\"new\":\"45\"", detail.Content, StringComparison.Ordinal);
        Assert.Equal(1, actor.Session.LastSequence);
    }

    [Theory, OnEachDatabase]
    public async Task ARefusedAct_LeavesNothing(Database database)
    {
        await using var vault = await VaultAsync(database);
        var actor = await vault.PersonAsync("系统管理员", Permission.ManageSettings);
        var reader = await vault.PersonAsync("职员", Permission.Read);

        Assert.Equal("settings.out-of-bounds", (await ChangeAsync(vault, actor, "0")).Error?.Code);
        Assert.Equal("access.missing-permission", (await ChangeAsync(vault, reader, "45")).Error?.Code);

        await using var db = await vault.DatabaseAsync();
        Assert.False(await db.Set<TrailEntry>().AnyAsync(Ct));
        Assert.False(await db.Set<SettingVersion>().AnyAsync(Ct));
    }

    [Theory, OnEachDatabase]
    public async Task TheTrail_RefusesChangeAndDeletion(Database database)
    {
        await using var vault = await FilledAsync(database, 2);
        await using var db = await vault.DatabaseAsync();
        foreach (var sql in new[]
        {
            "UPDATE \"TrailEntry\" SET \"PersonName\" = 'x'", "DELETE FROM \"TrailEntry\"", "UPDATE \"TrailObject\" SET \"Kind\" = 'x'",
            "DELETE FROM \"TrailObject\"", "UPDATE \"TrailDetail\" SET \"Content\" = 'x'", "DELETE FROM \"TrailDetail\"", "DELETE FROM \"TrailHead\"",
        })
        {
            var refused = await Assert.ThrowsAnyAsync<DbException>(() => db.Database.ExecuteSqlRawAsync(sql, Ct));
            Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
        }
    }

    [Theory, OnEachDatabase]
    public async Task Verification_OfAnUntouchedTrail_Holds(Database database)
    {
        await using var vault = await FilledAsync(database, 5);

        var verification = await vault.Get<TrailVerifier>().VerifyAsync(Ct);

        Assert.True(verification.Holds, verification.ToString());
        Assert.Equal(5, verification.Entries);
    }

    public static TheoryData<string, long, TrailFault> Tamperings => new()
    {
        { "UPDATE \"TrailEntry\" SET \"PersonName\" = 'x' WHERE \"Seq\" = 3", 3, TrailFault.HashDiffers },
        { "UPDATE \"TrailDetail\" SET \"Content\" = 'x' WHERE \"Seq\" = 2", 2, TrailFault.DetailDiffers },
        { "DELETE FROM \"TrailDetail\" WHERE \"Seq\" = 4", 4, TrailFault.DetailMissing },
        { "DELETE FROM \"TrailObject\" WHERE \"Seq\" = 3; DELETE FROM \"TrailEntry\" WHERE \"Seq\" = 3", 3, TrailFault.Missing },
        { "DELETE FROM \"TrailObject\" WHERE \"Seq\" = 5; DELETE FROM \"TrailEntry\" WHERE \"Seq\" = 5", 5, TrailFault.HeadDiffers },
        { "UPDATE \"TrailEntry\" SET \"Hash\" = (SELECT \"Hash\" FROM \"TrailEntry\" WHERE \"Seq\" = 1) WHERE \"Seq\" = 2", 2, TrailFault.HashDiffers },
    };

    [Theory]
    [MemberData(nameof(Tamperings))]
    public async Task Verification_NamesTheFirstBrokenEntry(string tampering, long seq, TrailFault fault)
    {
        await using var vault = await FilledAsync(Database.Sqlite, 5);
        await TamperAsync(vault, tampering);

        var verification = await vault.Get<TrailVerifier>().VerifyAsync(Ct);

        Assert.Equal((seq, fault), (verification.BrokenSeq, verification.Fault));
    }

    [Fact]
    public async Task CuttingOffTheEnd_WithItsHead_IsSeenByTheWitness()
    {
        await using var vault = await FilledAsync(Database.Sqlite, 5);
        await vault.Get<TrailWitness>().WriteAsync(Ct);
        await TamperAsync(vault, """
            DELETE FROM "TrailDetail" WHERE "Seq" = 5; DELETE FROM "TrailObject" WHERE "Seq" = 5; DELETE FROM "TrailEntry" WHERE "Seq" = 5;
            UPDATE "TrailHead" SET "Seq" = 4, "Hash" = (SELECT "Hash" FROM "TrailEntry" WHERE "Seq" = 4)
            """);

        var verification = await vault.Get<TrailVerifier>().VerifyAsync(Ct);

        Assert.Equal((5, TrailFault.WitnessDiffers), (verification.BrokenSeq, verification.Fault));
    }

    [Theory, OnEachDatabase]
    public async Task AnAct_CommittedWhileTheChainIsRead_IsNoFault(Database database)
    {
        var meanwhile = new AfterTheLastEntry();
        await using var vault = await VaultAsync(database, meanwhile);
        var actor = await vault.PersonAsync("系统管理员", Permission.ManageSettings);
        Assert.True((await ChangeAsync(vault, actor, "45")).Succeeded);
        meanwhile.Do = async () => Assert.True((await ChangeAsync(vault, actor, "46")).Succeeded);

        var verification = await vault.Get<TrailVerifier>().VerifyAsync(Ct);

        Assert.Null(meanwhile.Do);
        Assert.True(verification.Holds, verification.ToString());
        Assert.Equal(1, verification.Entries);
    }

    [Theory]
    [InlineData("\"Seq\" = 3, \"Hash\" = (SELECT \"Hash\" FROM \"TrailEntry\" WHERE \"Seq\" = 3)")]
    [InlineData("\"Seq\" = 3, \"Hash\" = 'x'")]
    [InlineData("\"Hash\" = 'x'")]
    public async Task AHeadThatWasMoved_IsFound(string moved)
    {
        await using var vault = await FilledAsync(Database.Sqlite, 5);
        await TamperAsync(vault, $"UPDATE \"TrailHead\" SET {moved}");

        var verification = await vault.Get<TrailVerifier>().VerifyAsync(Ct);

        Assert.Equal((moved.Contains("Seq\" = 3", StringComparison.Ordinal) ? 4 : 6, TrailFault.HeadDiffers), (verification.BrokenSeq, verification.Fault));
    }

    [Theory, OnEachDatabase]
    public async Task DetailsOfADisposedObject_MayGo_AndTheChainStillHolds(Database database)
    {
        await using var vault = await FilledAsync(database, 3);
        await using var db = await vault.DatabaseAsync();
        db.Add(new DisposedObject { Kind = TrailWriter.VaultRef.Kind, ObjectId = TrailWriter.VaultRef.Id, Certificate = "XH-2026-001", At = vault.Clock.UtcNow() });
        await db.SaveChangesAsync(Ct);

        await db.Database.ExecuteSqlRawAsync("DELETE FROM \"TrailDetail\"", Ct);

        var verification = await vault.Get<TrailVerifier>().VerifyAsync(Ct);
        Assert.True(verification.Holds, verification.ToString());
        Assert.Equal(["XH-2026-001"], verification.Certificates);
    }

    [Theory, OnEachDatabase]
    public async Task ManyActsAtOnce_AreNumberedWithoutGapsInCommitOrder(Database database)
    {
        await using var vault = await VaultAsync(database);
        var actor = await vault.PersonAsync("系统管理员", Permission.ManageSettings);

        var results = await Task.WhenAll(Enumerable.Range(1, 40).Select(n => Task.Run(() => ChangeAsync(vault, actor, $"{n}"), Ct)));

        Assert.All(results, r => Assert.True(r.Succeeded, r.Error?.ToString()));
        var verification = await vault.Get<TrailVerifier>().VerifyAsync(Ct);
        Assert.True(verification.Holds, verification.ToString());
        Assert.Equal(40, verification.Entries);
    }

    [Theory, OnEachDatabase]
    public async Task AClockSetBack_IsNotedInTheTrail(Database database)
    {
        await using var vault = await VaultAsync(database);
        var actor = await vault.PersonAsync("系统管理员", Permission.ManageSettings);
        vault.Clock.Advance(TimeSpan.FromHours(2));
        await ChangeAsync(vault, actor, "45");
        vault.Clock.AdjustTime(TestVault.Start.AddHours(1));

        await ChangeAsync(vault, actor, "46");

        await using var db = await vault.DatabaseAsync();
        Assert.Equal(
            ["setting.changed", "trail.clock-set-back", "setting.changed"],
            await db.Set<TrailEntry>().OrderBy(e => e.Seq).Select(e => e.Act).ToListAsync(Ct));
    }

    private static Task<TestVault> VaultAsync(Database database, AfterTheLastEntry? meanwhile = null) => TestVault.CreateAsync(database, s =>
    {
        s.AddSingleton(Reminder);
        if (meanwhile is not null)
            s.ConfigureDbContext<VaultDbContext>(o => o.AddInterceptors(meanwhile));
    });

    private static async Task<TestVault> FilledAsync(Database database, int acts)
    {
        var vault = await VaultAsync(database);
        var actor = await vault.PersonAsync("系统管理员", Permission.ManageSettings);
        foreach (var n in Enumerable.Range(1, acts))
            Assert.True((await ChangeAsync(vault, actor, $"{n}")).Succeeded);
        return vault;
    }

    private static Task<ComplianceVault.Kernel.Result> ChangeAsync(TestVault vault, Actor actor, string value) =>
        vault.Get<ChangeSetting>().ExecuteAsync(actor, Reminder.Key, value, "依据评审结论", Ct);

    /// <summary>Somebody with the file in hand removes the triggers first.</summary>
    private static async Task TamperAsync(TestVault vault, string sql)
    {
        await using var db = await vault.DatabaseAsync();
        var drops = await db.Database.SqlQueryRaw<string>("SELECT 'DROP TRIGGER ' || name AS Value FROM sqlite_master WHERE type = 'trigger'").ToListAsync(Ct);
        foreach (var drop in drops)
            await db.Database.ExecuteSqlRawAsync(drop, Ct);
        await db.Database.ExecuteSqlRawAsync(sql, Ct);
    }

    /// <summary>Does something once, between the question that found no further entry and what is asked next.</summary>
    private sealed class AfterTheLastEntry : DbCommandInterceptor
    {
        public Func<Task>? Do { get; set; }

        public override async ValueTask<DbDataReader> ReaderExecutedAsync(
            DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            if (Do is { } act && !result.HasRows && command.CommandText.Contains("FROM \"TrailEntry\"", StringComparison.Ordinal))
            {
                Do = null;
                await act();
            }

            return result;
        }
    }
}
