using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Workflows;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Handling;

/// <summary>记入: keeps what was written on a record under way without a step, by somebody whose turn it is. From now on it stands on the record.</summary>
[Needs(Permission.Read)]
public sealed class WriteRecord(Vault vault, RecordHandling handling)
{
    /// <summary>Refusals: <c>records.not-found</c>, <c>records.no-workflow</c>, <c>records.not-your-turn</c>, <c>data.changed-meanwhile</c>, <c>records.incomplete</c> (a wrong type).</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, int revision, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            var found = await Turn.LockAsync(act, id, revision);
            return found.Succeeded ? await handling.WriteDownAsync(act, found.Value) : found.Error;
        }, ct);
}

/// <summary>送会签: asks those whom the stage names beside who makes its step to sign what stands there (会签); what was written is kept first.</summary>
[Needs(Permission.Read)]
public sealed class AskCosignatures(Vault vault, RecordHandling handling, CompanyTime time)
{
    /// <summary>Refusals: those of <see cref="WriteRecord"/>, <c>records.incomplete</c>, <c>records.no-cosignature</c>: nobody is to be asked, or all were.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, int revision, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            var found = await Turn.LockAsync(act, id, revision);
            if (!found.Succeeded)
                return found.Error;
            var of = found.Value;
            if (await handling.WriteDownAsync(act, of) is { Succeeded: false } unwritten)
                return unwritten;
            var values = RecordValues.Parse((await of.Of.ContentAsync(act.Db, ct)).Values);
            var facts = await handling.Locking.FactsAsync(act.Db, of.Of, actor, ct);
            var (rights, asked) = (new MoveRights(act.Db, time, ct), 0);
            foreach (var possible in of.Moves.Where(m => m.Move.Ends is not null).ToList())
            {
                foreach (var field in StageSignatures.Others(of, possible.Move, await rights.OfAsync(of, possible.Move, values), values, facts).Where(f => !IsAsked(of, f.Key)))
                {
                    if (RecordWriting.Check(of, possible.Move.Ends, values, facts) is { Succeeded: false } incomplete)
                        return incomplete;
                    of.Of.Ask(act, Decisions.Open(act, of.Of, RecordSigners.Wanted(field, of.Record), handling.Locking.Due(facts, RecordCase.SigningDays)), field.Key);
                    asked++;
                }
            }

            if (asked == 0)
                return Error.Conflict("records.no-cosignature");
            act.Note("record.cosign-asked", of.Of.Objects(new { of.Record.Number, Asked = asked, of.Record.ContentHash }));
            return Result.Success;
        }, ct);

    private static bool IsAsked(HandledRecord of, string field) => of.Of.Steps.Exists(s => of.Of.FieldOf(s) == field && s.Outcome is null or Documents.Lifecycle.TaskOutcome.Signed);
}

/// <summary>
/// The management representative names a person for what a record waits for, with a reason, where its office is vacant or its holder may not (decision 17): until the record
/// is in another state that person may make its steps.
/// </summary>
[Needs(Permission.DecideSigners)]
public sealed class NameHandler(Vault vault, CompanyTime time)
{
    /// <summary>Refusals: <c>act.reason-required</c>, <c>act.text-too-long</c>, <c>records.not-found</c>, <c>records.no-workflow</c>, <c>records.nothing-waits</c>, <c>deputies.no-account</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, Guid personId, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            if (await RecordCase.LockAsync(act, id) is not { } of)
                return Error.NotFound("records.not-found");
            if (of.Form.Workflow is null)
                return Error.Conflict("records.no-workflow", of.Form.Number);
            if (!await act.Db.Set<RecordTurn>().AnyAsync(t => t.RecordId == id, ct))
                return Error.Conflict("records.nothing-waits");
            if (await OfficeHolders.FindAsync(act.Db, personId, time, ct) is not { } person)
                return Error.Conflict("deputies.no-account");
            act.Db.Add(new RecordTurn
            {
                Id = act.NewId(),
                RecordId = id,
                PersonId = personId,
                IsNamed = true,
                Since = act.Now,
                Due = await act.Db.Set<RecordTurn>().Where(t => t.RecordId == id).MinAsync(t => t.Due, ct),
                Steps = await act.Db.Set<RecordTurn>().Where(t => t.RecordId == id).OrderBy(t => t.Id).Select(t => t.Steps).FirstAsync(ct),
            });
            act.Note("record.handler-named", of.Objects(new { of.Record.Number, State = of.Record.StateZh, Person = person.Name, Reason = reason.Trim() }));
            return Result.Success;
        }, ct);
}

/// <summary>A record under way, for somebody whose turn it is.</summary>
internal static class Turn
{
    public static async Task<Result<HandledRecord>> LockAsync(Act act, Guid id, int revision)
    {
        var found = await HandledRecord.LockAsync(act, id);
        if (!found.Succeeded)
            return found;
        if (found.Value.State == WorkflowFile.New)
            return Error.Conflict("records.not-begun");
        if (found.Value.Record.VoidAskedAt is not null)
            return Error.Conflict("records.void-asked");
        if (!await RecordRights.Turns(act.Db, act.Actor).AnyAsync(t => t.RecordId == id, act.Token))
            return Error.Forbidden("records.not-your-turn");
        var draft = await act.Db.Set<RecordDraft>().FindAsync([id], act.Token);
        return (draft?.Revision ?? 0) == revision ? found : Error.Conflict("data.changed-meanwhile");
    }
}
