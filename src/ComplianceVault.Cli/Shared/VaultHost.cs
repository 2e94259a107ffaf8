using ComplianceVault.App;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Backup;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.Kernel;
using ComplianceVault.Postgres;
using ComplianceVault.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ComplianceVault.Cli.Shared;

/// <summary>The vault as the command line sees it: the same parts as in the server, without pages.</summary>
internal sealed class VaultHost : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private VaultHost(ServiceProvider services, VaultOptions options) => (this.services, Options) = (services, options);

    public VaultOptions Options { get; }

    /// <summary>Operating-system user and process, so that the trail names them beside the person (decision 41).</summary>
    public static ActSession Session { get; } = new($"cli/{Environment.UserName[..Math.Min(60, Environment.UserName.Length)]}/{Environment.ProcessId}", ActSource.CommandLine);

    public static VaultHost Create(VaultOptions options)
    {
        var parts = new ServiceCollection();
        // What goes wrong in the database reaches the verb as an exception; its own log would only frighten.
        parts.AddLogging(l => l.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None));
        parts.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        parts.AddVault(options);
        if (options.Database == "postgres")
            parts.AddPostgresVault(options.ConnectionString ?? throw new InvalidOperationException("Vault:ConnectionString is not set"));
        else
            parts.AddSqliteVault(new VaultPaths(options.Data, options.Indexes).Database);
        return new(parts.BuildServiceProvider(), options);
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Opens the vault that is there; <c>vault.missing</c> when there is none, rather than making an empty one in a mistyped place.</summary>
    public async Task<Result> OpenAsync(CancellationToken ct)
    {
        var there = await ExistsAsync(ct);
        if (there.Succeeded)
            await Get<VaultStart>().PrepareAsync(ct);
        return there;
    }

    /// <summary>The same without making it ready: for looking only.</summary>
    public async Task<Result> ExistsAsync(CancellationToken ct)
    {
        var empty = await Get<IDatabaseBackup>().IsEmptyAsync(ct);
        if (!empty.Succeeded)
            return empty.Error;
        return empty.Value ? Error.NotFound("vault.missing", Path.GetFullPath(Options.Data)) : Result.Success;
    }

    /// <summary>The person named by <c>--as</c>; <c>access.person-unknown</c> when nobody of that name may act.</summary>
    public async Task<Result<Actor>> PersonAsync(string name, CancellationToken ct) =>
        await Get<ActorDirectory>().FindByNameAsync(name, Session, ct) is { } actor ? actor : Error.NotFound("access.person-unknown", name);

    /// <summary>
    /// Who operates the machine: the named person with that person's rights, or without a name the program itself on behalf of the
    /// operating-system user, whose access to the files is the right.
    /// </summary>
    public async Task<Result<Actor>> OperatorAsync(string? name, CancellationToken ct) =>
        name is null ? Actor.Program(Session) with { Name = $"ComplianceVault ({Environment.UserName})" } : await PersonAsync(name, ct);

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
