using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Numbering;

/// <summary>A level to choose.</summary>
public sealed record LevelChoice(string Code, string NameZh, string? NameEn);

/// <summary>The levels of documents, in their order.</summary>
[Needs(Permission.Read, Permission.Audit), AlsoOutside]
public sealed class NumberingQueries(IDbContextFactory<VaultDbContext> databases)
{
    public async Task<Result<IReadOnlyList<LevelChoice>>> LevelsAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<DocumentLevel>().AsNoTracking().OrderBy(l => l.Ordinal).Select(l => new LevelChoice(l.Code, l.NameZh, l.NameEn)).ToListAsync(ct);
    }
}
