using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Desk;

/// <summary>The person's own views of a page, by name.</summary>
[Needs(Permission.Read, Permission.Audit), AlsoOutside]
public sealed class SavedViewQueries(IDbContextFactory<VaultDbContext> databases)
{
    public async Task<Result<IReadOnlyList<SavedView>>> ListAsync(Actor actor, string page, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<SavedView>().AsNoTracking().Where(v => v.PersonId == actor.PersonId && v.Page == page).OrderBy(v => v.Name).ToListAsync(ct);
    }
}
