using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using ComplianceVault.Kernel.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Distribution;

/// <summary>An edition that the person has to confirm; asked since a moment.</summary>
public sealed record ToReadRow(
    Guid EditionId, Guid DocumentId, string Number, string Title, string Label, EditionState State, DateOnly? EffectiveDate, DateTime Since, Deadline Due);

/// <summary>Somebody of the scope: since when asked and until when, and when it was confirmed (null: not yet).</summary>
public sealed record ReaderRow(Guid PersonId, string Name, string Department, DateTime Since, Deadline Due, DateTime? ConfirmedAt);

/// <summary>
/// How far an edition is read. <paramref name="Scope"/>: people who must read it now; <paramref name="Confirmed"/> of them; <paramref name="Mine"/>: this person is
/// of the scope, and has confirmed (true) or not (false); null: not of the scope.
/// </summary>
public sealed record ReadingState(Guid EditionId, IReadOnlyList<string> Departments, int Scope, int Confirmed, Deadline? Due, bool? Mine)
{
    public int Outstanding => Scope - Confirmed;
}

/// <summary>阅知确认 of an edition: who has read it, and who has not.</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class ReadingQueries(IDbContextFactory<VaultDbContext> databases, CompanyTime time, WorkingCalendars calendars)
{
    /// <summary>Null when the edition is not issued or has no electronic scope. Refusal: <c>documents.not-found</c>.</summary>
    public async Task<Result<ReadingState?>> OfEditionAsync(Actor actor, Guid editionId, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!await DocumentRights.Readable(db, actor).AnyAsync(e => e.Id == editionId, ct))
            return Error.NotFound("documents.not-found", "");
        var scope = Readers.Scope(db).Where(r => r.EditionId == editionId);
        var departments = await scope.Select(r => r.Department).Distinct().Order().ToListAsync(ct);
        if (departments.Count == 0)
            return (ReadingState?)null;
        var (all, open) = (await scope.CountAsync(ct), await Readers.Awaited(db).CountAsync(r => r.EditionId == editionId, ct));
        var due = (await DueReading.NowAsync(db, calendars, time, ct)).Of(await db.Set<EditionReading>().Where(r => r.EditionId == editionId).Select(r => (DateOnly?)r.Due).FirstAsync(ct));
        var mine = await scope.AnyAsync(r => r.PersonId == actor.PersonId, ct)
            ? await db.Set<ReadingConfirmation>().AnyAsync(c => c.EditionId == editionId && c.PersonId == actor.PersonId, ct) : (bool?)null;
        return new ReadingState(editionId, departments, all, all - open, due, mine);
    }

    /// <summary>
    /// The people of the scope by department and name; <paramref name="confirmed"/> false: only those who have not confirmed, true: all who ever did (also those who have
    /// left the scope), null: the whole scope of now.
    /// </summary>
    public async Task<Result<Page<ReaderRow>>> PeopleAsync(Actor actor, Guid editionId, bool? confirmed, PageRequest page, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!await DocumentRights.Readable(db, actor).AnyAsync(e => e.Id == editionId, ct))
            return Error.NotFound("documents.not-found", "");
        var days = await ReadingDays.NowAsync(db, calendars, time, ct);
        if (confirmed == true)
            return await ConfirmedAsync(db, editionId, days, page, ct);
        var scope = (confirmed is null ? Readers.Scope(db) : Readers.Awaited(db)).Where(r => r.EditionId == editionId);
        var rows = await scope.OrderBy(r => r.Department).ThenBy(r => r.PersonName).ThenBy(r => r.PersonId).Skip(page.Skip).Take(page.Take)
            .Select(r => new
            {
                r,
                At = db.Set<ReadingConfirmation>().Where(c => c.EditionId == editionId && c.PersonId == r.PersonId).Select(c => (DateTime?)c.At).FirstOrDefault(),
            }).ToListAsync(ct);
        return new Page<ReaderRow>([.. rows.Select(x => new ReaderRow(x.r.PersonId, x.r.PersonName, x.r.Department, days.Since(x.r), days.Due(x.r), x.At))], await scope.CountAsync(ct));
    }

    private static async Task<Page<ReaderRow>> ConfirmedAsync(VaultDbContext db, Guid editionId, ReadingDays days, PageRequest page, CancellationToken ct)
    {
        var all = db.Set<ReadingConfirmation>().AsNoTracking().Where(c => c.EditionId == editionId);
        var reading = await db.Set<EditionReading>().AsNoTracking().FirstOrDefaultAsync(r => r.EditionId == editionId, ct);
        var rows = await all.OrderBy(c => c.Department).ThenBy(c => c.At).ThenBy(c => c.PersonId).Skip(page.Skip).Take(page.Take).ToListAsync(ct);
        return new([.. rows.Select(c => new ReaderRow(c.PersonId, c.PersonName, c.Department, reading!.OpenedAt, days.Of(reading.Due), c.At))], await all.CountAsync(ct));
    }
}

/// <summary>
/// From when and until when somebody is asked. Who joined the department after the edition was opened has the company's working days from then on, as everybody had.
/// </summary>
internal sealed record ReadingDays(WorkingCalendar Calendar, int Days, CompanyTime Time)
{
    public static async Task<ReadingDays> NowAsync(VaultDbContext db, WorkingCalendars calendars, CompanyTime time, CancellationToken ct) =>
        new(await calendars.CurrentAsync(db, ct), await DistributionSettings.DaysAsync(db, DistributionSettings.ReadDays, ct), time);

    public DateTime Since(AwaitedReader reader)
    {
        var scope = reader.ScopeFrom > reader.OpenedOn ? Time.StartOf(reader.ScopeFrom)!.Value : reader.OpenedAt;
        return reader.JoinedAt is { } joined && joined > scope ? joined : scope;
    }

    public Deadline Due(AwaitedReader reader)
    {
        var joined = reader.JoinedAt is { } at && at > reader.OpenedAt ? Calendar.AddWorkingDays(DateOnly.FromDateTime(Time.Local(at)), Days).Date : reader.Due;
        return Of(joined > reader.Due ? joined : reader.Due);
    }

    public Deadline Of(DateOnly due) => Deadline.At(Calendar, due, Time.Today);
}
