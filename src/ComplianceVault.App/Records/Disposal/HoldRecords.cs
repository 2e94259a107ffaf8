using ComplianceVault.App.Documents.Destruction;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Disposal;

/// <summary>What is to be held: the record, or with <paramref name="WholeForm"/> every record of its form, also those still to come.</summary>
public sealed record RecordHoldRequest(Guid RecordId, bool WholeForm, string Reason, string Scope);

/// <summary>Sets a hold on records (暂缓销毁, 记录控制程序 4.5.4). It works at once; it is released as every hold, by two persons.</summary>
[Needs(Permission.Read)]
public sealed class SetRecordHold(Vault vault, CompanyTime time)
{
    /// <summary>Refusals: <c>holds.office-only</c>, <c>act.reason-required</c>, <c>holds.scope-required</c>, <c>records.not-found</c>, <c>records.disposed</c>.</summary>
    public Task<Result<Guid>> ExecuteAsync(Actor actor, RecordHoldRequest request, CancellationToken ct) =>
        vault.ActAsync<Guid>(this, actor, async act =>
        {
            if ((Texts.ReasonRefusal(request.Reason) ?? Texts.Refusal(request.Scope, Texts.Reason, "holds.scope-required")) is { } unsaid)
                return unsaid;
            if (await HoldOffices.RefusalAsync(act.Db, actor, time, ct) is { } notTheirs)
                return notTheirs;
            if (await act.Db.Set<Record>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == request.RecordId && r.State != RecordState.Draft, ct) is not { } record)
                return Error.NotFound("records.not-found");
            // A list that is being carried out locks these rows: either it is finished before, or it sees the hold.
            await (request.WholeForm ? RecordRule.LockFormAsync(act, record.FormId) : RecordRule.LockRecordAsync(act, record.Id));
            if (!request.WholeForm && await act.Db.Set<Record>().AnyAsync(r => r.Id == record.Id && r.State == RecordState.Disposed, ct))
                return Error.Conflict("records.disposed");
            var hold = new DestructionHold
            {
                Id = act.NewId(),
                FormId = record.FormId,
                RecordId = request.WholeForm ? null : record.Id,
                Reason = request.Reason.Trim(),
                Scope = request.Scope.Trim(),
                SetById = actor.PersonId,
                SetByName = actor.Name,
                SetAt = act.Now,
            };
            act.Db.Add(hold);
            act.Note("hold.set", SetHold.Objects(hold, new { hold.Reason, hold.Scope }));
            return hold.Id;
        }, ct);
}
