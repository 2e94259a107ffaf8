using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Jobs;

/// <summary>Where a run stands, for the person who waits for it. <see cref="Of"/> is zero while unknown.</summary>
public sealed record JobStatus(Guid Id, string Kind, JobState State, int Done, int Of, string? Outcome);

/// <summary>Finds a run for its owner, or for those who operate the system; for anybody else it does not exist.</summary>
[NeedsNobody("everybody may follow the own work; that of others is not found without Operate")]
public sealed class JobStatuses(IDbContextFactory<VaultDbContext> databases)
{
    public async Task<JobStatus?> FindAsync(Actor actor, Guid id, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await Visible(db, actor).Where(j => j.Id == id)
            .Select(j => new JobStatus(j.Id, j.Kind, j.State, j.Done, j.Of, j.Outcome)).SingleOrDefaultAsync(ct);
    }

    internal static IQueryable<JobRun> Visible(VaultDbContext db, Actor actor) =>
        actor.Can(Permission.Operate) ? db.Set<JobRun>() : db.Set<JobRun>().Where(j => j.ById == actor.PersonId);
}
