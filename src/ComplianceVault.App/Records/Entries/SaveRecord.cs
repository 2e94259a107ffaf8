using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Entries;

/// <summary>
/// Keeps what is being filled in, as often as somebody types; no act of the trail, since nothing was said yet. Who saves over something saved elsewhere meanwhile is
/// refused.
/// </summary>
[Needs(Permission.Read)]
public sealed class SaveRecord(Vault vault)
{
    /// <summary>Longest draft, in characters of its canonical text.</summary>
    public const int Longest = 2_000_000;

    /// <summary>
    /// <paramref name="revision"/> is the one that was read; the value is the new one. Refusals: <c>records.not-found</c>, <c>records.not-draft</c>,
    /// <c>records.not-your-turn</c>: it is under way, and waits for others,
    /// <c>data.changed-meanwhile</c>, <c>records.too-long</c>.
    /// </summary>
    public Task<Result<int>> ExecuteAsync(Actor actor, Guid id, int revision, RecordValues values, CancellationToken ct) =>
        vault.ActAsync<int>(this, actor, async act =>
        {
            var record = await RecordRights.Readable(act.Db, actor).Where(r => r.Id == id).Select(r => new { r.State, r.BegunById, InProcess = r.StateCode != null }).FirstOrDefaultAsync(ct);
            if (record is null || (record.State == RecordState.Draft && record.BegunById != actor.PersonId))
                return Error.NotFound("records.not-found");
            if (record.State != RecordState.Draft && !record.InProcess)
                return Error.Conflict("records.not-draft", record.State);
            if (record.InProcess && !await RecordRights.Turns(act.Db, actor).AnyAsync(t => t.RecordId == id, ct))
                return Error.Forbidden("records.not-your-turn");
            var text = values.Canonical();
            if (text.Length > Longest)
                return Error.Invalid("records.too-long", Longest);
            if (record.InProcess && revision == 0)
                return await FirstAsync(act, id, text);
            var saved = await act.Db.Set<RecordDraft>().Where(d => d.RecordId == id && d.Revision == revision)
                .ExecuteUpdateAsync(s => s.SetProperty(d => d.Values, text).SetProperty(d => d.Revision, revision + 1).SetProperty(d => d.SavedAt, act.Now), ct);
            return saved == 1 ? revision + 1 : Error.Conflict("data.changed-meanwhile");
        }, ct);

    /// <summary>Somebody goes on with a record under way; another who did so at the same moment is told.</summary>
    private static async Task<Result<int>> FirstAsync(Act act, Guid id, string text)
    {
        if (await act.Db.Set<RecordDraft>().AnyAsync(d => d.RecordId == id, act.Token))
            return Error.Conflict("data.changed-meanwhile");
        act.Db.Add(new RecordDraft { RecordId = id, Values = text, Revision = 1, SavedAt = act.Now });
        return 1;
    }
}

/// <summary>Gives up what was begun and never submitted: nothing of it was a record.</summary>
[Needs(Permission.Read)]
public sealed class DiscardRecord(Vault vault)
{
    /// <summary>Refusals: <c>records.not-found</c>, <c>records.not-draft</c>, <c>records.was-submitted</c>: it has a number, and is voided instead.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (await RecordCase.LockAsync(act, id) is not { } of || of.Record.BegunById != actor.PersonId)
                return Error.NotFound("records.not-found");
            if (of.Record.State != RecordState.Draft)
                return Error.Conflict("records.not-draft", of.Record.State);
            if (of.Record.ContentOrdinal > 0)
                return Error.Conflict("records.was-submitted", of.Record.Number ?? "");
            act.Note("record.discarded", of.Objects(new { Form = of.Form.Number }));
            await act.Db.Set<RecordDraft>().Where(d => d.RecordId == id).ExecuteDeleteAsync(ct);
            await act.Db.Set<RecordFile>().Where(f => f.RecordId == id).ExecuteDeleteAsync(ct);
            act.Db.Remove(of.Record);
            return Result.Success;
        }, ct);
}
