using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Entries;

/// <summary>A record is complete: no signature is outstanding.</summary>
public sealed record RecordLocked(Guid RecordId, Guid FormId) : IFact;

/// <summary>A record counts no longer: taken back or voided.</summary>
public sealed record RecordEnded(Guid RecordId, Guid FormId) : IFact;

/// <summary>Completes records, and takes complete ones out of the count again; knows the day and the calendar for both.</summary>
public sealed class RecordLocking(CompanyTime time, WorkingCalendars calendars)
{
    internal CompanyTime Time => time;

    internal async Task<FillingFacts> FactsAsync(VaultDbContext db, Record? record, Actor actor, CancellationToken ct)
    {
        var now = time.Now;
        return new()
        {
            Now = new DateTimeOffset(now, TimeSpan.Zero),
            Today = time.Today,
            Created = new DateTimeOffset(record?.BegunAt ?? now, TimeSpan.Zero),
            Actor = new("person", actor.PersonId.ToString("D"), actor.Name),
            Calendar = await calendars.CurrentAsync(db, ct),
            Zone = time.Zone,
        };
    }

    internal DateOnly Due(FillingFacts facts, int workingDays) => facts.Calendar.AddWorkingDays(time.Today, workingDays).Date;

    internal async Task<Result> LockAsync(Act act, RecordCase of)
    {
        var record = of.Record;
        if (of.Move(RecordAct.Lock) is { Succeeded: false } refused)
            return refused;
        if (of.Form.Way == FormWay.Living && record.Subject is not null)
            await SupersedeAsync(act, of);
        await CompleteAsync(act, of);
        return Result.Success;
    }

    /// <summary>Nothing is outstanding any more: it counts as evidence.</summary>
    internal async Task CompleteAsync(Act act, RecordCase of)
    {
        var record = of.Record;
        record.LockedAt = act.Now;
        await CountAsync(act, record);
        act.Note("record.locked", of.Objects(new { record.Number, record.ContentOrdinal, record.ContentHash }));
        await act.RaiseAsync(new RecordLocked(record.Id, record.FormId));
    }

    /// <summary>A living record becomes the one that holds, or no longer is it, by a step of its workflow.</summary>
    internal async Task HoldAsync(Act act, RecordCase of, bool holds)
    {
        if (!holds)
        {
            if (of.Record.InForceFrom is not null)
                of.Record.InForceTo ??= time.Today;
            return;
        }

        await CountAsync(act, of.Record);
        if (of.Record.InForceFrom is null || of.Record.InForceTo is not null)
            await SupersedeAsync(act, of);
    }

    /// <summary>Taken back or voided: it proves nothing any more.</summary>
    internal async Task EndAsync(Act act, RecordCase of)
    {
        var record = of.Record;
        if (record.CountedOn is { } counted)
            await RecordCounts.AddAsync(act.Db, Count(record, counted, -1), act.Token);
        record.CountedOn = null;
        await act.Db.Set<RecordTurn>().Where(t => t.RecordId == record.Id).ExecuteDeleteAsync(act.Token);
        record.LookAt = null;
        if (record.InForceFrom is not null && record.InForceTo is null)
            record.InForceTo = time.Today;
        await act.RaiseAsync(new RecordEnded(record.Id, record.FormId));
    }

    /// <summary>What is signed again after a correction was evidence all the time, and is counted once.</summary>
    private async Task CountAsync(Act act, Record record)
    {
        if (record.CountedOn is not null)
            return;
        record.CountedOn = time.Today;
        await RecordCounts.AddAsync(act.Db, Count(record, time.Today, 1), act.Token);
    }

    /// <summary>A correction said that it happened on another day.</summary>
    internal static async Task RecountAsync(Act act, Record record, DateOnly before)
    {
        if (record.CountedOn is not { } counted || record.HappenedOn == before)
            return;
        await RecordCounts.AddAsync(act.Db, Count(record, counted, 1), act.Token);
        await RecordCounts.AddAsync(act.Db, new() { FormId = record.FormId, Department = record.Department, EventDay = before, EnteredDay = counted, Records = -1 }, act.Token);
    }

    private static RecordCount Count(Record record, DateOnly entered, int records) => new()
    {
        FormId = record.FormId,
        Department = record.Department,
        EventDay = record.HappenedOn!.Value,
        EnteredDay = entered,
        Records = records,
    };

    /// <summary>被替代: of one subject one record holds at a time (decision 22).</summary>
    private async Task SupersedeAsync(Act act, RecordCase of)
    {
        var today = time.Today;
        var before = await act.Db.Set<Record>()
            .Where(r => r.FormId == of.Record.FormId && r.Subject == of.Record.Subject && r.Id != of.Record.Id && r.InForceFrom != null && r.InForceTo == null).ToListAsync(act.Token);
        foreach (var older in before)
        {
            older.InForceTo = today;
            act.Note("record.superseded", (new ObjectRef(Record.Kind, older.Id), new { older.Number, By = of.Record.Number }), (of.Ref, null));
        }

        (of.Record.InForceFrom, of.Record.InForceTo) = (of.Record.InForceFrom ?? today, null);
    }
}
