using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Platform;

/// <summary>What this vault is: whose, since when, and whether it is a sample (样例库) for ever (decision 9).</summary>
public sealed class VaultFacts
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    public required Guid VaultId { get; init; }

    public required string Company { get; set; }

    /// <summary>Name of the management system.</summary>
    public string? System { get; set; }

    /// <summary>How the company was founded from the pack (<see cref="Seeding.CompanyPlan"/>) as JSON; null in a sample.</summary>
    public string? Plan { get; init; }

    public required bool IsSample { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>When the loader had brought in the last of the sample; null while it has not, and in a vault of a company of its own.</summary>
    public DateTime? FilledAt { get; set; }
}

internal sealed class VaultFactsMapping : IEntityTypeConfiguration<VaultFacts>
{
    public void Configure(EntityTypeBuilder<VaultFacts> builder)
    {
        builder.ToTable("VaultFacts").HasKey(f => f.Id);
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Company).HasMaxLength(200);
        builder.Property(f => f.System).HasMaxLength(200);
    }
}

/// <summary>Reads what this vault is.</summary>
public sealed class VaultIdentity(IDbContextFactory<VaultDbContext> databases)
{
    /// <summary>Null before set-up.</summary>
    public async Task<VaultFacts?> FindAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<VaultFacts>().AsNoTracking().SingleOrDefaultAsync(ct);
    }

    /// <summary>When the trail was last written; null before set-up.</summary>
    internal async Task<DateTime?> LastEntryAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<TrailHead>().Where(h => h.Seq > 0).Select(h => (DateTime?)h.At).SingleOrDefaultAsync(ct);
    }

    internal static Task<bool> IsSampleAsync(VaultDbContext db, CancellationToken ct) => db.Set<VaultFacts>().AnyAsync(f => f.IsSample, ct);
}
