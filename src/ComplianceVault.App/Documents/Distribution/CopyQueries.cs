using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Distribution;

/// <summary>
/// Which copies of a document: of one edition or all, of one holder department, only those in these states (empty: all); <paramref name="AsOf"/>: as entered by the end
/// of that day, in the states of that day.
/// </summary>
public sealed record CopyFilter(Guid? EditionId = null, string? Department = null, IReadOnlyList<CopyState>? States = null, DateOnly? AsOf = null);

/// <summary>A move of a copy; <paramref name="Act"/> null: planned.</summary>
public sealed record CopyMoveRow(CopyAct? Act, CopyState State, DateOnly On, DateTime At, string ByName, string? HolderName, string? Note);

/// <summary>A 《受控文件遗失证明单》 with its copy. <paramref name="MayDecide"/>: this person may approve or refuse it.</summary>
public sealed record LossRow(
    Guid Id, CopyRow Copy, DateOnly NoticedOn, string Circumstances, string? Confidentiality, string? Prevention, string ReportedByName, DateTime ReportedAt, string? Department,
    bool? Approved, string? DecidedByName, DateTime? DecidedAt, string? DecisionReason, bool MayDecide);

/// <summary>A copy with all that happened to it.</summary>
public sealed record CopyView(CopyRow Copy, IReadOnlyList<CopyMoveRow> Moves, IReadOnlyList<LossRow> Losses);

