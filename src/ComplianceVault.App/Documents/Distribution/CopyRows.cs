using System.Linq.Expressions;
using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Documents.Destruction;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Distribution;

/// <summary>
/// A copy as lists show it. <see cref="Pair"/>: of a planned or issued copy the 分发号 that it replaces; <see cref="Successor"/>: the one that replaces it.
/// </summary>
public sealed record CopyRow
{
    public required Guid Id { get; init; }

    public required Guid DocumentId { get; init; }

    public required Guid EditionId { get; init; }

    public required string DocumentNumber { get; init; }

    public required string Title { get; init; }

    public required string Label { get; init; }

    public required EditionState EditionState { get; init; }

    /// <summary>实施日期 of the copy's edition.</summary>
    public DateOnly? EffectiveDate { get; init; }

    /// <summary>分发号</summary>
    public required string Number { get; init; }

    public required CopyKind Kind { get; init; }

    /// <summary>Code of the holder department; null for a holder outside.</summary>
    public string? Department { get; init; }

    public string? OutsideHolder { get; init; }

    public Guid? HolderId { get; init; }

    public string? HolderName { get; init; }

    public required CopyState State { get; init; }

    public required DateTime StateAt { get; init; }

    public DateOnly? DueOn { get; init; }

    public DateOnly? IssuedOn { get; init; }

    public DateOnly? AcknowledgedOn { get; init; }

    public string? AcknowledgedBy { get; init; }

    public DateOnly? ReturnedOn { get; init; }

    /// <summary>Who of the holder's side confirmed the return, and who of the controller's.</summary>
    public string? HandedInBy { get; init; }

    public string? ReceivedBy { get; init; }

    public Guid? PairId { get; init; }

    public string? Pair { get; init; }

    /// <summary>State of the copy that it replaces: exchange while that one is out.</summary>
    public CopyState? PairState { get; init; }

    public Guid? SuccessorId { get; init; }

    public string? Successor { get; init; }

    /// <summary>The open or last 《受控文件遗失证明单》.</summary>
    public Guid? LossId { get; init; }

    /// <summary>分发号 of the copy of its edition that is kept as the master (作废保留), also where this is the one.</summary>
    public string? Kept { get; init; }

    /// <summary>Number of the open list on which it is to be destroyed.</summary>
    public string? OnList { get; init; }

    /// <summary>Of a kept copy where it is, of a destroyed one the certificate.</summary>
    public string? EndNote { get; init; }

    /// <summary>What the state waits for, against today; null where nothing is due.</summary>
    public Deadline? Due { get; init; }

    /// <summary>It is handed out only for the old one (以旧换新).</summary>
    public bool IsExchange => State == CopyState.Planned && PairState is CopyState.Issued or CopyState.Acknowledged or CopyState.RecallRequested or CopyState.LossReported;

    /// <summary>已作废并收回: kept as the master or destroyed, one or the other.</summary>
    public bool IsToEnd => State == CopyState.Returned && OnList is null && EditionState is EditionState.Obsolete or EditionState.RetainedObsolete or EditionState.Destroyed;
}

/// <summary>A copy beside its edition and document, inside a query.</summary>
internal sealed class CopyOfEdition
{
    public required ControlledCopy Copy { get; init; }

    public required Edition Edition { get; init; }

    public required Document Document { get; init; }
}

/// <summary>Reads copies as rows.</summary>
internal static class CopyRows
{
    public static IQueryable<CopyOfEdition> Of(VaultDbContext db, IQueryable<ControlledCopy> copies) =>
        copies.Join(db.Set<Edition>(), c => c.EditionId, e => e.Id, (c, e) => new { c, e })
            .Join(db.Set<Document>(), x => x.c.DocumentId, d => d.Id, (x, d) => new CopyOfEdition { Copy = x.c, Edition = x.e, Document = d });

