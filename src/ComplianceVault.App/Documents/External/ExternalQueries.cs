using ComplianceVault.App.Documents.ChangeRequests;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using ComplianceVault.Kernel.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.External;

/// <summary>An external document in the list; <paramref name="Waiting"/> is the label of a registered new edition, <paramref name="OpenQuestions"/> what is not answered about it.</summary>
public sealed record ExternalRow(
    Guid DocumentId, string Number, string Title, ExternalCategory Category, string? Department, string Label, EditionState State, string Issuer, string OriginalNumber, DateOnly? IssuedOn,
    DateOnly? LastCheck, CurrencyOutcome? LastOutcome, DateOnly? NextCheck, string? Waiting, int OpenQuestions);

/// <summary>A check that took place.</summary>
public sealed record CheckEntry(string Label, DateOnly On, DateOnly? DueOn, string ByName, CurrencyOutcome Outcome, string Evidence);

/// <summary>Whether one of our documents must change; <paramref name="MayAnswer"/> for the person who asks.</summary>
public sealed record ImpactRow(
    Guid Id, string Number, string Title, string? Department, Deadline Due, ImpactOutcome? Outcome, string? Reason, string? ByName, DateTime? At, bool MayAnswer);

/// <summary>A change request that it brought about: for which of our documents, by which of its editions, and how far it is.</summary>
public sealed record BroughtRequest(string Number, string Document, string Title, string Label, ChangeRequestState State);

/// <summary>
/// What the page of an external document shows beside its text; <paramref name="MayCheck"/> for the person who asks, <paramref name="UseForm"/> is the number of the form
/// on which its use is approved.
/// </summary>
public sealed record ExternalView(
    Guid DocumentId, ExternalCategory Category, DateOnly? NextCheck, ExternalEditionFacts Shown, string? Waiting, IReadOnlyList<ImpactRow> Impact, IReadOnlyList<CheckEntry> Checks,
    bool MayCheck, UseApproval? Use, string? UseForm, int Citing, IReadOnlyList<BroughtRequest> Requests)
{
    /// <summary>Standards and laws are approved before work is based on them.</summary>
    public bool NeedsApproval => UseApprovals.AreFor(Category);
}

/// <summary>Which external documents are wanted.</summary>
/// <param name="DueBy">Only those whose check is due up to the day.</param>
public sealed record ExternalFilter(ExternalCategory? Category = null, DateOnly? DueBy = null, string? Text = null);

