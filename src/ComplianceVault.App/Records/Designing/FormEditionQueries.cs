using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Designing;

/// <summary>The editions of a form and what each changed, and what waits for the next edition of a document.</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class FormEditionQueries(IDbContextFactory<VaultDbContext> databases)
{
    /// <summary>Those that took effect, the newest first.</summary>
    public async Task<Result<IReadOnlyList<FormEditionView>>> ListAsync(Actor actor, string number, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await FormRights.Readable(db, actor).Where(f => f.Number == number).Select(f => (Guid?)f.Id).FirstOrDefaultAsync(ct) is not { } id)
            return Error.NotFound("forms.not-found", number);
        var editions = await db.Set<FormEdition>().AsNoTracking().Where(e => e.FormId == id && e.EditionId != null).OrderBy(e => e.Ordinal)
            .Join(db.Set<Edition>(), f => f.EditionId, e => e.Id, (f, e) => new { f.Schema, f.Ordinal, Edition = e, Period = db.Set<EditionInForce>().Where(p => p.EditionId == e.Id).FirstOrDefault() })
            .OrderBy(x => x.Ordinal).ToListAsync(ct);
        var schemas = editions.ConvertAll(e => FormsPart.Parse(e.Schema) with { Status = FormStatus.Active });
        return Result.Of<IReadOnlyList<FormEditionView>>([.. editions.Select((e, i) => new FormEditionView(
            e.Edition.Label, e.Period?.From, e.Period?.To, e.Edition.Author, e.Edition.Reviewer, e.Edition.Approver, i == 0 ? null : FormDifference.Between(schemas[i - 1], schemas[i]), i == editions.Count - 1)).Reverse()]);
    }

    /// <summary>What changes in the forms that wait for the document's next edition, by the form's number; a form that is new has no words.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<FormChange>>> WaitingAsync(Actor actor, string parent, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is not null)
            return new Dictionary<string, IReadOnlyList<FormChange>>();
        await using var db = await databases.CreateDbContextAsync(ct);
        var waiting = await db.Set<FormDesign>().AsNoTracking().Where(d => d.State == FormDesignState.WithParent)
            .Join(FormRights.Readable(db, actor).Where(f => f.Parent == parent), d => d.FormId, f => f.Id, (d, f) => new { f.Number, f.Id, d.Schema }).ToListAsync(ct);
        var changes = new Dictionary<string, IReadOnlyList<FormChange>>(StringComparer.Ordinal);
        foreach (var form in waiting)
        {
            var before = await db.Set<FormEdition>().Where(e => e.FormId == form.Id && e.EditionId != null).OrderByDescending(e => e.Ordinal).Select(e => e.Schema).FirstOrDefaultAsync(ct);
            changes[form.Number] = before is null ? [] : FormDifference.Between(FormsPart.Parse(before) with { Status = FormStatus.Active }, FormsPart.Parse(form.Schema));
        }

        return changes;
    }
}
