using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Disposal;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Destruction;

/// <summary>
/// What follows the transaction of a destruction: the journal, the files, then the certificate over it. Every step may be repeated, so that whatever broke off is
/// finished later: files and journal at the next start (<see cref="ReplayDisposals"/>), the certificate by the daily job.
/// </summary>
[NeedsNobody("the program's own: two persons have signed, the rest follows")]
public sealed class FinishDestruction(
    Vault vault, IDbContextFactory<VaultDbContext> databases, ReplayDisposals disposals, EditionTexts texts, MadeFiles made, StoredFiles store, VaultPaths paths, CertificatePages pages)
{
    /// <summary>Refuses with <c>content-store.busy</c> while a backup runs, or as the page layouter does; the list stays 已销毁，待出具证书 then.</summary>
    public async Task<Result> RunAsync(Guid listId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await DestructionCase.LoadAsync(db, listId, ct) is not { List.State: DestructionState.Executed } of)
            return Result.Success;
        using (var alone = ContentLease.TryOwn(paths))
        {
            if (alone is null)
                return Error.Unavailable("content-store.busy");
            Forget(of);
            var replayed = await disposals.RunAsync(ct);
            if (!replayed.Succeeded)
                return replayed.Error;
        }

        return await CertifyAsync(db, of, ct);
    }

    /// <summary>Every list that waits for its certificate; the first refusal, if any.</summary>
    public async Task<Result<int>> RunAllAsync(CancellationToken ct)
    {
        List<Guid> waiting;
        await using (var db = await databases.CreateDbContextAsync(ct))
            waiting = await db.Set<DestructionList>().Where(l => l.State == DestructionState.Executed).OrderBy(l => l.ExecutedAt).Select(l => l.Id).ToListAsync(ct);
        foreach (var id in waiting)
        {
            if (await RunAsync(id, ct) is { Succeeded: false } refused)
                return refused.Error;
        }

        return waiting.Count;
    }

    /// <summary>Texts in memory and files that wait to be fetched.</summary>
    private void Forget(DestructionCase of)
    {
        foreach (var hash in of.Items.SelectMany(i => i.Hashes.Split('\n', StringSplitOptions.RemoveEmptyEntries)))
            texts.Forget(hash);
        made.DropAll();
    }

    private async Task<Result> CertifyAsync(VaultDbContext db, DestructionCase of, CancellationToken ct)
    {
        var shared = of.Items.SelectMany(i => i.Hashes.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Where(store.Has).ToHashSet();
        var pdf = await pages.WriteAsync(db, of, shared, ct);
        if (!pdf.Succeeded)
            return pdf.Error;
        return await vault.ActAsync(this, Actor.Program(new ActSession("destruction", ActSource.Job)), async act =>
        {
            if (await DestructionCase.LockAsync(act, of.List.Id) is not { List.State: DestructionState.Executed } locked)
                return Result.Success; // somebody was faster
            act.Db.Add(new DestructionCertificate { Number = locked.List.Certificate!, ListId = locked.List.Id, At = act.Now, Hash = pdf.Value.Hash, Length = pdf.Value.Length });
            act.Note("destruction.certified", locked.Objects(new { locked.List.Number, locked.List.Certificate, pdf.Value.Hash }));
            return locked.Move(DestructionAct.Certify);
        }, ct);
    }
}

/// <summary>The controller asks again for a certificate that could not be made at once.</summary>
[Needs(Permission.ControlDocuments)]
public sealed class CertifyDestruction(FinishDestruction finish)
{
    /// <summary>Refusals: as <see cref="FinishDestruction"/>.</summary>
    public async Task<Result> ExecuteAsync(Actor actor, Guid id, CancellationToken ct) =>
        actor.RefusalFor(GetType()) is { } refusal ? refusal : await finish.RunAsync(id, ct);
}

/// <summary>Finishes what was broken off.</summary>
internal sealed class FinishDestructionJob(FinishDestruction finish) : IJob
{
    public const string Code = "destruction.finish";

    public string Kind => Code;

    public async Task<Result<object>> RunAsync(JobContext context, CancellationToken ct)
    {
        var done = await finish.RunAllAsync(ct);
        return done.Succeeded ? Result.Of<object>(new { Certified = done.Value }) : done.Error;
    }
}

/// <summary>Certificates are kept for good.</summary>
internal sealed class CertificateContent : IContentReferences
{
    public IQueryable<string> Hashes(VaultDbContext db) => db.Set<DestructionCertificate>().Select(c => c.Hash);
}