/// <summary>外来文件清单, and what is known of one.</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class ExternalQueries(IDbContextFactory<VaultDbContext> databases, WorkingCalendars calendars, CompanyTime time)
{
    private const int MostChecks = 50;

    /// <summary>One row a document: its edition in force, or else its last; the check that is due first comes first.</summary>
    public async Task<Result<Page<ExternalRow>>> ListAsync(Actor actor, ExternalFilter filter, PageRequest page, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = Rows(db, actor, filter);
        var found = await rows.OrderBy(r => r.NextCheck == null).ThenBy(r => r.NextCheck).ThenBy(r => r.Number).Skip(page.Skip).Take(page.Take).ToListAsync(ct);
        return new Page<ExternalRow>(found.ConvertAll(r => r.Row), await rows.CountAsync(ct));
    }

    /// <summary>What was handed over and waits for its registration, the most urgent first: all for the controller, the own for everybody else.</summary>
    public async Task<Result<IReadOnlyList<HandOverRow>>> HandedOverAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var calendar = await calendars.CurrentAsync(db, ct);
        var found = await HandOvers.Open(db, actor).OrderBy(h => h.Due).ThenBy(h => h.Number).ToListAsync(ct);
        return found.ConvertAll(h => new HandOverRow(h.Id, h.Number, h.Title, h.Source, h.Department, h.ReceivedOn, Deadline.At(calendar, h.Due, time.Today), h.ByName, h.At));
    }

    /// <summary>Null: it is no external document, or none that the person may read.</summary>
    public async Task<Result<ExternalView?>> OfEditionAsync(Actor actor, Guid editionId, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var found = await DocumentRights.Readable(db, actor).Where(e => e.Id == editionId)
            .Join(db.Set<ExternalDocument>(), e => e.DocumentId, x => x.DocumentId, (e, x) => new { e.Label, External = x })
            .Join(db.Set<ExternalEdition>(), _ => editionId, f => f.EditionId, (x, f) => new { x.Label, x.External, Facts = f }).FirstOrDefaultAsync(ct);
        if (found is null)
            return (ExternalView?)null;
        var (id, f) = (found.External.DocumentId, found.Facts);
        var department = await db.Set<Document>().Where(d => d.Id == id).Select(d => d.Department).FirstAsync(ct);
        var waiting = await db.Set<Edition>().Where(e => e.DocumentId == id && e.State == EditionState.Draft).Select(e => new { e.Id, e.Label }).FirstOrDefaultAsync(ct);
        return new ExternalView(
            id, found.External.Category, found.External.NextCheck, new(found.Label, f.Issuer, f.Source, f.Licence, f.OriginalNumber, f.IssuedOn), waiting?.Label,
            await ImpactAsync(db, actor, waiting?.Id ?? editionId, ct), await ChecksAsync(db, id, ct),
            (actor.RefusalFor(typeof(CheckCurrency)) ?? ExternalKeepers.RefusalFor(actor, found.External.Category, department)) is null,
            await UseApprovals.FindAsync(db, id, time.Now.AddMilliseconds(1), ct), await FormCodes.NumberAsync(db, FormCodes.ReferenceUse, ct), await RegisterExternalEdition.Citing(db, await db.Set<Document>().AsNoTracking().FirstAsync(d => d.Id == id, ct)).CountAsync(ct), await RequestsAsync(db, actor, id, ct));
    }

    private static IQueryable<Found> Rows(VaultDbContext db, Actor actor, ExternalFilter filter)
    {
        var shown = DocumentRights.ReadableOf(db, actor, db.Set<Document>()).Where(r => r.Edition.Ordinal == db.Set<Edition>()
            .Where(e => e.DocumentId == r.Document.Id && e.State != EditionState.Discarded && (e.State != EditionState.Draft || e.Ordinal == 1)).Max(e => e.Ordinal));
        var rows = shown.Join(db.Set<ExternalDocument>(), r => r.Document.Id, x => x.DocumentId, (r, x) => new { r.Document, r.Edition, External = x })
            .Where(r => (filter.Category == null || r.External.Category == filter.Category) && (filter.DueBy == null || r.External.NextCheck <= filter.DueBy));
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var text = filter.Text.Trim();
            rows = rows.Where(r => r.Document.Number.Contains(text) || r.Document.Title.Contains(text));
        }

        return rows.Join(db.Set<ExternalEdition>(), r => r.Edition.Id, f => f.EditionId, (r, f) => new Found
        {
            Number = r.Document.Number,
            NextCheck = r.External.NextCheck,
            Row = new(
                r.Document.Id, r.Document.Number, r.Document.Title, r.External.Category, r.Document.Department, r.Edition.Label, r.Edition.State, f.Issuer, f.OriginalNumber, f.IssuedOn,
                db.Set<CurrencyCheck>().Where(c => c.DocumentId == r.Document.Id).OrderByDescending(c => c.At).Select(c => (DateOnly?)c.On).FirstOrDefault(),
                db.Set<CurrencyCheck>().Where(c => c.DocumentId == r.Document.Id).OrderByDescending(c => c.At).Select(c => (CurrencyOutcome?)c.Outcome).FirstOrDefault(),
                r.External.NextCheck,
                db.Set<Edition>().Where(e => e.DocumentId == r.Document.Id && e.State == EditionState.Draft && e.Ordinal > 1).Select(e => e.Label).FirstOrDefault(),
                db.Set<ImpactQuestion>().Count(q => q.At == null && db.Set<Edition>().Any(e => e.Id == q.EditionId && e.DocumentId == r.Document.Id && e.State == EditionState.Draft))),
        });
    }

    private async Task<IReadOnlyList<ImpactRow>> ImpactAsync(VaultDbContext db, Actor actor, Guid editionId, CancellationToken ct)
    {
        var found = await db.Set<ImpactQuestion>().AsNoTracking().Where(q => q.EditionId == editionId)
            .Join(db.Set<Document>(), q => q.CitingId, d => d.Id, (q, d) => new { Question = q, d.Number, d.Title, d.Department })
            .Join(DocumentRights.Readable(db, actor).Where(e => e.State == EditionState.Effective), x => x.Question.CitingId, e => e.DocumentId, (x, _) => x)
            .OrderBy(x => x.Number).ToListAsync(ct);
        var (calendar, mine) = (await calendars.CurrentAsync(db, ct), new Dictionary<string, bool>(StringComparer.Ordinal));
        foreach (var department in found.Select(x => x.Department ?? "").Distinct())
            mine[department] = MayWrite(actor) && await Writers.RefusalAsync(db, actor, department, ct) is null;
        return found.ConvertAll(x => new ImpactRow(
            x.Question.Id, x.Number, x.Title, x.Department, Deadline.At(calendar, x.Question.Due, time.Today), x.Question.Outcome, x.Question.Reason, x.Question.ByName, x.Question.At,
            mine[x.Department ?? ""]));
    }

    private static async Task<IReadOnlyList<BroughtRequest>> RequestsAsync(VaultDbContext db, Actor actor, Guid documentId, CancellationToken ct) =>
        await ChangeRequestRights.Visible(db, actor).Join(db.Set<Edition>().Where(e => e.DocumentId == documentId), r => r.CauseEditionId, e => (Guid?)e.Id, (r, e) => new { Request = r, e.Label })
            .Join(db.Set<Document>(), x => x.Request.DocumentId, d => d.Id, (x, d) => new { x.Request, x.Label, d.Number, d.Title }).OrderBy(x => x.Request.Number)
            .Select(x => new BroughtRequest(x.Request.Number, x.Number, x.Title, x.Label, x.Request.State)).ToListAsync(ct);

    private static bool MayWrite(Actor actor) => actor.Can(Permission.WriteDocuments) || actor.Can(Permission.ControlDocuments);

    private static async Task<IReadOnlyList<CheckEntry>> ChecksAsync(VaultDbContext db, Guid documentId, CancellationToken ct) =>
        await db.Set<CurrencyCheck>().AsNoTracking().Where(c => c.DocumentId == documentId).OrderByDescending(c => c.At).Take(MostChecks)
            .Join(db.Set<Edition>(), c => c.EditionId, e => e.Id, (c, e) => new { Check = c, e.Label }).OrderByDescending(x => x.Check.At)
            .Select(x => new CheckEntry(x.Label, x.Check.On, x.Check.DueOn, x.Check.ByName, x.Check.Outcome, x.Check.Evidence)).ToListAsync(ct);

    private sealed class Found
    {
        public required string Number { get; init; }

        public DateOnly? NextCheck { get; init; }

        public required ExternalRow Row { get; init; }
    }
}
