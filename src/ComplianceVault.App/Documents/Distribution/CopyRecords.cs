using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Lists;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Distribution;

/// <summary>A copy as it stood on a day, or an edition that a department got electronically: then without number, state and return.</summary>
internal sealed record CopyRecord
{
    public required string Number { get; init; }

    public required string Title { get; init; }

    public required string Label { get; init; }

    public string? CopyNumber { get; init; }

    public CopyKind? Kind { get; init; }

    public required DistributionMedium Medium { get; init; }

    /// <summary>Name of the department or of who holds it outside.</summary>
    public string? Holder { get; init; }

    public string? HolderName { get; init; }

    public DateOnly? HandedOutOn { get; init; }

    /// <summary>Of a department outside the scope: when the management representative agreed, if that was after <see cref="HandedOutOn"/>.</summary>
    public DateTime? ApprovedLater { get; init; }

    public string? AcknowledgedBy { get; init; }

    public DateOnly? AcknowledgedOn { get; init; }

    /// <summary>How many of the department had confirmed reading.</summary>
    public int? Readers { get; init; }

    public CopyState? State { get; init; }

    public DateOnly? Due { get; init; }

    public bool IsLate { get; init; }

    public DateOnly? ReturnedOn { get; init; }

    /// <summary>Of a kept copy where it is, of a destroyed one the certificate.</summary>
    public string? Remark { get; init; }

    /// <summary>The last day on which a damaged one was replaced under its number.</summary>
    public DateOnly? ReplacedOn { get; init; }

    /// <summary>The 分发号 that was handed out for it: 以旧换新, or in place of a lost one.</summary>
    public string? NewNumber { get; init; }
}

/// <summary>Reads what was distributed as it stood at the end of a day, within the rights of who asks.</summary>
internal static class CopyRecords
{
    public static Task<int> CountOnPaperAsync(VaultDbContext db, ListScope scope, CancellationToken ct) => Planned(db, scope).CountAsync(ct);

    /// <summary>
    /// The last move up to the day says state and day due; what a copy says of itself counts from the move that said it. Only what is asked for is looked up: in the
    /// order of the list, so many left out, so many taken.
    /// </summary>
    public static IQueryable<CopyRecord> OnPaper(VaultDbContext db, ListScope scope, int skip, int take)
    {
        var moves = Moves(db, scope);
        var last = moves.Where(m => !moves.Any(l => l.CopyId == m.CopyId && l.Ordinal > m.Ordinal));
        var successors = Successors(db, moves);
        return Planned(db, scope).OrderBy(x => x.Document.Number).ThenBy(x => x.Copy.Ordinal).Skip(skip).Take(take)
            .Select(x => new { x.Document, x.Edition.Label, x.Copy })
            .Join(last, x => x.Copy.Id, m => m.CopyId, (x, m) => new
            {
                x.Document,
                x.Label,
                x.Copy,
                Last = m,
                IsSigned = moves.Any(s => s.CopyId == x.Copy.Id && s.Act == CopyAct.Acknowledge),
                IsBack = m.State == CopyState.Returned || m.State == CopyState.Kept || m.State == CopyState.Destroyed,
            })
            .OrderBy(x => x.Document.Number).ThenBy(x => x.Copy.Ordinal)
            .Select(x => new CopyRecord
            {
                Number = x.Document.Number,
                Title = x.Document.Title,
                Label = x.Label,
                CopyNumber = x.Copy.Number,
                Kind = x.Copy.Kind,
                Medium = DistributionMedium.Paper,
                Holder = x.Copy.OutsideHolder ?? db.Set<Department>().Where(d => d.Code == x.Copy.Department).Select(d => d.NameZh).FirstOrDefault() ?? x.Copy.Department,
                HolderName = x.Last.HolderName,
                HandedOutOn = x.Last.State == CopyState.Planned || x.Last.State == CopyState.Cancelled ? null : x.Copy.IssuedOn,
                AcknowledgedBy = x.IsSigned ? x.Copy.AcknowledgedBy : null,
                AcknowledgedOn = x.IsSigned ? x.Copy.AcknowledgedOn : null,
                State = x.Last.State,
                Due = x.Last.Due,
                IsLate = x.Last.Due < scope.AsOf && (x.Copy.ReceivedAt == null || x.Copy.ReceivedAt >= scope.KnownBefore),
                ReturnedOn = x.IsBack ? x.Copy.ReturnedOn : null,
                Remark = x.Last.Act == CopyAct.Keep || x.Last.Act == CopyAct.Destroy ? x.Last.Note : null,
                ReplacedOn = moves.Where(m => m.CopyId == x.Copy.Id && m.Act == CopyAct.ReplaceDamaged).Max(m => (DateOnly?)m.On),
                NewNumber = successors.Where(n => n.ReplacesId == x.Copy.Id).Select(n => n.Number).FirstOrDefault(),
            });
    }

