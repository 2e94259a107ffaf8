using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Records.Disposal;

/// <summary>
/// The controller states on which day the event happened that starts the period of a record, with a reason: an equipment was scrapped, a contract ended, a product was
/// discontinued. What the program sees itself it need not be told; another day may be stated as long as nothing is destroyed.
/// </summary>
[Needs(Permission.ControlDocuments)]
public sealed class StateRetentionStart(Vault vault, CompanyTime time)
{
    /// <summary>Refusals: <c>act.reason-required</c>, <c>records.not-found</c>, <c>records.disposed</c>, <c>disposal.day</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid recordId, DateOnly? day, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            var found = await RecordCase.LockAsync(act, recordId, RecordAct.Dispose);
            if (!found.Succeeded)
                return found.Error;
            var record = found.Value.Record;
            if (day is null || day > time.Today || day < record.HappenedOn)
                return Error.Invalid("disposal.day");
            var before = record.RetentionStartsOn;
            record.RetentionStartsOn = day;
            act.Note("record.retention-started", found.Value.Objects(new { record.Number, Before = before, Day = day, Reason = reason.Trim() }));
            return Result.Success;
        }, ct);
}