    /// <summary>One page of them, in the order given; the pairs are looked up for the page only.</summary>
    public static async Task<Page<CopyRow>> PageAsync(VaultDbContext db, IQueryable<ControlledCopy> counted, IQueryable<CopyOfEdition> ordered, PageRequest page, DueReading due, CancellationToken ct) =>
        new(due.Of(await ordered.Skip(page.Skip).Take(page.Take).Select(Row(db)).ToListAsync(ct)), await counted.CountAsync(ct));

    public static Expression<Func<CopyOfEdition, CopyRow>> Row(VaultDbContext db) => x => new CopyRow
    {
        Id = x.Copy.Id,
        DocumentId = x.Document.Id,
        EditionId = x.Edition.Id,
        DocumentNumber = x.Document.Number,
        Title = x.Document.Title,
        Label = x.Edition.Label,
        EditionState = x.Edition.State,
        EffectiveDate = x.Edition.EffectiveDate,
        Number = x.Copy.Number,
        Kind = x.Copy.Kind,
        Department = x.Copy.Department,
        OutsideHolder = x.Copy.OutsideHolder,
        HolderId = x.Copy.HolderId,
        HolderName = x.Copy.HolderName,
        State = x.Copy.State,
        StateAt = x.Copy.StateAt,
        DueOn = x.Copy.State == CopyState.Planned ? x.Edition.EffectiveDate : x.Copy.Due,
        IssuedOn = x.Copy.IssuedOn,
        AcknowledgedOn = x.Copy.AcknowledgedOn,
        AcknowledgedBy = x.Copy.AcknowledgedBy,
        ReturnedOn = x.Copy.ReturnedOn,
        HandedInBy = x.Copy.HandedInBy,
        ReceivedBy = x.Copy.ReceivedBy,
        PairId = x.Copy.ReplacesId,
        Pair = db.Set<ControlledCopy>().Where(o => o.Id == x.Copy.ReplacesId).Select(o => o.Number).FirstOrDefault(),
        PairState = db.Set<ControlledCopy>().Where(o => o.Id == x.Copy.ReplacesId).Select(o => (CopyState?)o.State).FirstOrDefault(),
        SuccessorId = db.Set<ControlledCopy>().Where(n => n.ReplacesId == x.Copy.Id).Select(n => (Guid?)n.Id).FirstOrDefault(),
        Successor = db.Set<ControlledCopy>().Where(n => n.ReplacesId == x.Copy.Id).Select(n => n.Number).FirstOrDefault(),
        Kept = db.Set<ControlledCopy>().Where(k => k.EditionId == x.Copy.EditionId && k.State == CopyState.Kept).Select(k => k.Number).FirstOrDefault(),
        OnList = DestructionProposal.OnOpenLists(db).Where(o => o.ObjectId == x.Copy.Id).Select(o => o.List).FirstOrDefault(),
        EndNote = db.Set<CopyMove>().Where(m => m.CopyId == x.Copy.Id && m.Ordinal == x.Copy.Moves && (m.Act == CopyAct.Keep || m.Act == CopyAct.Destroy)).Select(m => m.Note).FirstOrDefault(),
        LossId = db.Set<CopyLoss>().Where(l => l.CopyId == x.Copy.Id).OrderByDescending(l => l.ReportedAt).Select(l => (Guid?)l.Id).FirstOrDefault(),
    };
}

/// <summary>Says due days against today.</summary>
internal sealed record DueReading(WorkingCalendar Calendar, DateOnly Today)
{
    public static async Task<DueReading> NowAsync(VaultDbContext db, WorkingCalendars calendars, CompanyTime time, CancellationToken ct) =>
        new(await calendars.CurrentAsync(db, ct), time.Today);

    public Deadline? Of(DateOnly? due) => due is { } day ? Deadline.At(Calendar, day, Today) : null;

    public List<CopyRow> Of(List<CopyRow> rows) => rows.ConvertAll(r => r with { Due = Of(r.DueOn) });
}
