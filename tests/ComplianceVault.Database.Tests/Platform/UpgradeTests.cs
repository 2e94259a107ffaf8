using System.Reflection;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Internal;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.Database.Tests.Platform;

/// <summary>A program with one more step of the schema starts on a vault in use (decision 42).</summary>
public sealed class UpgradeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Upgrade_IsVerified_AndNotedOnce(Database database)
    {
        await using var vault = await VaultAsync<Harmless>(database);
        await vault.Get<VaultStart>().PrepareAsync(Ct);
        await vault.Get<VaultStart>().PrepareAsync(Ct);

        await using var db = await vault.DatabaseAsync();
        var noted = await db.Set<TrailEntry>().SingleAsync(e => e.Act == "vault.upgraded", Ct);
        var said = await db.Set<TrailDetail>().Where(d => d.Seq == noted.Seq).Select(d => d.Content).SingleAsync(Ct);
        Assert.Contains($"\"to\":\"{Harmless.Id}\"", said, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(vault.Get<VaultPaths>().Data, "upgrade-unverified*"));
    }

    [Theory, OnEachDatabase]
    public async Task Upgrade_ThatLosesRows_DoesNotStart_NowOrLater(Database database)
    {
        await using var vault = await VaultAsync<Losing>(database);
        var lost = await Assert.ThrowsAsync<InvalidOperationException>(() => vault.Get<VaultStart>().PrepareAsync(Ct));
        var again = await Assert.ThrowsAsync<InvalidOperationException>(() => vault.Get<VaultStart>().PrepareAsync(Ct));

        Assert.Contains("RolePermission", lost.Message, StringComparison.Ordinal);
        Assert.Contains(Assert.Single(Directory.GetFiles(vault.Get<VaultPaths>().Backups, "before-upgrade-*")), lost.Message, StringComparison.Ordinal);
        Assert.Equal(lost.Message, again.Message);

        await using var db = await vault.DatabaseAsync();
        await vault.Get<UpgradeCheck>().BeginAsync(db, "copy-of-a-later-upgrade", Ct);
        var later = await Assert.ThrowsAsync<InvalidOperationException>(() => vault.Get<VaultStart>().PrepareAsync(Ct));
        Assert.Equal(lost.Message, later.Message); // what was lost first stays what is to be found again
    }

    /// <summary>Founded by the program of before; then the one with the further step is on the machine.</summary>
    private static async Task<TestVault> VaultAsync<TStep>(Database database)
        where TStep : Migration
    {
        var program = new Newer();
        var vault = await TestVault.SampleForOwnFilesAsync(
            database, s => s.AddSingleton(program).ConfigureDbContext<VaultDbContext>(o => o.ReplaceService<IMigrationsAssembly, OneMore<TStep>>()));
        program.IsHere = true;
        return vault;
    }

    private sealed class Newer
    {
        public bool IsHere { get; set; }
    }

#pragma warning disable EF1001 // there is no public way to give a program one more migration
    private sealed class OneMore<TStep>(
        ICurrentDbContext context, IDbContextOptions options, IMigrationsIdGenerator ids, IDiagnosticsLogger<DbLoggerCategory.Migrations> log)
        : MigrationsAssembly(context, options, ids, log)
    {
        private readonly Newer program = options.FindExtension<CoreOptionsExtension>()!.ApplicationServiceProvider!.GetRequiredService<Newer>();

        public override IReadOnlyDictionary<string, TypeInfo> Migrations => !program.IsHere ? base.Migrations
            : base.Migrations.Append(new(Harmless.Id, typeof(TStep).GetTypeInfo())).ToDictionary(m => m.Key, m => m.Value);
    }
#pragma warning restore EF1001

    [Migration(Id)]
    private sealed class Harmless : Migration
    {
        public const string Id = "29991231000000_Later";

        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("CREATE TABLE \"Later\" (\"Id\" INTEGER)");
    }

    [Migration(Harmless.Id)]
    private sealed class Losing : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DELETE FROM \"RolePermission\"");
    }
}
