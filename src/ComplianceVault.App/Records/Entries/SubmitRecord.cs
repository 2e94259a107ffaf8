using System.Text.Json;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Entries;

/// <summary>A record was submitted: it has its number and its first words.</summary>
public sealed record RecordSubmitted(Guid RecordId, Guid FormId) : IFact;

/// <summary>
/// Submits what was filled in: it gets its number, is checked as everywhere (R37), and what stands on it can only be struck through from now on. Where the form asks
/// for signatures the first is asked for; without any the record is complete.
/// </summary>
[Needs(Permission.Read)]
public sealed class SubmitRecord(Vault vault, RecordLocking locking, RunningNumbers numbers)
{
    /// <summary>
    /// <paramref name="signers"/>: persons for the signatures whose form names no office, by key of the field. The value is the number. Refusals:
    /// <c>records.not-found</c>, <c>workflow.not-allowed</c>, <c>records.has-workflow</c>: it is begun by a step of its workflow, <c>records.incomplete</c> (how many faults, the first field, what is wrong there),
    /// <c>records.signer-required</c> (whose signature), <c>data.changed-meanwhile</c>: the draft was saved elsewhere since <paramref name="revision"/>.
    /// </summary>
    public Task<Result<string>> ExecuteAsync(Actor actor, Guid id, int revision, IReadOnlyDictionary<string, Guid> signers, CancellationToken ct) =>
        vault.ActAsync<string>(this, actor, act => SubmitAsync(act, id, revision, signers), ct);

    /// <summary>The same within an act.</summary>
    internal async Task<Result<string>> SubmitAsync(Act act, Guid id, int revision, IReadOnlyDictionary<string, Guid> signers)
    {
        var (actor, ct) = (act.Actor, act.Token);
        var found = await RecordCase.LockAsync(act, id, RecordAct.Submit);
        if (!found.Succeeded)
            return found.Error;
        var of = found.Value;
        if (of.Form.Workflow is not null)
            return Error.Conflict("records.has-workflow", of.Form.Number);
        if (of.Record.BegunById != actor.PersonId || await act.Db.Set<RecordDraft>().FirstOrDefaultAsync(d => d.RecordId == id, ct) is not { } draft)
            return Error.NotFound("records.not-found");
        if (draft.Revision != revision)
            return Error.Conflict("data.changed-meanwhile");
        var facts = await locking.FactsAsync(act.Db, of.Record, actor, ct);
        var values = RecordValues.Parse(draft.Values);
        of.Model.Compute(values, facts);
        of.Model.DropHidden(values, facts);
        if (new FillingCheck(of.Model, new FieldText(facts.Zone)).Run(values, facts) is [var first, ..] faults)
            return Error.Invalid("records.incomplete", faults.Count, first.Label, Platform.Words.VaultWords.Of(first.Why));
        if (of.Model.Signatures.FirstOrDefault(f => f is { Required: true, By: null } && of.Model.IsShown(f, values, facts) && !signers.ContainsKey(f.Key)) is { } unsigned)
            return Error.Invalid("records.signer-required", unsigned.Label.Zh);
        of.Record.Signers = signers.Count == 0 ? null : JsonSerializer.Serialize(signers);
        return await SubmitAsync(act, of, draft, values, facts);
    }

    private async Task<Result<string>> SubmitAsync(Act act, RecordCase of, RecordDraft draft, RecordValues values, FillingFacts facts)
    {
        var record = of.Record;
        await RecordEntering.EnterAsync(act, of, numbers, facts);
        Set(of.Model, values, record, facts);
        await RecordContents.AddAsync(act, of, values, facts);
        RecordEntering.MarkLate(record, facts);
        act.Db.Remove(draft);
        if (of.Move(RecordAct.Submit) is { Succeeded: false } refused)
            return refused.Error;
        await act.Db.SaveChangesAsync(act.Token);
        act.Note("record.submitted", of.Objects(new { record.Number, record.Title, record.HappenedOn, record.IsLate, record.ContentOrdinal, record.ContentHash, For = record.ForName }));
        var asked = await of.AskNextAsync(act, locking);
        if (!asked.Succeeded)
            return asked.Error;
        await act.RaiseAsync(new RecordSubmitted(record.Id, record.FormId));
        return record.Number!;
    }

