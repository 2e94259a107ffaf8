using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Retention;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Designing;

/// <summary>From what a design starts.</summary>
public enum DesignStart
{
    /// <summary>从现行版开始, or from what stands there where none is in force.</summary>
    Present,

    /// <summary>从空白开始</summary>
    Nothing,

    /// <summary>从另一张表单开始</summary>
    Other,
}

/// <summary>Begins the design of a form, for the department that keeps it; one of a form is open at a time.</summary>
[Needs(Permission.Read)]
public sealed class BeginDesign(Vault vault)
{
    /// <summary>
    /// <paramref name="other"/>: number of the form whose fields are taken over. The value is the design's id. Refusals: <c>forms.not-found</c>,
    /// <c>design.computed</c>, <c>design.not-your-department</c>, <c>design.already-open</c> (by whom).
    /// </summary>
    public Task<Result<Guid>> ExecuteAsync(Actor actor, string number, DesignStart start, string? other, CancellationToken ct) =>
        vault.ActAsync<Guid>(this, actor, async act =>
        {
            if (await FormRights.Readable(act.Db, actor).FirstOrDefaultAsync(f => f.Number == number, ct) is not { } form)
                return Error.NotFound("forms.not-found", number);
            if (await DesignRights.RefusalAsync(act.Db, actor, form, ct) is { } refusal)
                return refusal;
            if (await act.Db.Set<FormDesign>().Where(d => d.FormId == form.Id && d.EndedAt == null).Select(d => d.BegunByName).FirstOrDefaultAsync(ct) is { } open)
                return Error.Conflict("design.already-open", open);
            var schema = await DesignSchemas.OfAsync(act.Db, form.Id, ct);
            if (start == DesignStart.Nothing)
                schema = DesignSchemas.Empty(schema);
            if (start == DesignStart.Other)
            {
                if (await DesignSchemas.FindAsync(act.Db, actor, other, ct) is not { } from)
                    return Error.NotFound("forms.not-found", other ?? "");
                schema = DesignSchemas.Taking(schema, from);
            }

            return DesignSchemas.Begin(act, form, schema, new { form.Number, Start = start, Other = other });
        }, ct);
}

/// <summary>
/// A new form: <paramref name="Department"/> null where each department keeps its own records; <paramref name="CopyOf"/> is the number of the form whose fields it
/// starts with.
/// </summary>
public sealed record NewForm(string Parent, string Title, string? TitleEn, string? Department, FormWay Way, string Retention, Classification Classification, string? CopyOf);

/// <summary>
/// A department adds a form to a document: it takes the next number of the document's forms, for ever (R21), stands 停用 until its first edition takes effect, and its
/// design begins.
/// </summary>
[Needs(Permission.Read)]
public sealed class AddForm(Vault vault, NumberTaking numbers)
{
    private const int LongestTitle = 300;

    /// <summary>
    /// The value is its number. Refusals: <c>design.title</c>, <c>documents.not-found</c> (the document), <c>design.not-your-department</c>,
    /// <c>organisation.no-such-department</c>, <c>design.retention-unknown</c>, <c>design.computed</c>, <c>forms.not-found</c> (to copy).
    /// </summary>
    public Task<Result<string>> ExecuteAsync(Actor actor, NewForm wanted, CancellationToken ct) =>
        vault.ActAsync<string>(this, actor, async act =>
        {
            if (await RefusalAsync(act, wanted) is { } refusal)
                return refusal;
            var from = wanted.CopyOf is null ? null : await DesignSchemas.FindAsync(act.Db, actor, wanted.CopyOf, ct);
            if (wanted.CopyOf is not null && from is null)
                return Error.NotFound("forms.not-found", wanted.CopyOf);
            var level = (await NumberingInForce.LoadAsync(act.Db, ct)).FormLevel;
            var number = await numbers.TakeAsync(act, level, wanted.Parent);
            if (!number.Succeeded)
                return number.Error;
            var schema = DesignSchemas.New(number.Value, wanted);
            var form = Add(act, schema);
            DesignSchemas.Begin(act, form, from is null ? schema : DesignSchemas.Taking(schema, from), new { form.Number, wanted.CopyOf });
            return number.Value;
        }, ct);

    private static async Task<Error?> RefusalAsync(Act act, NewForm wanted)
    {
        if (wanted.Title.Clean() is not { } title || title.Length > LongestTitle || wanted.TitleEn?.Length > LongestTitle)
            return Error.Invalid("design.title", LongestTitle);
        if (wanted.Way == FormWay.Computed)
            return Error.Invalid("design.computed", wanted.Title);
        var readable = DocumentRights.Readable(act.Db, act.Actor);
        if (!await act.Db.Set<Document>().AnyAsync(d => d.Number == wanted.Parent && readable.Any(e => e.DocumentId == d.Id), act.Token))
            return Error.NotFound("documents.not-found", wanted.Parent);
        if (wanted.Department is { } code && !await act.Db.Set<Department>().AnyAsync(d => d.Code == code && d.Active, act.Token))
            return Error.Invalid("organisation.no-such-department", code);
        if (!await act.Db.Set<RetentionClass>().AnyAsync(r => r.Code == wanted.Retention && r.To == null, act.Token))
            return Error.Invalid("design.retention-unknown", wanted.Retention);
        return await DesignRights.RefusalAsync(act.Db, act.Actor, await DesignRights.KeeperAsync(act.Db, wanted.Department, wanted.Parent, act.Token), act.Token);
    }

    /// <summary>Its number is taken from here on; what it is stands in the first edition that takes effect.</summary>
    private static Form Add(Act act, FormFile schema)
    {
        var form = new Form
        {
            Id = act.NewId(),
            Number = schema.Number,
            TitleZh = schema.Title.Zh,
            TitleEn = schema.Title.En,
            Parent = schema.Document,
            Department = schema.Department == FormFile.AllDepartments ? null : schema.Department,
            Way = schema.Way,
            Basis = schema.Basis,
            IsActive = false,
            Classification = schema.Classification,
            Retention = schema.Retention,
        };
        act.Db.Add(form);
        act.Db.Add(new FormEdition { Id = act.NewId(), FormId = form.Id, Ordinal = 1, Schema = FormsPart.SchemaOf(schema), SchemaHash = FormsPart.Hash(FormsPart.SchemaOf(schema)) });
        act.Note("form.defined", new ObjectRef(Form.Kind, form.Id), new { form.Number, form.TitleZh, form.Parent, form.IsActive });
        return form;
    }
}
