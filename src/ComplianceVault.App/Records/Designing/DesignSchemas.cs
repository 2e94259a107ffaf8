using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Designing;

/// <summary>The schemas that designs start with, and what of one is the form's own and not designed.</summary>
internal static class DesignSchemas
{
    private const string FirstStage = "record";

    /// <summary>Longest schema, in characters.</summary>
    public const int Longest = 1_000_000;

    /// <summary>What stands there now: the edition in force, or the proposal.</summary>
    public static async Task<FormFile> OfAsync(VaultDbContext db, Guid formId, CancellationToken ct) =>
        FormsPart.Parse(await db.Set<FormEdition>().Where(e => e.FormId == formId).OrderByDescending(e => e.Ordinal).Select(e => e.Schema).FirstAsync(ct));

    /// <summary>Another form within the person's rights.</summary>
    public static async Task<FormFile?> FindAsync(VaultDbContext db, Actor actor, string? number, CancellationToken ct) =>
        await FormRights.Readable(db, actor).Where(f => f.Number == number).Select(f => (Guid?)f.Id).FirstOrDefaultAsync(ct) is { } id ? await OfAsync(db, id, ct) : null;

    public static FormFile New(string number, NewForm wanted) => new()
    {
        Number = number,
        Title = new() { Zh = wanted.Title.Trim(), En = wanted.TitleEn.Clean() },
        Kind = FormKind.Form,
        Document = wanted.Parent,
        Department = wanted.Department ?? FormFile.AllDepartments,
        Status = FormStatus.Active,
        Basis = FormBasis.Derived,
        Way = wanted.Way,
        Classification = wanted.Classification,
        Retention = wanted.Retention,
        Stages = [new() { Id = FirstStage, Title = new() { Zh = Words("design.first-stage") }, Sections = [new() { Fields = [] }] }],
    };

    /// <summary>The stages of the form without their fields: a workflow asks for its stages.</summary>
    public static FormFile Empty(FormFile form) => form with
    {
        Stages = [.. form.Stages.Select(s => s with { Sections = [new() { Fields = [] }] })],
        Register = null,
        Subject = null,
        Happened = null,
    };

    /// <summary>The fields of another form; all of them in the first stage where the form has stages of its own or knows only one.</summary>
    public static FormFile Taking(FormFile form, FormFile from)
    {
        var all = from.Stages.SelectMany(s => s.Sections).ToList();
        var empty = Empty(form);
        return empty with
        {
            Stages = [.. empty.Stages.Select((s, i) => i == 0 ? s with { Actor = s.Actor ?? from.Stages[0].Actor, Sections = all } : s)],
            Register = from.Register,
            Happened = from.Happened,
            Subject = form.Way == FormWay.Living ? from.Subject : null,
        };
    }

    /// <summary>
    /// What a department designs, with what is the form's own put back: its number, document, keeper and workflow; how its records come about once they do.
    /// </summary>
    public static FormFile Bound(FormFile wanted, FormFile own, Form form) => wanted with
    {
        Number = own.Number,
        Code = own.Code,
        Document = own.Document,
        Department = own.Department,
        Status = FormStatus.Active,
        Basis = own.Basis,
        Workflow = own.Workflow,
        Computed = null,
        Source = own.Source,
        Way = form.DocumentId is not null || wanted.Way == FormWay.Computed ? own.Way : wanted.Way,
    };

    public static Guid Begin(Act act, Form form, FormFile schema, object detail)
    {
        var design = new FormDesign
        {
            Id = act.NewId(),
            FormId = form.Id,
            State = FormDesignState.Draft,
            Schema = FormsPart.SchemaOf(schema with { Status = FormStatus.Active }),
            Revision = 1,
            SavedAt = act.Now,
            SavedByName = act.Actor.Name,
            Editors = act.Actor.PersonId.ToString("D"),
            BegunAt = act.Now,
            BegunById = act.Actor.PersonId,
            BegunByName = act.Actor.Name,
        };
        act.Db.Add(design);
        act.Note("form.design-begun", (new ObjectRef(Form.Kind, form.Id), detail), (new ObjectRef(FormDesign.Kind, design.Id), null));
        return design.Id;
    }

    private static string Words(string code) => Platform.Words.VaultWords.Of(code, [], System.Globalization.CultureInfo.GetCultureInfo("zh-CN"));
}
