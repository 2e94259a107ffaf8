using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Retention;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Disposal;

/// <summary>
/// The days on which the periods of records begin to run. A day that nobody knows is no day: until then the record is never due (R23). Of several people or devices
/// that a record names the last one counts (decision 27).
/// </summary>
internal sealed class RecordEnds
{
    /// <summary>The entity of the pack whose record is the personnel file of one person.</summary>
    private const string Employee = "employee";

    private const string PersonKind = "person";

    private readonly Dictionary<Guid, DateOnly?> left;
    private readonly Dictionary<Guid, DateOnly?> scrapped;
    private readonly CompanyTime time;

    private RecordEnds(CompanyTime time, Dictionary<Guid, DateOnly?> left, Dictionary<Guid, DateOnly?> scrapped) => (this.time, this.left, this.scrapped) = (time, left, scrapped);

    public static async Task<RecordEnds> LoadAsync(VaultDbContext db, IReadOnlyCollection<Guid> records, CompanyTime time, CancellationToken ct)
    {
        var links = (await Links(db, records).Select(l => new { l.RecordId, l.TargetKind, l.TargetId }).ToListAsync(ct)).ToLookup(l => l.RecordId);
        var things = links.SelectMany(g => g).Where(l => l.TargetKind != PersonKind).Select(l => Id(l.TargetId)).Distinct().ToArray();
        var files = (await Links(db, things).Where(l => l.TargetKind == PersonKind).Select(l => new { l.RecordId, l.TargetId }).ToListAsync(ct)).ToLookup(l => l.RecordId, l => Id(l.TargetId));
        var now = time.Now;
        var gone = await db.Set<Person>().AsNoTracking().Where(p => p.LeftAt != null && p.LeftAt <= now).ToDictionaryAsync(p => p.Id, p => (DateOnly?)Day(time, p.LeftAt!.Value), ct);
        var devices = (await db.Set<Record>().AsNoTracking().Where(r => things.Contains(r.Id) && FormCodes.Form(db, FormCodes.ConfigurationItems).Any(f => f.Id == r.FormId)).ToListAsync(ct))
            .ToDictionary(r => r.Id, r => Closed(r, time));
        return new(
            time,
            links.ToDictionary(g => g.Key, g => Last(g.Where(l => l.TargetKind is PersonKind or Employee).SelectMany(l => l.TargetKind == PersonKind ? [Id(l.TargetId)] : files[Id(l.TargetId)].DefaultIfEmpty(Guid.Empty)), gone)),
            links.ToDictionary(g => g.Key, g => Last(g.Select(l => Id(l.TargetId)).Where(devices.ContainsKey), devices)));
    }

    /// <summary>The day of the event for this record; what a person stated goes before what the program sees.</summary>
    public DateOnly? Of(Record record, RetentionStart? starts) => starts switch
    {
        _ when Closed(record, time) is null => null,
        RetentionStart.RecordClosed or RetentionStart.EditionEnded => Closed(record, time),
        RetentionStart.EmployeeLeft or RetentionStart.ContractEnded => record.RetentionStartsOn ?? left.GetValueOrDefault(record.Id),
        RetentionStart.EquipmentScrapped => record.RetentionStartsOn ?? scrapped.GetValueOrDefault(record.Id),
        _ => record.RetentionStartsOn,
    };

    /// <summary>办结之日: complete, voided, or of a living record the day from which it held no longer.</summary>
    public static DateOnly? Closed(Record record, CompanyTime time) => record switch
    {
        { State: RecordState.Voided, VoidedAt: { } voided } => Day(time, voided),
        { State: RecordState.Locked, InForceFrom: not null, InForceTo: null } => null,
        { State: RecordState.Locked, LockedAt: { } locked } => record.InForceTo is { } ended && ended > Day(time, locked) ? ended : Day(time, locked),
        _ => null,
    };

    private static IQueryable<RecordLink> Links(VaultDbContext db, IReadOnlyCollection<Guid> records)
    {
        var devices = db.Set<FormEntity>().Where(e => FormCodes.Form(db, FormCodes.ConfigurationItems).Any(f => f.Number == e.Form)).Select(e => e.Code);
        return db.Set<RecordLink>().AsNoTracking().Where(l => records.Contains(l.RecordId) && l.ToOrdinal == null && (l.TargetKind == PersonKind || l.TargetKind == Employee || devices.Contains(l.TargetKind)));
    }

    /// <summary>Null where there is none, or where one has not come to its end.</summary>
    private static DateOnly? Last(IEnumerable<Guid> named, Dictionary<Guid, DateOnly?> ends)
    {
        var days = named.Select(id => ends.GetValueOrDefault(id)).ToList();
        return days.Count == 0 || days.Contains(null) ? null : days.Max();
    }

    private static Guid Id(string target) => Guid.TryParse(target.Split('/')[0], out var id) ? id : Guid.Empty;

    private static DateOnly Day(CompanyTime time, DateTime at) => DateOnly.FromDateTime(time.Local(at));
}
