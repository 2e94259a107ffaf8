using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Jobs;

/// <summary>A piece of long work in the list; <paramref name="Outcome"/> is JSON.</summary>
public sealed record JobRow(
    Guid Id, string Kind, JobState State, int Done, int Of, DateTime QueuedAt, DateTime? StartedAt, DateTime? EndedAt, string ByName, string? Outcome);

/// <summary>Which work is wanted; nothing given: all.</summary>
public sealed record JobFilter(string? Kind = null, JobState? State = null, bool OwnOnly = false);

/// <summary>Long work (后台任务), newest first: everything for those who operate the vault, the own for everybody.</summary>
[Needs(Permission.Read, Permission.Operate)]
public sealed class JobQueries(IDbContextFactory<VaultDbContext> databases)
{
    public async Task<Result<Page<JobRow>>> ListAsync(Actor actor, JobFilter filter, PageRequest page, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var runs = db.Set<JobRun>().AsNoTracking();
        if (filter.OwnOnly || !actor.Can(Permission.Operate))
            runs = runs.Where(j => j.ById == actor.PersonId);
        if (!string.IsNullOrEmpty(filter.Kind))
            runs = runs.Where(j => j.Kind == filter.Kind);
        if (filter.State is { } state)
            runs = runs.Where(j => j.State == state);
        var rows = await runs.OrderByDescending(j => j.QueuedAt).ThenByDescending(j => j.Id).Skip(page.Skip).Take(page.Take)
            .Select(j => new JobRow(j.Id, j.Kind, j.State, j.Done, j.Of, j.QueuedAt, j.StartedAt, j.EndedAt, j.ByName, j.Outcome)).ToListAsync(ct);
        return new Page<JobRow>(rows, await runs.CountAsync(ct));
    }

    /// <summary>The newest run of a kind that has ended, or null: for the health of what runs by itself.</summary>
    public async Task<Result<JobRow?>> LastAsync(Actor actor, string kind, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var mine = !actor.Can(Permission.Operate);
        return await db.Set<JobRun>().AsNoTracking().Where(j => j.Kind == kind && j.EndedAt != null && (!mine || j.ById == actor.PersonId))
            .OrderByDescending(j => j.EndedAt)
            .Select(j => new JobRow(j.Id, j.Kind, j.State, j.Done, j.Of, j.QueuedAt, j.StartedAt, j.EndedAt, j.ByName, j.Outcome)).FirstOrDefaultAsync(ct);
    }
}
