using ComplianceVault.App.Obligations;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Retention;
using ComplianceVault.App.Records.Workflows;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Forms;

/// <summary>The tabs above the list of forms.</summary>
public enum FormListView
{
    /// <summary>启用</summary>
    InUse,

    /// <summary>停用</summary>
    OutOfUse,

    All,
}

/// <summary>Columns that the list of forms sorts by.</summary>
public enum FormOrder
{
    Number,
    Title,
    Parent,
    Department,
    Way,
}

/// <summary>What the list of forms shows.</summary>
public sealed record FormFilter
{
    public FormListView View { get; init; } = FormListView.InUse;

    /// <summary>Part of number or title.</summary>
    public string? Text { get; init; }

    /// <summary>Number of the document.</summary>
    public string? Parent { get; init; }

    public string? Department { get; init; }

    public FormWay? Way { get; init; }

    /// <summary>The clause or one below it.</summary>
    public string? Clause { get; init; }

    public FormOrder Order { get; init; }

    public bool Descending { get; init; }

    public int Skip { get; init; }

    public int Take { get; init; } = 50;
}

/// <summary>
/// A form in a list; <paramref name="DepartmentCode"/> is null where each department keeps its own records. <paramref name="HasIncidents"/>: its records are the incidents
/// that the statistics count.
/// </summary>
public sealed record FormRow(
    Guid Id, string Number, string TitleZh, string? TitleEn, string Parent, string? DepartmentCode, FormWay Way, bool IsActive, FormRetention Retention, IReadOnlyList<string> Clauses,
    bool HasIncidents = false);

/// <summary>The class of keeping of a form.</summary>
public sealed record FormRetention(string Code, string TitleZh, string? TitleEn, RetentionTerm? Term);

/// <summary>A page of forms and the number of all.</summary>
public sealed record FormPage(IReadOnlyList<FormRow> Rows, int Total);

/// <summary>A duty that records of a form fulfil.</summary>
public sealed record FormDuty(string Code, string TitleZh, string? TitleEn, Cadence Cadence, int? WithinDays, bool IsProposal);

/// <summary>A form as its page shows it: the schema of its newest edition, its workflow, what its records are kept for and prove.</summary>
public sealed record FormView(
    Form Form, FormFile Schema, string? EditionLabel, WorkflowFile? Workflow, RetentionClass? Retention, IReadOnlyList<string> Clauses, IReadOnlyList<FormDuty> Duties, string? ParentTitle);

/// <summary>The record forms, within the person's rights.</summary>
[Needs(Permission.Read, Permission.Audit), AlsoOutside]
public sealed class FormQueries(IDbContextFactory<VaultDbContext> databases, CompanyTime time)
{
    public async Task<Result<FormPage>> ListAsync(Actor actor, FormFilter filter, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var forms = FormSelection.Of(db, actor, filter);
        var page = await FormSelection.Ordered(forms, filter).Skip(filter.Skip).Take(filter.Take).ToListAsync(ct);
        return new FormPage(await FormSelection.RowsAsync(db, page, ct), await forms.CountAsync(ct));
    }

    /// <summary>All forms of the filter, for an export: a few hundred.</summary>
    internal async Task<IReadOnlyList<FormRow>> AllAsync(Actor actor, FormFilter filter, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await FormSelection.RowsAsync(db, await FormSelection.Ordered(FormSelection.Of(db, actor, filter), filter).ToListAsync(ct), ct);
    }

    public async Task<Result<FormView>> GetAsync(Actor actor, string number, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await FormRights.Readable(db, actor).FirstOrDefaultAsync(f => f.Number == number, ct) is not { } form)
            return Error.NotFound("forms.not-found", number);
        var newest = await db.Set<FormEdition>().AsNoTracking().Where(e => e.FormId == form.Id).OrderByDescending(e => e.Ordinal).FirstAsync(ct);
        var label = await db.Set<Documents.Library.Edition>().Where(e => e.Id == newest.EditionId).Select(e => e.Label).FirstOrDefaultAsync(ct);
        var workflow = await db.Set<WorkflowDefinition>().AsNoTracking().FirstOrDefaultAsync(w => w.Code == form.Workflow && w.To == null, ct);
        var retention = await db.Set<RetentionClass>().AsNoTracking().FirstOrDefaultAsync(r => r.Code == form.Retention && r.To == null, ct);
        var clauses = await db.Set<FormClause>().Where(c => c.FormId == form.Id && c.To == null).Select(c => c.Clause).ToListAsync(ct);
        var parent = await Documents.Library.DocumentRights.Readable(db, actor)
            .Join(db.Set<Documents.Library.Document>().Where(d => d.Number == form.Parent), e => e.DocumentId, d => d.Id, (_, d) => d.Title).FirstOrDefaultAsync(ct);
        return new FormView(
            form, FormsPart.Parse(newest.Schema), label, workflow is null ? null : WorkflowsPart.Parse(workflow.Definition), retention,
            [.. clauses.OrderBy(ClauseNumber.TryParse)], actor is { IsExternal: true, Grant: not { DocumentsInForce: true } } ? [] : await DutiesAsync(db, form.Number, ct), parent);
    }

    /// <summary>Forms whose records prove a clause, as of a day, those in use first.</summary>
    internal async Task<IReadOnlyList<(Guid Link, FormRow Form)>> OfClauseAsync(Actor actor, string clause, DateOnly asOf, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var links = await db.Set<FormClause>().AsNoTracking().On(asOf).Where(c => c.Clause == clause)
            .Join(FormRights.Readable(db, actor), c => c.FormId, f => f.Id, (c, f) => new { c.Id, f }).ToListAsync(ct);
        var rows = (await FormSelection.RowsAsync(db, [.. links.Select(l => l.f)], ct)).ToDictionary(r => r.Id);
        return [.. links.OrderByDescending(l => l.f.IsActive).ThenBy(l => l.f.Number, StringComparer.Ordinal).Select(l => (l.Id, rows[l.f.Id]))];
    }

    private async Task<IReadOnlyList<FormDuty>> DutiesAsync(VaultDbContext db, string number, CancellationToken ct)
    {
        var today = time.Today;
        return await db.Set<ObligationEvidence>().Where(e => e.Form == number && e.To == null)
            .Join(db.Set<Obligation>(), e => e.ObligationId, o => o.Id, (_, o) => o)
            .Join(db.Set<ObligationTerms>().Where(t => t.From <= today && t.To == null), o => o.Id, t => t.ObligationId, (o, t) => new { o.Code, t })
            .OrderBy(x => x.Code)
            .Select(x => new FormDuty(x.Code, x.t.TitleZh, x.t.TitleEn, x.t.Cadence, x.t.WithinDays, x.t.IsProposal)).ToListAsync(ct);
    }
}