/// <summary>The copies of a document and what became of them.</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class CopyQueries(IDbContextFactory<VaultDbContext> databases, CompanyTime time, WorkingCalendars calendars)
{
    /// <summary>By 分发号. Refusal: <c>documents.not-found</c>.</summary>
    public async Task<Result<Page<CopyRow>>> ListAsync(Actor actor, Guid documentId, CopyFilter filter, PageRequest page, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await CopyRights.DocumentAsync(db, actor, documentId, ct) is null)
            return Error.NotFound("documents.not-found", "");
        var copies = db.Set<ControlledCopy>().AsNoTracking().Where(c => c.DocumentId == documentId);
        if (filter.EditionId is { } edition)
            copies = copies.Where(c => c.EditionId == edition);
        if (filter.Department is { } department)
            copies = copies.Where(c => c.Department == department);
        var due = await DueReading.NowAsync(db, calendars, time, ct);
        if (filter.AsOf is { } day && day < time.Today)
            return await PastAsync(db, copies, day, filter.States ?? [], page, due, ct);
        if (filter.States is { Count: > 0 } states)
            copies = copies.Where(c => states.Contains(c.State));
        return await CopyRows.PageAsync(db, copies, CopyRows.Of(db, copies).OrderBy(x => x.Copy.Ordinal), page, due, ct);
    }

    /// <summary>How many copies of an edition are in each state.</summary>
    public async Task<Result<IReadOnlyDictionary<CopyState, int>>> CountsAsync(Actor actor, Guid documentId, Guid? editionId, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await CopyRights.DocumentAsync(db, actor, documentId, ct) is null)
            return Error.NotFound("documents.not-found", "");
        return await db.Set<ControlledCopy>().Where(c => c.DocumentId == documentId && (editionId == null || c.EditionId == editionId))
            .GroupBy(c => c.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
    }

    /// <summary>Refusal: <c>copies.not-found</c>. Holders see their own copy even of a document they may not read here.</summary>
    public async Task<Result<CopyView>> GetAsync(Actor actor, Guid copyId, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Set<ControlledCopy>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == copyId, ct) is not { } copy || !await MaySeeAsync(db, actor, copy, ct))
            return Error.NotFound("copies.not-found");
        var due = await DueReading.NowAsync(db, calendars, time, ct);
        var rows = await CopyRows.Of(db, db.Set<ControlledCopy>().AsNoTracking().Where(c => c.Id == copyId)).Select(CopyRows.Row(db)).ToListAsync(ct);
        var moves = await db.Set<CopyMove>().AsNoTracking().Where(m => m.CopyId == copyId).OrderByDescending(m => m.Ordinal)
            .Select(m => new CopyMoveRow(m.Act, m.State, m.On, m.At, m.ByName, m.HolderName, m.Note)).ToListAsync(ct);
        var losses = await db.Set<CopyLoss>().AsNoTracking().Where(l => l.CopyId == copyId).OrderByDescending(l => l.ReportedAt).ToListAsync(ct);
        var row = due.Of(rows).Single();
        return new CopyView(row, moves, [.. losses.Select(l => CopyLossRows.Row(l, row, actor))]);
    }

    /// <summary>
    /// What a scanner or a person types: document number and 分发号 with a space or # between, or the address or token of the QR code. Refusals: <c>copies.line</c> for
    /// what is neither, <c>copies.not-found</c>.
    /// </summary>
    public async Task<Result<CopyRow>> FindByNumberAsync(Actor actor, string line, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        if (CopyLine.Parse(line) is not { } wanted)
            return Error.Invalid("copies.line");
        await using var db = await databases.CreateDbContextAsync(ct);
        var copies = wanted.Token is { } token
            ? db.Set<ControlledCopy>().AsNoTracking().Where(c => c.Token == token)
            : db.Set<ControlledCopy>().AsNoTracking().Where(c => c.Ordinal == wanted.Ordinal && db.Set<Document>().Any(d => d.Id == c.DocumentId && wanted.Spellings.Contains(d.Number)));
        var found = await copies.FirstOrDefaultAsync(ct);
        if (found is null || !await MaySeeAsync(db, actor, found, ct))
            return Error.NotFound("copies.not-found");
        var due = await DueReading.NowAsync(db, calendars, time, ct);
        return due.Of(await CopyRows.Of(db, db.Set<ControlledCopy>().AsNoTracking().Where(c => c.Id == found.Id)).Select(CopyRows.Row(db)).ToListAsync(ct)).Single();
    }

    private static async Task<bool> MaySeeAsync(VaultDbContext db, Actor actor, ControlledCopy copy, CancellationToken ct) =>
        copy.HolderId == actor.PersonId || (copy.Department is { } own && actor.Departments.Contains(own)) || await CopyRights.DocumentAsync(db, actor, copy.DocumentId, ct) is not null;

    /// <summary>The last move of each copy that was entered by the end of the day says its state and holder.</summary>
    private static async Task<Page<CopyRow>> PastAsync(
        VaultDbContext db, IQueryable<ControlledCopy> copies, DateOnly day, IReadOnlyList<CopyState> states, PageRequest page, DueReading due, CancellationToken ct)
    {
        var last = db.Set<CopyMove>().AsNoTracking().Where(m => m.On <= day && !db.Set<CopyMove>().Any(l => l.CopyId == m.CopyId && l.Ordinal > m.Ordinal && l.On <= day));
        var stood = copies.Join(last, c => c.Id, m => m.CopyId, (c, m) => new { c, m }).Where(x => states.Count == 0 || states.Contains(x.m.State));
        var on = await stood.OrderBy(x => x.c.Ordinal).Skip(page.Skip).Take(page.Take).Select(x => x.m).ToListAsync(ct);
        var ids = on.ConvertAll(m => m.CopyId);
        var rows = await CopyRows.Of(db, db.Set<ControlledCopy>().AsNoTracking().Where(c => ids.Contains(c.Id))).Select(CopyRows.Row(db)).ToDictionaryAsync(r => r.Id, ct);
        return new([.. on.Select(m => CopyPast.Of(rows[m.CopyId], m, day))], await stood.CountAsync(ct));
    }
}

/// <summary>A copy as it stood: what came later is left out.</summary>
internal static class CopyPast
{
    public static CopyRow Of(CopyRow row, CopyMove last, DateOnly day) => row with
    {
        State = last.State,
        StateAt = last.At,
        HolderName = last.HolderName,
        HolderId = null,
        DueOn = null,
        IssuedOn = last.State is CopyState.Planned or CopyState.Cancelled ? null : row.IssuedOn,
        AcknowledgedOn = row.AcknowledgedOn <= day ? row.AcknowledgedOn : null,
        AcknowledgedBy = row.AcknowledgedOn <= day ? row.AcknowledgedBy : null,
        ReturnedOn = row.ReturnedOn <= day ? row.ReturnedOn : null,
        HandedInBy = row.ReturnedOn <= day ? row.HandedInBy : null,
        ReceivedBy = row.ReturnedOn <= day ? row.ReceivedBy : null,
        PairState = null,
        SuccessorId = null,
        Successor = null,
        Kept = null,
        OnList = null,
        EndNote = last.Act is CopyAct.Keep or CopyAct.Destroy ? last.Note : null,
        LossId = null,
    };
}