    private static IQueryable<CopyMove> Moves(VaultDbContext db, ListScope scope) => db.Set<CopyMove>().AsNoTracking().Where(m => m.At < scope.KnownBefore);

    /// <summary>The copies that had their 分发号 by then.</summary>
    private static IQueryable<CopyOfEdition> Planned(VaultDbContext db, ListScope scope)
    {
        var moves = Moves(db, scope);
        return DocumentsOfDay.Readable(db, scope)
            .Join(db.Set<ControlledCopy>(), x => x.Edition.Id, c => c.EditionId, (x, c) => new CopyOfEdition { Document = x.Document, Edition = x.Edition, Copy = c })
            .Where(x => moves.Any(m => m.CopyId == x.Copy.Id));
    }

    /// <summary>A row for each edition and department that got it: while the line stood on the list and the edition was to be read.</summary>
    public static IQueryable<CopyRecord> Electronic(VaultDbContext db, ListScope scope)
    {
        var lines = db.Set<DistributionEntry>().AsNoTracking().Where(e => e.Medium == DistributionMedium.Electronic && e.At < scope.KnownBefore
            && (e.Standing == EntryStanding.Listed || (e.Standing == EntryStanding.Approved && (e.DecidedAt == null || e.DecidedAt < scope.KnownBefore))));
        return DocumentsOfDay.Readable(db, scope)
            .Join(db.Set<EditionReading>().Where(r => r.OpenedAt < scope.KnownBefore), x => x.Edition.Id, r => r.EditionId, (x, r) => new { x.Document, x.Edition, r.OpenedOn })
            .Join(lines, x => x.Document.Id, e => e.DocumentId, (x, e) => new { x.Document, x.Edition, x.OpenedOn, Line = e })
            .Where(x => (x.Line.To == null || x.Line.To > x.OpenedOn) && !db.Set<EditionInForce>().Any(f => f.EditionId == x.Edition.Id && f.To <= x.Line.From))
            .OrderBy(x => x.Document.Number).ThenBy(x => x.Edition.Ordinal).ThenBy(x => x.Line.Department).ThenBy(x => x.Line.At).ThenBy(x => x.Line.Id)
            .Select(x => new CopyRecord
            {
                Number = x.Document.Number,
                Title = x.Document.Title,
                Label = x.Edition.Label,
                Medium = DistributionMedium.Electronic,
                Holder = db.Set<Department>().Where(d => d.Code == x.Line.Department).Select(d => d.NameZh).FirstOrDefault() ?? x.Line.Department,
                HandedOutOn = x.Line.From > x.OpenedOn ? x.Line.From : x.OpenedOn,
                ApprovedLater = x.Line.From >= x.OpenedOn ? x.Line.DecidedAt : null,
                Readers = db.Set<ReadingConfirmation>().Count(c => c.EditionId == x.Edition.Id && c.Department == x.Line.Department && c.At < scope.KnownBefore),
            });
    }

    /// <summary>Copies that were handed out by then: from that moment on it stands for which old one.</summary>
    public static IQueryable<ControlledCopy> Successors(VaultDbContext db, IQueryable<CopyMove> moves) =>
        db.Set<ControlledCopy>().AsNoTracking().Where(n => n.ReplacesId != null && moves.Any(m => m.CopyId == n.Id && m.Act == CopyAct.Issue));

    public static string? Holder(string? holder, string? person) => person is null ? holder : $"{holder}（{person}）";
}
