using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Workflows;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Records.Handling;

/// <summary>A record made a step of its workflow.</summary>
public sealed record RecordMoved(Guid RecordId, Guid FormId, string Workflow, string Move, string To) : IFact;

/// <summary>How a step is made: by whom in which capacity, what was confirmed, and how it is signed where its stage asks for it.</summary>
internal sealed record MoveBy(Mover Mover, OfficeHolder Capacity, IReadOnlyCollection<string> Attested, SignatureMeaning? Means, Func<SigningAs, Task<Result<Signature>>>? SignAsync);

/// <summary>Makes steps of workflows: what stands on the record, its conditions, its signatures, its state and whose turn is next, in one act.</summary>
public sealed class RecordHandling
{
    private readonly RecordLocking locking;
    private readonly RunningNumbers numbers;
    private readonly Guards guards;
    private readonly RecordTurns turns;

    private readonly ILookup<string, IRecordAdvice> advisers;

    internal RecordHandling(RecordLocking locking, RunningNumbers numbers, Guards guards, RecordTurns turns, IEnumerable<IRecordAdvice> advisers)
    {
        (this.locking, this.numbers, this.guards, this.turns) = (locking, numbers, guards, turns);
        this.advisers = advisers.ToLookup(a => a.Form, StringComparer.Ordinal);
    }

    internal RecordLocking Locking => locking;

    internal Guards Guards => guards;

    /// <summary>What rules of registers advise about the record.</summary>
    internal async Task<IReadOnlyList<Advice>> AdviceAsync(VaultDbContext db, HandledRecord of, CancellationToken ct)
    {
        var all = new List<Advice>();
        foreach (var adviser in advisers[of.Of.Form.Code ?? ""])
            all.AddRange(await adviser.OfAsync(db, of.Record, ct));
        return all;
    }

    /// <summary>
    /// Refusals: <c>records.incomplete</c>, <c>records.signature-required</c> (the field), <c>records.cosign-missing</c> (the field), <c>records.guard</c> (what must hold),
    /// <c>records.attest-required</c> (the sentence), those of signing.
    /// </summary>
    internal async Task<Result> MakeAsync(Act act, HandledRecord of, PossibleMove by, MoveBy who)
    {
        var (values, before, draft) = await RecordWriting.ReadAsync(act, of, withDraft: act.Actor.PersonId != Guid.Empty);
        var facts = await locking.FactsAsync(act.Db, of.Of, act.Actor, act.Token);
        of.Model.Compute(values, facts);
        of.Model.DropHidden(values, facts);
        if (RecordWriting.Check(of, by.Move.Ends, values, facts) is { Succeeded: false } incomplete)
            return incomplete;
        var own = StageSignatures.Own(of, by.Move, who.Mover, values, facts);
        if (Unsigned(of, by, who, values, facts, own, RecordWriting.Changed(of, before, values)) is { Succeeded: false } unsigned)
            return unsigned;
        if (of.State == WorkflowFile.New)
            await RecordEntering.EnterAsync(act, of.Of, numbers, facts);
        var over = of.Record.ContentOrdinal;
        await WriteAsync(act, of, by, before, values, facts);
        if (draft is not null)
            act.Db.Remove(draft);
        await act.Db.SaveChangesAsync(act.Token);
        if (await RefusedAsync(act, of, by, who, values, own) is { Succeeded: false } refused)
            return refused;
        if (own.Count > 0 && await SignAsync(act, of, own, who, over) is { Succeeded: false } wrong)
            return wrong;
        return await ArriveAsync(act, of, by, who, values, facts);
    }

    /// <summary>Without a step: what was written is kept, and signatures over what stood there before hold no longer.</summary>
    internal async Task<Result> WriteDownAsync(Act act, HandledRecord of)
    {
        var (values, before, draft) = await RecordWriting.ReadAsync(act, of);
        var facts = await locking.FactsAsync(act.Db, of.Of, act.Actor, act.Token);
        of.Model.Compute(values, facts);
        of.Model.DropHidden(values, facts);
        if (RecordWriting.Check(of, null, values, facts) is { Succeeded: false } wrong)
            return wrong;
        if (RecordWriting.Changed(of, before, values))
        {
            StageSignatures.Void(act, of, of.OpenStages.Except(of.Of.Committed).ToHashSet(StringComparer.Ordinal));
            await RecordWriting.WriteAsync(act, of, before, values, facts);
            act.Note("record.written", of.Of.Objects(new { of.Record.Number, State = of.Record.StateZh, of.Record.ContentOrdinal, of.Record.ContentHash }));
        }

        if (draft is not null)
            act.Db.Remove(draft);
        await act.Db.SaveChangesAsync(act.Token);
        await turns.ChangeAsync(act, of, values, facts);
        return Result.Success;
    }

    /// <summary>Whether the conditions of a step that is the program's own hold; what a person confirms it cannot make.</summary>
    internal async Task<bool> HoldsAsync(Act act, HandledRecord of, PossibleMove by, RecordValues values, FillingFacts facts) =>
        (await guards.OfAsync(new(act.Db, of, by.Move, values, facts, act.Actor, act.Token))).All(g => g.Holds == true);

