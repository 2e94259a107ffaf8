using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Distribution;

/// <summary>A line of the list on a day. <paramref name="MayDecide"/>: it awaits approval and this person may give it.</summary>
public sealed record DistributionRow(
    Guid Id, DistributionMedium Medium, string? Department, string? OutsideHolder, CopyKind Kind, int Copies, EntryStanding Standing, DateOnly From, DateOnly? To,
    string ByName, DateTime At, string Reason, string? DecidedByName, DateTime? DecidedAt, string? DecisionReason, bool MayDecide);

/// <summary>
/// The distribution list of a document. <paramref name="Version"/> goes back with a change; <paramref name="Named"/>: departments that the author named for the newest
/// edition and that are not on the list; <paramref name="MayChange"/>: this person may set it.
/// </summary>
public sealed record DistributionView(Guid DocumentId, int Version, IReadOnlyList<DistributionRow> Rows, IReadOnlyList<string> Named, bool MayChange);

/// <summary>The distribution list, now or as it stood on a past day. Staff see it with the document.</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class DistributionQueries(IDbContextFactory<VaultDbContext> databases, CompanyTime time)
{
    /// <summary><paramref name="asOf"/> null: now. Paper first, the master before the copies. Refusal: <c>documents.not-found</c>.</summary>
    public async Task<Result<DistributionView>> OfDocumentAsync(Actor actor, Guid documentId, DateOnly? asOf, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await CopyRights.DocumentAsync(db, actor, documentId, ct) is not { } document)
            return Error.NotFound("documents.not-found", "");
        var lines = await db.Set<DistributionEntry>().AsNoTracking().Where(e => e.DocumentId == documentId).ToListAsync(ct);
        var (day, now) = (asOf ?? time.Today, asOf is null || asOf >= time.Today);
        var shown = lines.Where(e => now ? e.To is null : e.From <= day && (e.To is null || e.To > day))
            .OrderBy(e => e.Medium).ThenBy(e => e.Kind).ThenBy(e => e.OutsideHolder is not null).ThenBy(e => e.Department, StringComparer.Ordinal).ThenBy(e => e.OutsideHolder, StringComparer.Ordinal);
        var mayChange = (actor.Can(Permission.WriteDocuments) || actor.Can(Permission.ControlDocuments)) && await Writers.RefusalAsync(db, actor, document.Department, ct) is null;
        return new DistributionView(documentId, DistributionList.VersionOf(lines), await RowsAsync(db, actor, shown, now, time, ct), await NamedAsync(db, documentId, lines, ct), mayChange);
    }

    /// <summary>All lines that were ever set, newest first: the history of the list.</summary>
    public async Task<Result<Page<DistributionRow>>> HistoryAsync(Actor actor, Guid documentId, PageRequest page, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await CopyRights.DocumentAsync(db, actor, documentId, ct) is null)
            return Error.NotFound("documents.not-found", "");
        var lines = db.Set<DistributionEntry>().AsNoTracking().Where(e => e.DocumentId == documentId);
        var rows = await lines.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Skip(page.Skip).Take(page.Take).ToListAsync(ct);
        return new Page<DistributionRow>(await RowsAsync(db, actor, rows, true, time, ct), await lines.CountAsync(ct));
    }

    internal static async Task<IReadOnlyList<DistributionRow>> RowsAsync(
        VaultDbContext db, Actor actor, IEnumerable<DistributionEntry> entries, bool now, CompanyTime time, CancellationToken ct)
    {
        var rows = new List<DistributionRow>();
        foreach (var e in entries)
            rows.Add(Row(e, now && e is { Standing: EntryStanding.Awaiting, To: null } && await DecideDistribution.MayDecideAsync(db, actor, e.ById, time, ct)));
        return rows;
    }

    private static DistributionRow Row(DistributionEntry e, bool mayDecide) => new(
        e.Id, e.Medium, e.Department, e.OutsideHolder, e.Kind, e.Copies, e.Standing, e.From, e.To, e.ByName, e.At, e.Reason, e.DecidedByName, e.DecidedAt, e.DecisionReason,
        mayDecide);

    private static async Task<IReadOnlyList<string>> NamedAsync(VaultDbContext db, Guid documentId, List<DistributionEntry> lines, CancellationToken ct)
    {
        var newest = db.Set<Edition>().Where(e => e.DocumentId == documentId && e.State != EditionState.Discarded).OrderByDescending(e => e.Ordinal).Select(e => e.Id).Take(1);
        var named = await db.Set<EditionDepartment>().Where(d => d.Part == Lifecycle.DepartmentPart.Distribution && newest.Contains(d.EditionId)).Select(d => d.Department).ToListAsync(ct);
        return [.. named.Except(lines.Where(e => e.To is null).Select(e => e.Department).OfType<string>()).Order(StringComparer.Ordinal)];
    }
}

/// <summary>Who may see the copies of a document: whoever may read one of its editions.</summary>
internal static class CopyRights
{
    public static async Task<Document?> DocumentAsync(VaultDbContext db, Actor actor, Guid documentId, CancellationToken ct) =>
        DocumentRights.ControlsAll(actor) || await DocumentRights.Readable(db, actor).AnyAsync(e => e.DocumentId == documentId, ct)
            ? await db.Set<Document>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == documentId, ct)
            : null;
}
