using ComplianceVault.App.Clauses;
using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Disposal;
using ComplianceVault.App.Records.Entries;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Disposal;

/// <summary>A record goes in the transaction of the witness, under the certificate's number.</summary>
internal static class RecordDisposing
{
    /// <summary>The hash of what stood on it last, then those of its files: for the certificate.</summary>
    public static async Task<IReadOnlyList<string>> DisposeAsync(Act act, Guid id, string certificate)
    {
        var written = await act.Db.Set<Record>().Where(r => r.Id == id).Select(r => r.ContentHash).FirstOrDefaultAsync(act.Token);
        var files = await act.Db.Set<RecordFile>().Where(f => f.RecordId == id).Select(f => f.Hash).Distinct().OrderBy(h => h).ToListAsync(act.Token);
        await Disposing.DisposeAsync(act, new(act.Now, Record.Kind, id, certificate, files));
        return written is null ? files : [written, .. files];
    }
}

/// <summary>
/// Clears what the records keep of a disposed one, also when a restored backup replays it. The tombstone stays: number, form, department, days, names of who filled and
/// moved it, signatures, hash, certificate. That it proved a clause stays too, and the counts by day: past days keep their evidence (decision 8).
/// </summary>
internal sealed class ClearRecord(CompanyTime time) : IFactHandler<ObjectDisposed>
{
    public async Task HandleAsync(ObjectDisposed fact, Act act)
    {
        if (fact.Object.Kind != Record.Kind)
            return;
        var (db, id, ct) = (act.Db, fact.Object.Id, act.Token);
        var left = await RecordEnds.OfFileAsync(db, id, time, ct);
        await db.Set<RecordCorrection>().Where(c => c.RecordId == id).ExecuteDeleteAsync(ct);
        await db.Set<RecordContent>().Where(c => c.RecordId == id).ExecuteDeleteAsync(ct);
        await db.Set<RecordDraft>().Where(d => d.RecordId == id).ExecuteDeleteAsync(ct);
        await db.Set<RecordFile>().Where(f => f.RecordId == id).ExecuteDeleteAsync(ct);
        await db.Set<RecordTurn>().Where(t => t.RecordId == id).ExecuteDeleteAsync(ct);
        await db.Set<RecordLink>().Where(l => l.RecordId == id && l.TargetKind != Clause.Kind).ExecuteDeleteAsync(ct);
        await db.Set<DecisionStep>().Where(s => s.SubjectKind == Record.Kind && s.SubjectId == id).ExecuteUpdateAsync(s => s.SetProperty(d => d.Reason, (string?)null), ct);
        var today = time.Today;
        await db.Set<Record>().Where(r => r.Id == id && r.InForceFrom != null && r.InForceTo == null).ExecuteUpdateAsync(s => s.SetProperty(r => r.InForceTo, today), ct);
        // A backup may hold it in any state; a list that was open then finds it gone.
        await db.Set<Record>().Where(r => r.Id == id).ExecuteUpdateAsync(
            s => s.SetProperty(r => r.State, RecordState.Disposed).SetProperty(r => r.Title, "").SetProperty(r => r.Subject, (string?)null).SetProperty(r => r.Signers, (string?)null)
                .SetProperty(r => r.VoidReason, (string?)null).SetProperty(r => r.LookAt, (DateTime?)null)
                .SetProperty(r => r.RetentionStartsOn, r => r.RetentionStartsOn ?? left), ct);
        foreach (var kept in db.ChangeTracker.Entries<Record>().Where(e => e.Entity.Id == id).ToList())
            await kept.ReloadAsync(ct);
    }
}