    private static Result Unsigned(HandledRecord of, PossibleMove by, MoveBy who, RecordValues values, FillingFacts facts, IReadOnlyList<FormField> own, bool changed)
    {
        var (signed, others) = (RecordFacts.SignedBy(of.Of), StageSignatures.Others(of, by.Move, who.Mover, values, facts));
        if (others.FirstOrDefault(f => !signed.ContainsKey(f.Key)) is { } other)
            return Error.Conflict("records.cosign-missing", other.Label.Zh);
        if (own is [var first, ..] && (who.SignAsync is null || who.Means != StageSignatures.MeaningOf(own)))
            return Error.Invalid("records.signature-required", first.Label.Zh);
        return changed && own.Count + others.Count > 0 ? Error.Conflict("signing.content-changed") : Result.Success;
    }

    private static async Task WriteAsync(Act act, HandledRecord of, PossibleMove by, RecordValues? before, RecordValues values, FillingFacts facts)
    {
        var next = facts with { State = by.Move.To, Entered = facts.Now };
        SetFields.Set(of, by, values, next);
        of.Model.Compute(values, next);
        await RecordWriting.WriteAsync(act, of, before, values, facts);
        if (of.State == WorkflowFile.New)
            RecordEntering.MarkLate(of.Record, facts);
    }

    private async Task<Result> RefusedAsync(Act act, HandledRecord of, PossibleMove by, MoveBy who, RecordValues values, IReadOnlyList<FormField> own)
    {
        if (by.Move.Guards.Count == 0)
            return Result.Success;
        var facts = await locking.FactsAsync(act.Db, of.Of, act.Actor, act.Token);
        foreach (var guard in await guards.OfAsync(new(act.Db, of, by.Move, values, facts.With(own, who.Capacity.Name), act.Actor, act.Token)))
        {
            if (guard.Holds == false)
                return Error.Invalid("records.guard", by.Move.Action.Zh, guard.Says.Zh);
            if (guard.Holds is null && !who.Attested.Contains(guard.Says.Zh))
                return Error.Invalid("records.attest-required", guard.Says.Zh);
        }

        return Result.Success;
    }

    private static async Task<Result> SignAsync(Act act, HandledRecord of, IReadOnlyList<FormField> own, MoveBy who, int over)
    {
        var signature = await who.SignAsync!(new SigningAs(who.Mover.Role ?? Documents.Deciding.Deciders.Witness, who.Capacity.ForName));
        if (!signature.Succeeded)
            return signature.Error;
        StageSignatures.Give(act, of, own, who.Mover, who.Capacity, signature.Value, over);
        return Result.Success;
    }

    private async Task<Result> ArriveAsync(Act act, HandledRecord of, PossibleMove by, MoveBy who, RecordValues values, FillingFacts facts)
    {
        var (record, state) = (of.Record, of.State);
        var held = of.Of.Workflow?.States.Find(s => s.Id == state)?.Holds == true;
        if (of.Of.Move(by.To.End ? RecordAct.Close : state == WorkflowFile.New ? RecordAct.Start : RecordAct.Proceed) is { Succeeded: false } refused)
            return refused;
        of.Of.AddMove(act, Step(act, of, by, who, MoveDue.Of(of, by.Move, values, facts)));
        (record.WorkflowId, of.Of.Workflow) = (by.Workflow.Id, by.Workflow.File);
        (record.StateCode, record.StateZh, record.StateEn, record.StateSince) = (by.To.Id, by.To.Title.Zh, by.To.Title.En, act.Now);
        record.OpenedAt ??= record.BegunById == act.Actor.PersonId ? null : act.Now;
        StageSignatures.Void(act, of, of.Model.Form.Stages.Select(s => s.Id).Except(of.Of.Committed).ToHashSet(StringComparer.Ordinal)); // of stages that are open, or open again
        await act.Db.SaveChangesAsync(act.Token);
        await EndsAsync(act, of, by, held);
        var arrived = of.Arrived(by.Workflow);
        await turns.EnterAsync(act, arrived, values, await locking.FactsAsync(act.Db, of.Of, act.Actor, act.Token));
        act.Note("record.moved", of.Of.Objects(new { record.Number, Step = by.Move.Action.Zh, To = by.To.Title.Zh, By = who.Capacity.Name, Attested = who.Attested, record.ContentOrdinal, record.ContentHash }));
        await act.RaiseAsync(new RecordMoved(record.Id, record.FormId, by.Workflow.File.Id, by.Move.Id, by.Move.To));
        return Result.Success;
    }

    /// <summary>At an end the record is complete; out of one it is under way again. A living record holds in the states that say so.</summary>
    private async Task EndsAsync(Act act, HandledRecord of, PossibleMove by, bool held)
    {
        if (by.To.Holds || held)
            await locking.HoldAsync(act, of.Of, by.To.Holds);
        if (by.To.End)
            await locking.CompleteAsync(act, of.Of);
        else
            of.Record.LockedAt = null;
    }

    private static RecordMove Step(Act act, HandledRecord of, PossibleMove by, MoveBy who, DateTime? due) => new()
    {
        RecordId = of.Record.Id,
        Ordinal = of.Of.Moves.Count + 1,
        Code = by.Move.Id,
        ActionZh = by.Move.Action.Zh,
        ActionEn = by.Move.Action.En,
        From = of.State,
        To = by.Move.To,
        ToZh = by.To.Title.Zh,
        ToEn = by.To.Title.En,
        Ends = by.Move.Ends,
        At = act.Now,
        ById = act.Actor.PersonId,
        ByName = Signing.Shown(who.Capacity.Name, who.Capacity.ForName),
        InsteadOfId = who.Capacity.ForId,
        ContentOrdinal = of.Record.ContentOrdinal,
        Attested = who.Attested.Count == 0 ? null : string.Join('\n', who.Attested),
        Due = due,
    };
}
