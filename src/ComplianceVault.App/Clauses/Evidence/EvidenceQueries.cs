using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Clauses.Evidence;

/// <summary>A folder with how much lies in it.</summary>
public sealed record FolderRow(Guid Id, string Name, DateTime CreatedAt, int Samples, int Records);

/// <summary>A sample with its rows. <paramref name="Changed"/>: records on which something else stands now than when they were drawn.</summary>
public sealed record SampleView(Sample Sample, IReadOnlyList<SampleRow> Rows, IReadOnlySet<Guid> Changed);

/// <summary>The auditor's own folders and samples.</summary>
[Needs(Permission.Audit)]
public sealed class EvidenceQueries(IDbContextFactory<VaultDbContext> databases)
{
    private const int MostFolders = 200;

    public async Task<Result<IReadOnlyList<FolderRow>>> FoldersAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        return Result.Of<IReadOnlyList<FolderRow>>(await db.Set<EvidenceFolder>().AsNoTracking().Where(f => f.OwnerId == actor.PersonId).OrderByDescending(f => f.CreatedAt).ThenBy(f => f.Id).Take(MostFolders)
            .Select(f => new FolderRow(
                f.Id, f.Name, f.CreatedAt, db.Set<Sample>().Count(s => s.FolderId == f.Id), db.Set<SampleRow>().Count(r => db.Set<Sample>().Any(s => s.FolderId == f.Id && s.Id == r.SampleId))))
            .ToListAsync(ct));
    }

    /// <summary>Refuses with <c>sampling.not-found</c>.</summary>
    public async Task<Result<(EvidenceFolder Folder, IReadOnlyList<SampleView> Samples)>> FolderAsync(Actor actor, Guid id, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Set<EvidenceFolder>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == id && f.OwnerId == actor.PersonId, ct) is not { } folder)
            return Error.NotFound("sampling.not-found");
        var samples = await db.Set<Sample>().AsNoTracking().Where(s => s.FolderId == id).OrderByDescending(s => s.TakenAt).ThenBy(s => s.Id).ToListAsync(ct);
        return (folder, await ViewsAsync(db, samples, ct));
    }

    /// <summary>Refuses with <c>sampling.not-found</c>.</summary>
    public async Task<Result<SampleView>> SampleAsync(Actor actor, Guid id, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var sample = await db.Set<Sample>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == id && db.Set<EvidenceFolder>().Any(f => f.Id == s.FolderId && f.OwnerId == actor.PersonId), ct);
        return sample is null ? Error.NotFound("sampling.not-found") : (await ViewsAsync(db, [sample], ct))[0];
    }

    private static async Task<IReadOnlyList<SampleView>> ViewsAsync(VaultDbContext db, IReadOnlyList<Sample> samples, CancellationToken ct)
    {
        var ids = samples.Select(s => s.Id).ToArray();
        var rows = (await db.Set<SampleRow>().AsNoTracking().Where(r => ids.Contains(r.SampleId))
            .Join(db.Set<Records.Entries.Record>(), r => r.RecordId, x => x.Id, (r, x) => new { Row = r, Now = x.ContentHash }).OrderBy(x => x.Row.Place).ToListAsync(ct)).ToLookup(x => x.Row.SampleId);
        return [.. samples.Select(s => new SampleView(s, [.. rows[s.Id].Select(x => x.Row)], rows[s.Id].Where(x => x.Now != x.Row.ContentHash).Select(x => x.Row.RecordId).ToHashSet()))];
    }
}

/// <summary>What an auditor takes is nobody else's business: the trail says that a sample was taken and by whom.</summary>
internal sealed class EvidenceObjectRights : IObjectRights
{
    public IReadOnlyList<string> Kinds { get; } = [EvidenceFolder.Kind, Sample.Kind];

    public async Task<IReadOnlyCollection<Guid>> HiddenAsync(VaultDbContext db, Actor actor, string kind, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var own = db.Set<EvidenceFolder>().Where(f => f.OwnerId == actor.PersonId);
        var seen = kind == EvidenceFolder.Kind
            ? own.Where(f => ids.Contains(f.Id)).Select(f => f.Id)
            : db.Set<Sample>().Where(s => ids.Contains(s.Id) && own.Any(f => f.Id == s.FolderId)).Select(s => s.Id);
        return [.. ids.Except(await seen.ToListAsync(ct))];
    }
}
