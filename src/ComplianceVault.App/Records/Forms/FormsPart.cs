using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ComplianceVault.App.Clauses;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Records.Retention;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Forms;

/// <summary>The forms of the pack with the entities that references point to.</summary>
internal sealed class FormsPart(CompanyTime time) : IPackPart
{
    private static readonly JsonSerializerOptions Canonical = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, // a required value may be the default of its type
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public string Name => "forms";

    public bool HangsOnForms => true;

    /// <summary>A schema as it is kept, and as its hash is made of.</summary>
    public static string SchemaOf(FormFile form) => JsonSerializer.Serialize(form, Canonical);

    public static FormFile Parse(string schema) => JsonSerializer.Deserialize<FormFile>(schema, Canonical)!;

    public async Task ReadAsync(Pack pack, CancellationToken ct)
    {
        await pack.ReadAllAsync<FormFile>(FormFile.Directory, ct);
        await pack.ReadAsync<EntitiesFile>(EntitiesFile.Name, ct);
    }

    public void Check(Pack pack)
    {
        var known = Names(pack);
        var expressions = 0;
        foreach (var (file, form) in pack.Files<FormFile>())
        {
            if (file != Path.Combine(FormFile.Directory, form.Number + ".yaml"))
                pack.Fault(file, "number", Error.Invalid("pack.file-name", file, "number", form.Number));
            pack.Unknown(file, [("code", form.Code)], FormCodes.All);
            var check = new FormCheck(form);
            foreach (var fault in check.Run().Concat(known.Check(form)))
                Fault(pack, file, fault);
            expressions += check.Expressions;
        }

        CheckCodes(pack);
        CheckEntities(pack);
        pack.Counts["forms"] = pack.All<FormFile>().Count();
        pack.Counts["forms active"] = pack.All<FormFile>().Count(f => f.Status == FormStatus.Active);
        pack.Counts["fields"] = pack.All<FormFile>().SelectMany(FormScope.Fields).Sum(f => 1 + f.Columns.Count);
        pack.Counts["expressions in forms"] = expressions;
    }

    public void Describe(Pack pack, PackVocabulary vocabulary) => vocabulary.Forms.UnionWith(pack.All<FormFile>().Select(f => f.Number));

    /// <summary>A form whose keeper the company does not have is 停用 until somebody takes it up.</summary>
    public void Adapt(Pack pack, PackAdaptation adaptation) => pack.Replace<FormFile>(form =>
    {
        var keeper = adaptation.Department(form.Department);
        return form with
        {
            Department = keeper ?? FormFile.AllDepartments,
            Status = keeper is null ? FormStatus.Inactive : form.Status,
            Source = adaptation.Cited(form.Source),
            Stages = [.. form.Stages.Select(s => s with
            {
                Actor = s.Actor is null ? null : adaptation.Role(s.Actor),
                Sections = [.. s.Sections.Select(g => g with { Fields = [.. g.Fields.Select(f => f.By is null ? f : f with { By = Office(f.By, adaptation) })] })],
            })],
        };
    });

    /// <summary>A signature of a department that the company does not have is given by whom the filler names.</summary>
    private static string? Office(string by, PackAdaptation adaptation)
    {
        var (role, department) = Offices.Parts(by);
        var there = adaptation.Department(department);
        return department is null || there is not null ? Offices.Of(adaptation.Role(role), there) : null;
    }

    public async Task<Result> LoadAsync(PackLoad load)
    {
        if (!load.Choice.WithForms)
            return Result.Success;
        var act = load.Act;
        var changes = await load.ChangesAsync(Name, load.Pack.All<FormFile>(), f => f.Number);
        var known = changes.Count > 0 ? await act.Db.Set<Form>().ToDictionaryAsync(f => f.Number, act.Token) : [];
        foreach (var (part, isNew) in changes)
        {
            if (!known.TryGetValue(part.Number, out var form))
                Add(act, part);
            else if (isNew || !await ChangeAsync(act, form, part))
                load.Keep(Name, isNew); // of a number that a department has taken the department's form stands
        }

        await LoadEntitiesAsync(load);
        return Result.Success;
    }

    private void Add(Act act, FormFile part)
    {
        var form = new Form
        {
            Id = act.NewId(),
            Number = part.Number,
            TitleZh = part.Title.Zh,
            Parent = part.Document,
            Way = part.Way,
            Basis = part.Basis,
            IsActive = part.Status == FormStatus.Active,
            Retention = part.Retention,
        };
        Describe(form, part);
        act.Db.Add(form);
        act.Db.Add(Edition(act, form, part, 1));
        act.Db.AddRange(part.Clauses.Select(c => new FormClause { Id = act.NewId(), FormId = form.Id, Clause = c, From = time.Today }));
        act.Note("form.defined", new ObjectRef(Form.Kind, form.Id), new { form.Number, form.TitleZh, form.Parent, form.IsActive });
    }

    /// <summary>A form that is in use changes by a new edition in the program, not by a pack.</summary>
    private async Task<bool> ChangeAsync(Act act, Form form, FormFile part)
    {
        var newest = await act.Db.Set<FormEdition>().Where(e => e.FormId == form.Id).OrderByDescending(e => e.Ordinal).FirstAsync(act.Token);
        if (newest.EditionId is not null || form.Version > 0)
            return false;
        Describe(form, part);
        (form.TitleZh, form.Parent, form.Way, form.Basis) = (part.Title.Zh, part.Document, part.Way, part.Basis);
        (form.IsActive, form.Retention) = (part.Status == FormStatus.Active, part.Retention);
        act.Db.Entry(form).Property(f => f.Version).IsModified = false;
        await RelinkAsync(act, form, Parse(newest.Schema).Clauses, part.Clauses);
        newest.Schema = SchemaOf(part);
        newest.SchemaHash = Hash(newest.Schema);
        act.Note("form.changed", new ObjectRef(Form.Kind, form.Id), new { form.Number, newest.SchemaHash });
        return true;
    }

