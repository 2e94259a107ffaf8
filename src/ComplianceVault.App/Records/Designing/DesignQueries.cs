using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Retention;
using ComplianceVault.App.Records.Workflows;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Designing;

/// <summary>The designs of forms, within the person's rights.</summary>
[Needs(Permission.Read)]
public sealed class DesignQueries(IDbContextFactory<VaultDbContext> databases, CompanyTime time, WorkingCalendars calendars)
{
    private const int MostOpen = 50;

    /// <summary>What the form's page offers. Refuses with <c>forms.not-found</c>.</summary>
    public async Task<Result<DesignOffer>> OfferAsync(Actor actor, string number, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await FormRights.Readable(db, actor).FirstOrDefaultAsync(f => f.Number == number, ct) is not { } form)
            return Error.NotFound("forms.not-found", number);
        var may = await DesignRights.RefusalAsync(db, actor, form, ct) is null;
        if (await OpenAsync(db, form.Id, ct) is not { } id || await DesignCase.LoadAsync(db, id, ct) is not { } of)
            return new DesignOffer(may, null);
        return new DesignOffer(false, new(id, of.Design.State, of.Design.BegunByName, await DesignRights.MaySeeAsync(db, actor, of, ct)));
    }

    /// <summary>Whether the person designs forms at all: belongs to a department, or is the controller.</summary>
    public static bool MayAdd(Actor actor) => !actor.IsExternal && actor.Can(Permission.Read) && (actor.Can(Permission.ControlDocuments) || actor.Departments.Count > 0);

    /// <summary>The open design of a form. Refuses with <c>design.not-found</c>.</summary>
    public async Task<Result<DesignView>> GetAsync(Actor actor, string number, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await FormRights.Readable(db, actor).Where(f => f.Number == number).Select(f => (Guid?)f.Id).FirstOrDefaultAsync(ct) is not { } formId
            || await OpenAsync(db, formId, ct) is not { } id || await DesignCase.LoadAsync(db, id, ct) is not { } of || !await DesignRights.MaySeeAsync(db, actor, of, ct))
            return Error.NotFound("design.not-found");
        return await ViewAsync(db, actor, of, ct);
    }

    /// <summary>The open designs that the person may go on with.</summary>
    public async Task<Result<IReadOnlyList<OpenDesign>>> OpenAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var (departments, all) = (actor.Departments.ToArray(), actor.Can(Permission.ControlDocuments));
        return Result.Of<IReadOnlyList<OpenDesign>>(await db.Set<FormDesign>().AsNoTracking().Where(d => d.EndedAt == null)
            .Join(FormRights.Readable(db, actor), d => d.FormId, f => f.Id, (d, f) => new { d, f })
            .Where(x => all || departments.Contains(x.f.Department ?? db.Set<Document>().Where(p => p.Number == x.f.Parent).Select(p => p.Department).FirstOrDefault() ?? ""))
            .OrderBy(x => x.f.Number).Take(MostOpen)
            .Select(x => new OpenDesign(x.d.Id, x.f.Number, x.f.TitleZh, x.f.TitleEn, x.d.State, x.d.SavedByName, x.d.SavedAt)).ToListAsync(ct));
    }

    /// <summary>What a new form can be given: classes of keeping and documents to belong to, in which forms hang.</summary>
    public async Task<Result<(DesignChoices Choices, IReadOnlyList<(string Number, string Title)> Parents)>> ForNewAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var readable = DocumentRights.Readable(db, actor);
        var forms = DocumentLevel(db);
        var parents = await db.Set<Document>().AsNoTracking().Where(d => !forms.Contains(d.Level) && readable.Any(e => e.DocumentId == d.Id && e.Source != EditionSource.External && e.State == EditionState.Effective))
            .OrderBy(d => d.Number).Select(d => new { d.Number, d.Title }).ToListAsync(ct);
        return (await ChoicesAsync(db, actor, ct), (IReadOnlyList<(string, string)>)parents.ConvertAll(p => (p.Number, p.Title)));
    }

    private static IQueryable<string> DocumentLevel(VaultDbContext db) => Documents.Numbering.DocumentLevel.OfForms(db);

    private static Task<Guid?> OpenAsync(VaultDbContext db, Guid formId, CancellationToken ct) =>
        db.Set<FormDesign>().Where(d => d.FormId == formId && d.EndedAt == null).Select(d => (Guid?)d.Id).FirstOrDefaultAsync(ct);

    private async Task<DesignView> ViewAsync(VaultDbContext db, Actor actor, DesignCase of, CancellationToken ct)
    {
        var own = await DecisionViews.OwnAsync(db, of, actor, time, ct);
        if (own is { Refusal: null } && of.Editors.Contains(actor.PersonId))
            own = own with { Refusal = Error.Forbidden("deciding.not-own-work", own.Meaning) };
        var inForce = await db.Set<Edition>().Where(e => e.DocumentId == of.Form.DocumentId && e.State == EditionState.Effective).Select(e => e.Label).FirstOrDefaultAsync(ct);
        var parentInForce = of.Parent is { } parent && await db.Set<Edition>().AnyAsync(e => e.DocumentId == parent.Id && e.State == EditionState.Effective, ct);
        var workflow = await db.Set<WorkflowDefinition>().AsNoTracking().FirstOrDefaultAsync(w => w.Code == of.Form.Workflow && w.To == null, ct);
        return new(
            of.Form, of.Design, of.Schema, await DesignAround.LoadAsync(db, of.Form, ct), inForce, workflow is null ? null : WorkflowsPart.Parse(workflow.Definition),
            await DecisionViews.OfAsync(db, of, time, await calendars.CurrentAsync(db, ct), ct), own, of.ContentHash, await ActsAsync(db, actor, of, own, ct), parentInForce,
            await ChoicesAsync(db, actor, ct));
    }

    /// <summary>What this person may do now; what waits for others is not offered.</summary>
    private static async Task<IReadOnlyList<FormDesignAct>> ActsAsync(VaultDbContext db, Actor actor, DesignCase of, OwnDecision? own, CancellationToken ct)
    {
        var (designs, signs) = (await DesignRights.RefusalAsync(db, actor, of.Form, ct) is null, own is { Refusal: null });
        return [.. FormDesignWorkflow.Table.Acts(of.Design.State).Where(a => a switch
        {
            FormDesignAct.Follow => false,
            FormDesignAct.Review or FormDesignAct.Approve or FormDesignAct.Return => signs,
            _ => designs,
        })];
    }

    private static async Task<DesignChoices> ChoicesAsync(VaultDbContext db, Actor actor, CancellationToken ct)
    {
        var retention = await db.Set<RetentionClass>().AsNoTracking().Where(r => r.To == null).OrderBy(r => r.Code).ToListAsync(ct);
        var entities = await db.Set<FormEntity>().AsNoTracking().OrderBy(e => e.Code).Select(e => new { e.Code, e.TitleZh, e.TitleEn }).ToListAsync(ct);
        var forms = await FormRights.Readable(db, actor).OrderBy(f => f.Number).Select(f => new { f.Number, f.TitleZh, f.TitleEn }).ToListAsync(ct);
        return new(retention, entities.ConvertAll(e => (e.Code, e.TitleZh, e.TitleEn)), forms.ConvertAll(f => (f.Number, f.TitleZh, f.TitleEn)));
    }
}
