using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>One of the sample's accounts as the sign-in page offers it.</summary>
public sealed record SampleAccount(string UserName, string PersonName);

/// <summary>The accounts of a sample vault, which everybody may use: that is what a sample is for. Any other vault has none.</summary>
public sealed class SampleAccounts(IDbContextFactory<VaultDbContext> databases)
{
    /// <summary>The password of every sample account.</summary>
    public const string Password = "sample-1234";

    /// <summary>Those that can still sign in, in the order of the seed data.</summary>
    public async Task<IReadOnlyList<SampleAccount>> ListAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Users.AsNoTracking().Where(a => a.IsSample && a.DeactivatedAt == null)
            .Join(db.Set<Person>(), a => a.PersonId, p => p.Id, (a, p) => new { a.Id, a.UserName, p.Name })
            .OrderBy(a => a.Id).Select(a => new SampleAccount(a.UserName!, a.Name)).ToListAsync(ct);
    }
}
