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

    /// <summary>Of the id with which <see cref="RecordLink.TargetId"/> begins; of one row of a record more follows.</summary>
    public const int IdLength = 36;

    private readonly Dictionary<Guid, DateOnly?> left;
    private readonly Dictionary<Guid, DateOnly?> scrapped;
    private readonly CompanyTime time;

    private RecordEnds(CompanyTime time, Dictionary<Guid, DateOnly?> left, Dictionary<Guid, DateOnly?> scrapped) => (this.time, this.left, this.scrapped) = (time, left, scrapped);

    public static async Task<RecordEnds> LoadAsync(VaultDbContext db, IReadOnlyCollection<Guid> records, CompanyTime time, CancellationToken ct)
    {
        var links = (await Links(db, records).Select(l => new { l.RecordId, l.TargetKind, l.TargetId }).ToListAsync(ct)).ToLookup(l => l.RecordId, l => (Kind: l.TargetKind, Id: Id(l.TargetId)));
        var named = links.SelectMany(g => g).Where(l => l.Kind != PersonKind).Select(l => l.Id).Distinct().ToArray();
        var things = await db.Set<Record>().AsNoTracking().Where(r => named.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
        var files = (await Links(db, named).Where(l => l.TargetKind == PersonKind).Select(l => new { l.RecordId, l.TargetId }).ToListAsync(ct)).ToLookup(l => l.RecordId, l => Id(l.TargetId));
        var gone = await Gone(db, time).ToDictionaryAsync(p => p.Id, p => (DateOnly?)Day(time, p.LeftAt!.Value), ct);
        return new(
            time,
            links.ToDictionary(g => g.Key, g => Last(g.Where(l => l.Kind is PersonKind or Employee).Select(l => l.Kind == PersonKind ? gone.GetValueOrDefault(l.Id) : FileEnd(l.Id)))),
            links.ToDictionary(g => g.Key, g => Last(g.Where(l => l.Kind is not (PersonKind or Employee) && things.ContainsKey(l.Id)).Select(l => Closed(things[l.Id], time)))));

        // As of the file itself: a file that is gone has only the day that it kept.
        DateOnly? FileEnd(Guid id) => things.GetValueOrDefault(id)?.RetentionStartsOn ?? Last(files[id].Select(p => gone.GetValueOrDefault(p)));
    }

    /// <summary>What has ended that starts periods, as <see cref="RecordLink.TargetId"/> begins: people who left, their files, devices that are no longer in use.</summary>
    public static async Task<string[]> EndedAsync(VaultDbContext db, CompanyTime time, CancellationToken ct)
    {
        var gone = (await Gone(db, time).Select(p => p.Id).ToListAsync(ct)).ConvertAll(Word).ToArray();
        var things = await db.Set<Record>().Where(r => (Files(db).Contains(r.FormId) && (r.RetentionStartsOn != null || db.Set<RecordLink>().Any(l => l.RecordId == r.Id && l.ToOrdinal == null && gone.Contains(l.TargetId))))
                || (FormCodes.Form(db, FormCodes.ConfigurationItems).Any(f => f.Id == r.FormId) && (r.State == RecordState.Locked || r.State == RecordState.Voided || r.State == RecordState.Disposed)))
            .Select(r => r.Id).ToListAsync(ct);
        return [.. gone, .. things.ConvertAll(Word)];
    }

    /// <summary>The day on which the person of a personnel file left, kept on the file before its links go: the records that name it are reckoned by it. Null: it is none, or nobody left.</summary>
    public static async Task<DateOnly?> OfFileAsync(VaultDbContext db, Guid id, CompanyTime time, CancellationToken ct) =>
        await db.Set<Record>().AnyAsync(r => r.Id == id && Files(db).Contains(r.FormId), ct) ? (await LoadAsync(db, [id], time, ct)).left.GetValueOrDefault(id) : null;

    /// <summary>The day of the event for this record; what a person stated goes before what the program sees.</summary>
    public DateOnly? Of(Record record, RetentionStart? starts) => starts switch
    {
        _ when Closed(record, time) is null => null,
        RetentionStart.RecordClosed or RetentionStart.EditionEnded => Closed(record, time),
        RetentionStart.EmployeeLeft or RetentionStart.ContractEnded => record.RetentionStartsOn ?? left.GetValueOrDefault(record.Id),
        RetentionStart.EquipmentScrapped => record.RetentionStartsOn ?? scrapped.GetValueOrDefault(record.Id),
        _ => record.RetentionStartsOn,
    };

    /// <summary>办结之日: complete, voided, or of a living record the day from which it held no longer; it stays when the record is destroyed.</summary>
    public static DateOnly? Closed(Record record, CompanyTime time) => record switch
    {
        { State: RecordState.Voided or RecordState.Disposed, VoidedAt: { } voided } => Day(time, voided),
        { State: RecordState.Locked, InForceFrom: not null, InForceTo: null } => null,
        { State: RecordState.Locked or RecordState.Disposed, LockedAt: { } locked } => record.InForceTo is { } ended && ended > Day(time, locked) ? ended : Day(time, locked),
        _ => null,
    };

    private static IQueryable<RecordLink> Links(VaultDbContext db, IReadOnlyCollection<Guid> records)
    {
        var devices = db.Set<FormEntity>().Where(e => FormCodes.Form(db, FormCodes.ConfigurationItems).Any(f => f.Number == e.Form)).Select(e => e.Code);
        return db.Set<RecordLink>().AsNoTracking().Where(l => records.Contains(l.RecordId) && l.ToOrdinal == null && (l.TargetKind == PersonKind || l.TargetKind == Employee || devices.Contains(l.TargetKind)));
    }

    private static IQueryable<Person> Gone(VaultDbContext db, CompanyTime time)
    {
        var now = time.Now;
        return db.Set<Person>().AsNoTracking().Where(p => p.LeftAt != null && p.LeftAt <= now);
    }

    /// <summary>The form of personnel files.</summary>
    private static IQueryable<Guid> Files(VaultDbContext db) => db.Set<FormEntity>().Where(e => e.Code == Employee).Join(db.Set<Form>(), e => e.Form, f => f.Number, (_, f) => f.Id);

    /// <summary>Null where there is none, or where one has not come to its end.</summary>
    private static DateOnly? Last(IEnumerable<DateOnly?> ends)
    {
        var days = ends.ToList();
        return days.Count == 0 || days.Contains(null) ? null : days.Max();
    }

    private static Guid Id(string target) => Guid.TryParse(target.Split('/')[0], out var id) ? id : Guid.Empty;

    private static string Word(Guid id) => id.ToString("D");

    private static DateOnly Day(CompanyTime time, DateTime at) => DateOnly.FromDateTime(time.Local(at));
}
