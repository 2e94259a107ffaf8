using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Disposal;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Records.Disposal;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Destruction;

/// <summary>The first of two: the controller signs 销毁 and names the witness. Nothing is gone before the witness has signed as well.</summary>
[Needs(Permission.ControlDocuments)]
public sealed class BeginDestruction(DecisionSigning signing, CompanyTime time, WorkingCalendars calendars)
{
    /// <summary>Refusals: those of <see cref="DecisionSigning"/>, <c>destruction.witness-self</c>, <c>deputies.no-account</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, Guid witnessId, string contentHash, SigningProof proof, CancellationToken ct) =>
        signing.SignAsync<DestructionCase>(
            this, actor, new(new(DestructionList.Kind, id), SignatureMeaning.Destroy, contentHash, proof), act => DestructionCase.LockAsync(act, id),
            async (act, of, step) =>
            {
                if (await OfficeHolders.FindAsync(act.Db, witnessId, time, act.Token) is not { } witness)
                    return Error.Conflict("deputies.no-account");
                var asked = Decisions.Open(act, of, DestructionRule.Witness, await DestructionCase.DueAsync(act, time, calendars));
                (asked.NamedId, asked.NamedName) = (witness.PersonId, witness.Name);
                if (Decisions.Excluded(of.Steps, asked).Contains(witnessId))
                    return Error.Conflict("destruction.witness-self");
                act.Note("destruction.begun", of.Objects(new { of.List.Number, of.List.Method, Signed = step.DoneByName, Witness = witness.Name }));
                return Result.Success;
            }, ct);
}

/// <summary>
/// The second of two: the witness signs 监销, and in the same transaction editions and records are gone from the database under the certificate's number; files, journal
/// and certificate follow at once (<see cref="FinishDestruction"/>), or at the next start when the program is broken off between (R25, R36).
/// </summary>
[Needs(Permission.Read)]
public sealed class WitnessDestruction(DecisionSigning signing, FinishDestruction finish, CompanyTime time)
{
    /// <summary>
    /// Refusals: those of <see cref="DecisionSigning"/>. What is held by now is left out and the list says so; where nothing is left it closes. It succeeds also when
    /// files or certificate could not follow yet.
    /// </summary>
    public async Task<Result> ExecuteAsync(Actor actor, Guid id, string contentHash, SigningProof proof, CancellationToken ct)
    {
        var gone = await signing.SignAsync<DestructionCase>(
            this, actor, new(new(DestructionList.Kind, id), SignatureMeaning.Witness, contentHash, proof), act => DestructionCase.LockAsync(act, id), DestroyAsync, ct);
        if (gone.Succeeded)
            await finish.RunAsync(id, ct);
        return gone;
    }

    private async Task<Result> DestroyAsync(Act act, DestructionCase of, DecisionStep step)
    {
        var excluded = await of.ExcludeAsync(act, time);
        if (excluded.Count > 0)
            act.Note("destruction.holds-checked", of.Objects(new { of.List.Number, Excluded = excluded.Select(i => i.Said) }));
        if (!of.Listed.Any())
            return of.Close(act, null);
        if (of.Move(DestructionAct.Execute) is { Succeeded: false } refused)
            return refused;
        (of.List.Certificate, of.List.ExecutedAt) = (await CertificateNumbers.NextAsync(act, time.Today), act.Now);
        foreach (var item in of.Listed.Where(i => i.ObjectKind == Edition.Kind).ToList())
            await DestroyAsync(act, item, of.List.Certificate);
        foreach (var item in of.Listed.Where(i => i.ObjectKind == Record.Kind).ToList())
            (item.Fate, item.FateAt, item.Hashes) = (ItemFate.Destroyed, act.Now, string.Join('\n', await RecordDisposing.DisposeAsync(act, item.ObjectId, of.List.Certificate)));
        if (await CopyDisposal.DestroyAsync(act, of, of.List.Certificate, time.Today) is { Succeeded: false } kept)
            return kept;
        act.Note("destruction.executed", of.Objects(new
        {
            of.List.Number,
            of.List.Certificate,
            of.List.Method,
            Signed = of.Steps.Find(s => s.Meaning == SignatureMeaning.Destroy && s.Outcome == TaskOutcome.Signed)?.DoneByName,
            Witness = step.DoneByName,
            Items = of.Items.Where(i => i.Fate == ItemFate.Destroyed).Select(i => i.Said),
        }));
        return Result.Success;
    }

