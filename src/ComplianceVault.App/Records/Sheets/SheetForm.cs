using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Workflows;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Sheets;

/// <summary>
/// A form as a sheet fills it: what whoever begins a record fills. With a workflow those are the fields of its first stages; <paramref name="Ended"/> are those that its
/// first step makes required, <paramref name="Begun"/> with what the record begins.
/// </summary>
internal sealed record SheetForm(Form Form, FormEdition Edition, FormModel Model, IReadOnlyList<FormField> Begun, IReadOnlySet<FormField> Ended)
{
    public IReadOnlyList<SheetTarget> Targets { get; } = SheetTargets.Of(Begun);

    /// <summary>What is wrong, as where it is filled by hand.</summary>
    public IReadOnlyList<FieldFault> Check(RecordValues values, FillingFacts facts, FieldText text) =>
        [.. new FillingCheck(Model, text).Run(Form.Workflow is null ? Model.Fields : Begun, values, facts)
            .Where(f => Form.Workflow is null || f.Why.Code is not ("records.required" or "records.row-required") || Ended.Contains(Model.Field(f.Place.Split(FillingCheck.Separator)[0])!))];

    /// <summary>For whoever may fill it now. Refusals: <c>forms.not-found</c>, <c>records.form-not-in-force</c>, <c>records.not-yours-to-fill</c>.</summary>
    public static async Task<Result<SheetForm>> OfAsync(VaultDbContext db, Actor actor, string number, CancellationToken ct)
    {
        if (await FormRights.Readable(db, actor).FirstOrDefaultAsync(f => f.Number == number, ct) is not { } form)
            return Error.NotFound("forms.not-found", number);
        if (await BeginRecord.InForceAsync(db, form, ct) is not { } edition)
            return Error.Conflict("records.form-not-in-force", number);
        if (!await RecordRights.Fillable(db, actor).AnyAsync(f => f.Id == form.Id, ct))
            return Error.Forbidden("records.not-yours-to-fill", number);
        return Of(form, edition, form.Workflow is null ? [] : await WorkflowBook.StartingAsync(db, number, ct));
    }

    private static SheetForm Of(Form form, FormEdition edition, IReadOnlyList<DefinedWorkflow> starting)
    {
        var model = FormModel.Of(edition.SchemaHash, edition.Schema);
        var files = starting.Select(w => w.File).ToList();
        var open = files.Count == 0 ? null : RecordStages.Open(files, WorkflowFile.New);
        var ended = files.SelectMany(f => f.Moves).Where(m => m.From.Contains(WorkflowFile.New)).Select(m => m.Ends).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return new(form, edition, model, open is null ? model.Fields : [.. RecordStages.Fields(model.Form, open)], RecordStages.Fields(model.Form, ended).ToHashSet());
    }
}
