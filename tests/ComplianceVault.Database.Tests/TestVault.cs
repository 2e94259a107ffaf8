using ComplianceVault.App;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Seeding;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace ComplianceVault.Database.Tests;

/// <summary>A real vault in a directory of its own, on a real database, with a clock that the test moves.</summary>
public sealed class TestVault : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly string? connection;

    private TestVault(ServiceProvider services, string directory, string? connection, FakeTimeProvider clock) =>
        (this.services, Directory, this.connection, Clock) = (services, directory, connection, clock);

    public string Directory { get; }

    public FakeTimeProvider Clock { get; }

    /// <summary>Monday 2026-03-02, 09:00 at the company.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    public static async Task<TestVault> CreateAsync(Database database, Action<IServiceCollection>? change = null, string? seedDocs = null)
    {
        var vault = seedDocs is null ? CreateFrom(await VaultTemplates.OfAsync(database, choice: null), database, change) : CreateEmpty(database, change, seedDocs);
        await vault.Get<VaultStart>().PrepareAsync(TestContext.Current.CancellationToken);
        return vault;
    }

    /// <summary>The same without a schema: a machine on which there is no vault yet.</summary>
    public static TestVault CreateEmpty(Database database, Action<IServiceCollection>? change = null, string? seedDocs = null) => Create(database, template: null, change, seedDocs);

    private static TestVault CreateFrom(VaultTemplate template, Database database, Action<IServiceCollection>? change) => Create(database, template, change, seedDocs: null);

    private static TestVault Create(Database database, VaultTemplate? template, Action<IServiceCollection>? change, string? seedDocs)
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("cvault-").FullName;
        if (template is not null)
            VaultTemplates.CopyFiles(template, directory);
        var clock = new FakeTimeProvider(Start);
        var parts = new ServiceCollection();
        parts.AddLogging();
        parts.AddVault(new VaultOptions
        {
            Data = Path.Combine(directory, "data"),
            Indexes = Path.Combine(directory, "indexes"),
            SeedDocs = seedDocs ?? SeedDocs.Folder,
        });
        System.IO.Directory.CreateDirectory(Path.Combine(directory, "data"));
        var onServer = Databases.Add(parts, database, Path.Combine(directory, "data"), template?.Connection);
        parts.Replace(ServiceDescriptor.Singleton(new VaultClock(clock)));
        parts.Configure<PasswordHasherOptions>(o => o.IterationCount = 1_000); // a signature is one proof of a password, and these tests give thousands
        change?.Invoke(parts);
        return new TestVault(parts.BuildServiceProvider(), directory, onServer, clock);
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public Task<VaultDbContext> DatabaseAsync() => Get<IDbContextFactory<VaultDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);

    /// <summary>A person with just these permissions, through one role of its own.</summary>
    public async Task<Actor> PersonAsync(string name, params Permission[] permissions)
    {
        await using var db = await DatabaseAsync();
        var (now, role) = (Clock.UtcNow(), $"test-{name}");
        var person = new Person { Id = Clock.NewId(), Name = name };
        db.Add(person);
        db.Add(new Role { Code = role, NameZh = name });
        db.AddRange(permissions.Select(p => new RolePermission { Id = Clock.NewId(), RoleCode = role, Permission = p, From = now }));
        db.Add(new RoleAssignment { Id = Clock.NewId(), PersonId = person.Id, RoleCode = role, From = now });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return (await Get<ActorDirectory>().FindAsync(person.Id, new ActSession(name, ActSource.Page), TestContext.Current.CancellationToken))!;
    }

    /// <summary>The vault of the sample company, as the loader makes it: forms, documents and their history take most of its time.</summary>
    public static Task<TestVault> SampleAsync(Database database, Action<IServiceCollection>? change = null) => SampleAsync(database, SeedChoice.Sample, change);

    /// <summary>The sample's people, roles, clauses and rules, without its forms and documents.</summary>
    public static Task<TestVault> SampleForOwnFilesAsync(Database database, Action<IServiceCollection>? change = null) => SampleAsync(database, SeedChoice.SampleForOwnFiles, change);

    /// <summary>The sample company with its forms, without its documents.</summary>
    public static Task<TestVault> SampleWithoutDocumentsAsync(Database database, Action<IServiceCollection>? change = null) => SampleAsync(database, SeedChoice.SampleWithoutDocuments, change);

    private static async Task<TestVault> SampleAsync(Database database, SeedChoice choice, Action<IServiceCollection>? change)
    {
        var vault = CreateFrom(await VaultTemplates.OfAsync(database, choice), database, change);
        await vault.Get<VaultStart>().PrepareAsync(TestContext.Current.CancellationToken);
        return vault;
    }

    /// <summary>Ends the program and leaves what it made.</summary>
    internal async Task<VaultTemplate> LeaveAsync()
    {
        await EndAsync();
        return new(Directory, connection);
    }

    /// <summary>Somebody of the sample, by name or by the name to sign in with, with the rights of this moment.</summary>
    public async Task<Actor> ActorAsync(string name) =>
        await Get<ActorDirectory>().FindByNameAsync(name, new ActSession(name, ActSource.Page), TestContext.Current.CancellationToken)
        ?? throw new InvalidOperationException($"{name} may not act");

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        Databases.Drop(connection);
        System.IO.Directory.Delete(Directory, recursive: true);
    }

    private async Task EndAsync()
    {
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Databases.Close(connection);
    }
}