    /// <summary>From today on it proves what the pack says now; what the company linked itself stays.</summary>
    private async Task RelinkAsync(Act act, Form form, IReadOnlyCollection<string> before, IReadOnlyCollection<string> after)
    {
        var open = await act.Db.Set<FormClause>().Where(c => c.FormId == form.Id && c.To == null).ToListAsync(act.Token);
        foreach (var ended in open.Where(c => before.Contains(c.Clause) && !after.Contains(c.Clause)))
            ended.To = time.Today;
        act.Db.AddRange(after.Except(before).Where(c => !open.Exists(o => o.Clause == c)).Select(c => new FormClause { Id = act.NewId(), FormId = form.Id, Clause = c, From = time.Today }));
    }

    private static void Describe(Form form, FormFile part)
    {
        form.Code = CodeOf(part);
        (form.TitleEn, form.Classification, form.Workflow, form.FilledBy) = (part.Title.En, part.Classification, part.Workflow, part.Stages[0].Actor);
        form.Department = part.Department == FormFile.AllDepartments ? null : part.Department;
    }

    private static FormEdition Edition(Act act, Form form, FormFile part, int ordinal)
    {
        var schema = SchemaOf(part);
        return new() { Id = act.NewId(), FormId = form.Id, Ordinal = ordinal, Schema = schema, SchemaHash = Hash(schema) };
    }

    public static string Hash(string schema) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(schema)));

    private static async Task LoadEntitiesAsync(PackLoad load)
    {
        var db = load.Act.Db;
        foreach (var (part, isNew) in await load.ChangesAsync("entities", load.Pack.Find<EntitiesFile>()!.Entities, e => e.Id))
        {
            var entity = isNew ? new FormEntity { Code = part.Id, TitleZh = part.Title.Zh, Form = part.Form, Name = part.Name } : await db.Set<FormEntity>().FirstAsync(e => e.Code == part.Id, load.Act.Token);
            (entity.TitleZh, entity.TitleEn, entity.Form, entity.Table, entity.Name) = (part.Title.Zh, part.Title.En, part.Form, part.Table, part.Name);
            if (isNew)
                db.Add(entity);
        }
    }

    private static FormNames Names(Pack pack) => new(
        pack.All<OrganisationFile>().SelectMany(o => o.Departments).Select(d => d.Id).Append(FormFile.AllDepartments).ToHashSet(),
        pack.All<OrganisationFile>().SelectMany(o => o.Roles).Select(r => r.Id).ToHashSet(),
        pack.All<ClausesFile>().SelectMany(c => c.Clauses).Select(c => c.Number).ToHashSet(),
        pack.All<RetentionFile>().SelectMany(r => r.Classes).Select(r => r.Id).ToHashSet(),
        FormNames.OwnTargets.Concat(pack.All<EntitiesFile>().SelectMany(e => e.Entities).Select(e => e.Id)).Concat(pack.All<FormFile>().Select(f => FormNames.RecordOf(f.Number))).ToHashSet());

    /// <summary>A pack's fault says the file as well.</summary>
    private static void Fault(Pack pack, string file, FormFault fault)
    {
        var (place, why) = fault;
        pack.Fault(file, place, why.Code.StartsWith("expression.", StringComparison.Ordinal) ? why
            : Error.Invalid(why.Code == FormNames.Unknown ? "seed.name-unknown" : $"pack.{why.Code}", file, place, why.Arguments[0]));
    }

    private static string? CodeOf(FormFile form) => form.Computed ?? form.Code;

    private static void CheckCodes(Pack pack)
    {
        foreach (var (file, form) in pack.Files<FormFile>().Where(f => CodeOf(f.Content) is not null).GroupBy(f => CodeOf(f.Content)).SelectMany(g => g.Skip(1)))
        {
            var key = form.Computed is null ? "code" : "computed";
            pack.Fault(file, key, Error.Invalid("pack.doubled", file, key, CodeOf(form)!));
        }
    }

    private static void CheckEntities(Pack pack)
    {
        if (pack.Find<EntitiesFile>() is not { } file)
            return;
        var forms = pack.All<FormFile>().GroupBy(f => f.Number).ToDictionary(f => f.Key, f => f.First());
        pack.Doubled(EntitiesFile.Name, file.Entities.Select((e, i) => ($"entities[{i}].id", e.Id)));
        pack.Unknown(EntitiesFile.Name, file.Entities.Select((e, i) => ($"entities[{i}].form", (string?)e.Form)), forms.Keys.ToHashSet());
        foreach (var (entity, i) in file.Entities.Select((e, i) => (e, i)).Where(e => forms.ContainsKey(e.e.Form)))
        {
            var fields = FormScope.Fields(forms[entity.Form]).ToList();
            var table = fields.Find(f => f.Key == entity.Table);
            pack.Unknown(EntitiesFile.Name, [($"entities[{i}].table", entity.Table)], fields.Where(f => f.Type == FieldType.Table).Select(f => f.Key).ToHashSet());
            pack.Unknown(EntitiesFile.Name, [($"entities[{i}].name", entity.Name)], (entity.Table is null ? fields : table?.Columns ?? []).Select(f => f.Key).ToHashSet());
        }

        pack.Counts["entities"] = file.Entities.Count;
    }
}
