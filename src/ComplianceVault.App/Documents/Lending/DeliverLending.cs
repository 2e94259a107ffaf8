using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lending;

/// <summary>
/// The controller hands out what was borrowed, has the approved copies printed (uncontrolled, with the mark), or sends what goes outside (no seal, no recall).
/// Never for the own request.
/// </summary>
[Needs(Permission.ControlDocuments)]
public sealed class DeliverLending(Vault vault, CompanyTime time)
{
    /// <summary>
    /// <paramref name="note"/>: which copy, or how it was sent. Refusals: <c>lending.not-found</c>, <c>workflow.not-allowed</c>, <c>lending.not-own-counter</c>,
    /// <c>lending.due-past</c>, <c>lending.edition-replaced</c> for copies of an edition that is in force no more, <c>act.text-too-long</c>.
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid lendingId, string? note, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.LengthRefusal(note) is { } tooLong)
                return tooLong;
            var found = await LendingCase.LockAsync(act, lendingId);
            if (!found.Succeeded)
                return found.Error;
            var of = found.Value;
            if (of.CounterRefusal(actor, LendingAct.Deliver) is { } refusal)
                return refusal;
            if (of.Lending.Due < time.Today)
                return Error.Conflict("lending.due-past", of.Lending.Due!);
            if (of.Lending.What != LendingKind.Borrow && await act.Db.FindAsync<Library.Edition>([of.Lending.EditionId], ct) is { State: not EditionState.Effective } replaced)
                return Error.Conflict("lending.edition-replaced", replaced.Label);
            var office = of.Lending.What == LendingKind.Borrow ? await DecidingOffices.ControllerAsync(act.Db, time, ct) : "";
            if (of.Move(act, LendingAct.Deliver, office, note) is { Succeeded: false } refused)
                return refused;
            of.Lending.OutAt = act.Now;
            act.Note(
                "lending.delivered", (of.Ref, new { of.Lending.Number, of.Lending.What, of.Lending.Label, of.Lending.Recipient, of.Lending.Copies, of.Lending.Link, of.Lending.Due, Note = note.Clean() }),
                (of.DocumentRef, null));
            return Result.Success;
        }, ct);
}
