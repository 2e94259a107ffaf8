using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Distribution;

/// <summary>The holder's lists of copies.</summary>
public enum HolderList
{
    /// <summary>待签收: this person may sign for them.</summary>
    ToAcknowledge,

    /// <summary>待交回: this person may hand them in.</summary>
    ToReturn,

    /// <summary>我/本部门持有: handed out to this person or to one of the person's departments, whoever of it is named.</summary>
    Held,
}

/// <summary>How long each list of the holder's page is; <paramref name="ToDecide"/>: losses that this person may decide on.</summary>
public sealed record HolderCounts(IReadOnlyDictionary<HolderList, int> Copies, int ToRead, int ToDecide);

/// <summary>What a person and the person's departments hold, sign for, return and read (我的文件).</summary>
[Needs(Permission.Read)]
public sealed class HolderQueries(IDbContextFactory<VaultDbContext> databases, CompanyTime time, WorkingCalendars calendars)
{
    public async Task<Result<HolderCounts>> CountsAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var copies = new Dictionary<HolderList, int>();
        foreach (var list in Enum.GetValues<HolderList>())
            copies[list] = await Of(db, actor, list).CountAsync(ct);
        return new HolderCounts(copies, await Mine(db, actor).CountAsync(ct), await ToDecide(db, actor).CountAsync(ct));
    }

    /// <summary>What is due first stands first.</summary>
    public async Task<Result<Page<CopyRow>>> CopiesAsync(Actor actor, HolderList list, PageRequest page, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var copies = Of(db, actor, list);
        var ordered = list == HolderList.Held
            ? CopyRows.Of(db, copies).OrderBy(x => x.Document.Number).ThenBy(x => x.Copy.Ordinal)
            : CopyRows.Of(db, copies).OrderBy(x => x.Copy.Due).ThenBy(x => x.Document.Number).ThenBy(x => x.Copy.Ordinal);
        return await CopyRows.PageAsync(db, copies, ordered, page, await DueReading.NowAsync(db, calendars, time, ct), ct);
    }

    /// <summary>待阅知: editions that this person has still to confirm, the earliest due first.</summary>
    public async Task<Result<Page<ToReadRow>>> ToReadAsync(Actor actor, PageRequest page, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await Mine(db, actor).Join(db.Set<Edition>(), r => r.EditionId, e => e.Id, (r, e) => new { r, e.Label, e.State, e.EffectiveDate })
            .Join(db.Set<Document>(), x => x.r.DocumentId, d => d.Id, (x, d) => new { x.r, x.Label, x.State, x.EffectiveDate, d.Number, d.Title })
            .OrderBy(x => x.r.Due).ThenBy(x => x.Number).Skip(page.Skip).Take(page.Take).ToListAsync(ct);
        var days = await ReadingDays.NowAsync(db, calendars, time, ct);
        return new Page<ToReadRow>(
            [.. rows.Select(x => new ToReadRow(x.r.EditionId, x.r.DocumentId, x.Number, x.Title, x.Label, x.State, x.EffectiveDate, days.Since(x.r), days.Due(x.r)))],
            await Mine(db, actor).CountAsync(ct));
    }

    /// <summary>Losses that wait for this person's decision, the oldest first.</summary>
    public async Task<Result<Page<LossRow>>> LossesAsync(Actor actor, PageRequest page, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await CopyLossRows.PageAsync(db, actor, ToDecide(db, actor), page, await DueReading.NowAsync(db, calendars, time, ct), ct);
    }

    private static IQueryable<ControlledCopy> Of(VaultDbContext db, Actor actor, HolderList list)
    {
        var (me, departments) = (actor.PersonId, actor.Departments.ToArray());
        var copies = db.Set<ControlledCopy>().AsNoTracking();
        if (list == HolderList.Held)
        {
            return copies.Where(c => (c.State == CopyState.Issued || c.State == CopyState.Acknowledged || c.State == CopyState.RecallRequested || c.State == CopyState.LossReported)
                && (c.HolderId == me || departments.Contains(c.Department!)));
        }

        var state = list == HolderList.ToAcknowledge ? CopyState.Issued : CopyState.RecallRequested;
        return copies.Where(c => c.State == state && (c.State == CopyState.Issued || c.HandedInAt == null)
            && (c.HolderId == me || (departments.Contains(c.Department!) && (c.HolderId == null || db.Set<Person>().Any(p => p.Id == c.HolderId && p.LeftAt != null)))));
    }

    private static IQueryable<AwaitedReader> Mine(VaultDbContext db, Actor actor) => Readers.Awaited(db).Where(r => r.PersonId == actor.PersonId);

    private static IQueryable<CopyLoss> ToDecide(VaultDbContext db, Actor actor)
    {
        var (me, offices) = (actor.PersonId, actor.Offices.ToArray());
        return db.Set<CopyLoss>().AsNoTracking().Where(l => l.DecidedAt == null && l.ReportedById != me && offices.Contains(l.Office));
    }
}
