using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Backup;

/// <summary>Takes a copy of the database while it is in use and puts one back; each provider in its own way.</summary>
public interface IDatabaseBackup
{
    /// <summary><c>sqlite</c> or <c>postgres</c>; a copy of one is not restored into the other.</summary>
    string Provider { get; }

    /// <summary>Name of the copy inside a package.</summary>
    string FileName { get; }

    /// <summary>Writes one consistent state of the database into a new file; acts go on meanwhile.</summary>
    Task<Result> CopyAsync(string file, CancellationToken ct);

    /// <summary>Opens a copy beside the vault's own database. What is done to it never reaches the vault; the file itself may be changed by it.</summary>
    Task<Result<DatabaseCopy>> OpenAsync(string file, CancellationToken ct);

    /// <summary>Whether there is no database yet into which <see cref="RestoreAsync"/> may go.</summary>
    Task<Result<bool>> IsEmptyAsync(CancellationToken ct);

    /// <summary>Makes the copy the vault's database, in one step; the file is used up.</summary>
    Task<Result> RestoreAsync(string file, CancellationToken ct);
}

/// <summary>A copy of the database, opened; disposing of it removes what was made to open it.</summary>
public sealed class DatabaseCopy(DbContextOptions<VaultDbContext> options, Func<Task>? remove = null) : IDbContextFactory<VaultDbContext>, IAsyncDisposable
{
    public VaultDbContext CreateDbContext() => new(options);

    public async ValueTask DisposeAsync()
    {
        if (remove is not null)
            await remove();
    }
}