    private static async Task DestroyAsync(Act act, DestructionItem item, string certificate)
    {
        var content = await EditionContents.OfAsync(act.Db, item.ObjectId, act.Token);
        (item.Fate, item.FateAt, item.Hashes) = (ItemFate.Destroyed, act.Now, string.Join('\n', content));
        await Disposing.DisposeAsync(act, new(act.Now, item.ObjectKind, item.ObjectId, certificate, content));
    }
}

/// <summary>Which stored files an edition has: originals, text, PDF made of it, uploads of its draft, what is left of its import.</summary>
internal static class EditionContents
{
    public static async Task<IReadOnlyList<string>> OfAsync(VaultDbContext db, Guid editionId, CancellationToken ct)
    {
        var hashes = new HashSet<string>(StringComparer.Ordinal);
        hashes.UnionWith(await db.Set<EditionFile>().Where(f => f.EditionId == editionId).Select(f => f.Hash).ToListAsync(ct));
        hashes.UnionWith(await db.Set<Edition>().Where(e => e.Id == editionId).Select(e => e.TextHash).ToListAsync(ct));
        hashes.UnionWith(await db.Set<EditionRendition>().Where(r => r.EditionId == editionId).Select(r => r.Hash).ToListAsync(ct));
        foreach (var upload in await db.Set<DraftUpload>().AsNoTracking().Where(u => u.EditionId == editionId).ToListAsync(ct))
            hashes.UnionWith([upload.Hash, upload.TextHash]);
        foreach (var item in await db.Set<Import.ImportItem>().AsNoTracking().Where(i => i.EditionId == editionId).ToListAsync(ct))
            hashes.UnionWith(item.TextHash is { } text ? [item.Hash, text] : [item.Hash]);
        hashes.Remove("");
        return [.. hashes.Order(StringComparer.Ordinal)];
    }
}

/// <summary>
/// Clears what the documents keep of a destroyed edition, also when a restored backup replays it. The tombstone stays: number, title, edition, dates, signatures,
/// certificate.
/// </summary>
internal sealed class ClearEdition(CompanyTime time) : IFactHandler<ObjectDisposed>
{
    public async Task HandleAsync(ObjectDisposed fact, Act act)
    {
        if (fact.Object.Kind != Edition.Kind)
            return;
        var (db, id, ct) = (act.Db, fact.Object.Id, act.Token);
        var content = await EditionContents.OfAsync(db, id, ct);
        await db.Set<EditionFile>().Where(f => f.EditionId == id).ExecuteDeleteAsync(ct);
        await db.Set<EditionSection>().Where(s => s.EditionId == id).ExecuteDeleteAsync(ct);
        await db.Set<Citation>().Where(c => c.EditionId == id).ExecuteDeleteAsync(ct);
        await db.Set<EditionRendition>().Where(r => r.EditionId == id).ExecuteDeleteAsync(ct);
        await db.Set<DraftUpload>().Where(u => u.EditionId == id).ExecuteDeleteAsync(ct);
        await ClearImportsAsync(act, id, content);
        // A backup may hold it in any state; a list that was open then finds it gone.
        await db.Set<Edition>().Where(e => e.Id == id).ExecuteUpdateAsync(
            s => s.SetProperty(e => e.State, EditionState.Destroyed).SetProperty(e => e.StateAt, act.Now).SetProperty(e => e.TextHash, "").SetProperty(e => e.ChangeDescription, (string?)null), ct);
        var today = time.Today;
        await db.Set<EditionInForce>().Where(f => f.EditionId == id && f.To == null).ExecuteUpdateAsync(s => s.SetProperty(f => f.To, today), ct);
        foreach (var kept in db.ChangeTracker.Entries<Edition>().Where(e => e.Entity.Id == id).ToList())
            await kept.ReloadAsync(ct);
    }

    /// <summary>The import's own rows of the edition, and rows of the same file that somebody skipped: what is waiting for a decision keeps its file.</summary>
    private static Task<int> ClearImportsAsync(Act act, Guid id, IReadOnlyList<string> content) =>
        act.Db.Set<Import.ImportItem>().Where(i => i.EditionId == id || (i.State == Import.ImportItemState.Skipped && content.Contains(i.Hash))).ExecuteUpdateAsync(
            s => s.SetProperty(i => i.Hash, "").SetProperty(i => i.TextHash, (string?)null).SetProperty(i => i.Facts, Import.ItemReading.Nothing), act.Token);
}
