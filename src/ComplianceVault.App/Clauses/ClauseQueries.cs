using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Clauses;

/// <summary>A clause in a list.</summary>
public sealed record ClauseRow(string Number, string TitleZh, string? TitleEn, string? Parent);

/// <summary>The clauses of the standard, in its order.</summary>
[Needs(Permission.Read), AlsoOutside]
public sealed class ClauseQueries(IDbContextFactory<VaultDbContext> databases)
{
    public async Task<Result<IReadOnlyList<ClauseRow>>> ListAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<Clause>().AsNoTracking().OrderBy(c => c.Ordinal)
            .Select(c => new ClauseRow(c.Number, c.TitleZh, c.TitleEn, c.Parent)).ToListAsync(ct);
    }
}
