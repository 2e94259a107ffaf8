using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Workflows;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Entries;

/// <summary>Which form, from which earlier record its words are taken, for whom it is filled where not for oneself, and about which other record it is.</summary>
public sealed record NewRecord(string Form, Guid? CopyOf = null, Guid? ForPerson = null, Guid? About = null);

/// <summary>Begins to fill a form in its edition in force (R22). The number comes with the first submission, so that what is given up leaves no gap.</summary>
[Needs(Permission.Read)]
public sealed class BeginRecord(Vault vault, RecordLocking locking)
{
    /// <summary>Working days within which a record is complete (记录控制程序 4.2).</summary>
    private const int FinishDays = 5;

    /// <summary>
    /// The value is its id. Refusals: <c>forms.not-found</c>, <c>records.form-not-in-force</c>, <c>records.not-yours-to-fill</c>, <c>records.not-found</c> (to copy),
    /// <c>records.person-unknown</c>.
    /// </summary>
    public Task<Result<Guid>> ExecuteAsync(Actor actor, NewRecord wanted, CancellationToken ct) =>
        vault.ActAsync<Guid>(this, actor, act => BeginAsync(act, wanted), ct);

    /// <summary>The same within an act: a row of a sheet is begun and submitted in one.</summary>
    internal async Task<Result<Guid>> BeginAsync(Act act, NewRecord wanted)
    {
        var (actor, ct) = (act.Actor, act.Token);
        if (await FormRights.Readable(act.Db, actor).FirstOrDefaultAsync(f => f.Number == wanted.Form, ct) is not { } form)
            return Error.NotFound("forms.not-found", wanted.Form);
        if (await InForceAsync(act.Db, form, ct) is not { } edition)
            return Error.Conflict("records.form-not-in-force", form.Number);
        if (!await RecordRights.Fillable(act.Db, actor).AnyAsync(f => f.Id == form.Id, ct))
            return Error.Forbidden("records.not-yours-to-fill", form.Number);
        var instead = wanted.ForPerson is { } id && id != actor.PersonId ? await OfficeHolders.FindAsync(act.Db, id, locking.Time, ct) : null;
        if (wanted.ForPerson is not null && wanted.ForPerson != actor.PersonId && instead is null)
            return Error.NotFound("records.person-unknown");
        var facts = await locking.FactsAsync(act.Db, null, actor, ct);
        var record = New(act, form, edition, instead, await DepartmentAsync(act.Db, form, actor, ct), locking.Due(facts, FinishDays));
        var model = FormModel.Of(edition.SchemaHash, edition.Schema);
        var values = await CopiedAsync(act, wanted.CopyOf, form.Id, model);
        if (!values.Succeeded)
            return values.Error;
        var starting = form.Workflow is null ? [] : await WorkflowBook.StartingAsync(act.Db, form.Number, ct);
        model.Begin(starting.Count == 0 ? model.Fields : RecordStages.Fields(model.Form, RecordStages.Open(starting.Select(w => w.File), WorkflowFile.New)), values.Value, facts);
        if (wanted.About is { } about)
            await PointAsync(act, model, values.Value, about);
        act.Db.Add(record);
        act.Db.Add(new RecordDraft { RecordId = record.Id, Values = values.Value.Canonical(), Revision = 1, SavedAt = act.Now });
        act.Note("record.begun", (new ObjectRef(Record.Kind, record.Id), new { Form = form.Number, edition.Ordinal, For = record.ForName }), (new ObjectRef(Form.Kind, form.Id), null));
        return record.Id;
    }

    /// <summary>The edition of the form that is in force with its document; null: none is.</summary>
    internal static async Task<FormEdition?> InForceAsync(VaultDbContext db, Form form, CancellationToken ct) =>
        !form.IsActive ? null : await db.Set<FormEdition>().AsNoTracking()
            .Where(e => e.FormId == form.Id && db.Set<EditionInForce>().Any(f => f.EditionId == e.EditionId && f.To == null))
            .OrderByDescending(e => e.Ordinal).FirstOrDefaultAsync(ct);

    private static Record New(Act act, Form form, FormEdition edition, OfficeHolder? instead, string department, DateOnly finishBy) => new()
    {
        Id = act.NewId(),
        FormId = form.Id,
        FormEditionId = edition.Id,
        Department = department,
        Classification = form.Classification,
        FilledByRole = form.FilledBy,
        State = RecordState.Draft,
        BegunAt = act.Now,
        BegunById = act.Actor.PersonId,
        BegunByName = act.Actor.Name,
        ForId = instead?.PersonId,
        ForName = instead?.Name,
        FinishBy = finishBy,
    };

    /// <summary>Of the form; where each department keeps its own, that of who fills it.</summary>
    private static async Task<string> DepartmentAsync(VaultDbContext db, Form form, Actor actor, CancellationToken ct)
    {
        if (form.Department is { } keeper)
            return keeper;
        var own = await db.Set<Person>().Where(p => p.Id == actor.PersonId)
            .Select(p => db.Set<Department>().Where(d => d.Id == p.DepartmentId).Select(d => d.Code).FirstOrDefault()).FirstOrDefaultAsync(ct);
        return own ?? actor.Departments.Order(StringComparer.Ordinal).FirstOrDefault() ?? "";
    }

    /// <summary>The first field that can name the record that this one is about does; a form without such a field is filled all the same.</summary>
    private static async Task PointAsync(Act act, FormModel model, RecordValues values, Guid about)
    {
        var found = await RecordRights.Readable(act.Db, act.Actor).Where(r => r.Id == about && r.Number != null)
            .Join(act.Db.Set<Form>(), r => r.FormId, f => f.Id, (r, f) => new { r.Number, r.Title, Form = f.Number }).FirstOrDefaultAsync(act.Token);
        if (found is null || model.Fields.FirstOrDefault(f => f.Type == FieldType.Reference && (f.To.Contains($"record:{found.Form}") || f.To.Contains(Record.Kind))) is not { } field)
            return;
        values[field.Key] = Pointer.Write([new Pointer(Record.Kind, about.ToString("D"), $"{found.Number} {found.Title}")], field.Multiple);
    }

    /// <summary>The words of an earlier record of the same form, as far as the fields are still the same; never its files.</summary>
    private static async Task<Result<RecordValues>> CopiedAsync(Act act, Guid? from, Guid formId, FormModel model)
    {
        var values = RecordValues.Empty;
        if (from is not { } id)
            return values;
        var earlier = await RecordRights.Readable(act.Db, act.Actor).Where(r => r.Id == id && r.FormId == formId)
            .Join(act.Db.Set<RecordContent>(), r => new { RecordId = r.Id, Ordinal = r.ContentOrdinal }, c => new { c.RecordId, c.Ordinal }, (_, c) => c.Values).FirstOrDefaultAsync(act.Token);
        if (earlier is null)
            return Error.NotFound("records.not-found");
        var old = RecordValues.Parse(earlier);
        foreach (var field in model.Fields.Where(f => FormModel.IsTyped(f) && f.Type is not (FieldType.Attachment or FieldType.Date or FieldType.DateTime)))
            values[field.Key] = old[field.Key];
        return values;
    }
}