    /// <summary>Number, who and when are set by the program, never typed (decision 14); who and when beside a signature are those of the signature.</summary>
    private static void Set(FormModel model, RecordValues values, Record record, FillingFacts facts)
    {
        foreach (var field in model.Fields.Where(f => f.Set is not null && !model.SignedBefore.ContainsKey(f.Key)))
        {
            values[field.Key] = field.Set switch
            {
                FieldSetter.Number => System.Text.Json.Nodes.JsonValue.Create(record.Number),
                FieldSetter.Actor => facts.Actor.Write(),
                FieldSetter.Time => field.Type == FieldType.Date ? FieldText.Of(facts.Today) : FieldText.Of(facts.Now),
                _ => null,
            };
        }
    }
}

/// <summary>A record is entered: it takes its number, and the day of its entry is the server's.</summary>
internal static class RecordEntering
{
    /// <summary>Working days after which an entry is 补记 (记录控制程序 4.2.1).</summary>
    private const int LateDays = 5;

    public static async Task EnterAsync(Act act, RecordCase of, RunningNumbers numbers, FillingFacts facts)
    {
        of.Record.Number ??= await numbers.TakeAsync(act, of.Form.Number);
        (of.Record.SubmittedAt, of.Record.OpenedAt) = (act.Now, null);
        of.Record.EnteredOn ??= facts.Today;
    }

    public static void MarkLate(Record record, FillingFacts facts) =>
        record.IsLate = facts.Calendar.WorkingDaysBetween(record.HappenedOn!.Value, record.EnteredOn!.Value).Days > LateDays;
}

/// <summary>撤回: who filled it takes it back to write on, while nobody else has opened or signed it (decision 14). It keeps its number.</summary>
[Needs(Permission.Read)]
public sealed class TakeBackRecord(Vault vault, RecordLocking locking)
{
    /// <summary>Refusals: <c>records.not-found</c>, <c>workflow.not-allowed</c>, <c>records.filler-only</c>, <c>records.already-opened</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            var found = await RecordCase.LockAsync(act, id, RecordAct.TakeBack);
            if (!found.Succeeded)
                return found.Error;
            var of = found.Value;
            if (of.Record.BegunById != actor.PersonId)
                return Error.Forbidden("records.filler-only");
            if (of.StepsMade > 1 || of.Record.OpenedAt is not null || of.Signed.Any() || of.Record.Corrections > 0 || of.Record.VoidAskedAt is not null)
                return Error.Conflict("records.already-opened");
            act.Note("record.taken-back", of.Objects(new { of.Record.Number, of.Record.ContentOrdinal }));
            await RecordReturn.ToDraftAsync(act, of, null, null, locking);
            return of.Move(RecordAct.TakeBack);
        }, ct);
}

/// <summary>Gives a record back to who filled it.</summary>
internal static class RecordReturn
{
    public static async Task ToDraftAsync(Act act, RecordCase of, Documents.Deciding.DecisionStep? answered, string? reason, RecordLocking locking)
    {
        of.VoidSignatures(act, answered, reason);
        act.Db.Add(new RecordDraft { RecordId = of.Record.Id, Values = (await of.ContentAsync(act.Db, act.Token)).Values, Revision = 1, SavedAt = act.Now });
        await locking.EndAsync(act, of);
        (of.Record.LockedAt, of.Record.SubmittedAt) = (null, null);
        if (of.Workflow is not null)
            of.Leave(act);
    }
}

/// <summary>Somebody other than the filler opened a submitted record: from now on it is not taken back. Of 受限 and 保密 every look is an act (R01).</summary>
[Needs(Permission.Read, Permission.Audit), AlsoOutside]
public sealed class OpenRecord(Vault vault)
{
    /// <summary>Whether this person's look is an act at all: most are none, and cost nothing.</summary>
    public static bool IsAct(Record record, Actor actor) => IsFirst(record, actor) || IsRestricted(record);

    /// <summary>Refusals: <c>records.not-found</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (await RecordRights.Readable(act.Db, actor).FirstOrDefaultAsync(r => r.Id == id, ct) is not { } record)
                return Error.NotFound("records.not-found");
            var isFirst = IsFirst(record, actor);
            if (isFirst)
                await act.Db.Set<Record>().Where(r => r.Id == id && r.OpenedAt == null).ExecuteUpdateAsync(s => s.SetProperty(r => r.OpenedAt, act.Now), ct);
            if (isFirst || IsRestricted(record))
                act.Note(isFirst ? "record.opened" : "record.viewed", new ObjectRef(Record.Kind, id), new { record.Number });
            return Result.Success;
        }, ct);

    private static bool IsFirst(Record record, Actor actor) =>
        record.BegunById != actor.PersonId && record.OpenedAt is null && record.State is RecordState.Submitted or RecordState.InProcess or RecordState.Locked;

    private static bool IsRestricted(Record record) => record.Classification is Documents.Library.Classification.Restricted or Documents.Library.Classification.Confidential;
}
