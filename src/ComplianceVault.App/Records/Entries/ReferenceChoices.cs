using ComplianceVault.App.Clauses;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Entries;

/// <summary>
/// What a person, department or reference field of a form offers to choose: people and departments, documents in force, clauses, records of the forms named, and
/// the rows of entities (decision 20): documents and records within the rights of who fills it.
/// </summary>
[Needs(Permission.Read)]
public sealed class ReferenceChoices(IDbContextFactory<VaultDbContext> databases)
{
    private const int Most = 300;
    private const int Contents = 100;
    private const string RecordOf = "record:";

    /// <summary>The choices of every such field of the form, by what they point to (<see cref="Key"/>); each list is read once.</summary>
    public async Task<Result<IReadOnlyDictionary<string, IReadOnlyList<Pointer>>>> OfAsync(Actor actor, FormModel form, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var choices = new Dictionary<string, IReadOnlyList<Pointer>>(StringComparer.Ordinal);
        foreach (var field in form.Fields.SelectMany(f => f.Columns.Prepend(f)).Where(f => FormModel.IsTyped(f) && Targets(f).Count > 0))
        {
            if (choices.ContainsKey(Key(field)))
                continue;
            choices[Key(field)] = await OfAsync(db, actor, field, ct);
        }

        return choices;
    }

    /// <summary>The choices of one field.</summary>
    internal async Task<IReadOnlyList<Pointer>> OfAsync(Actor actor, FormField field, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await OfAsync(db, actor, field, ct);
    }

    private static async Task<IReadOnlyList<Pointer>> OfAsync(VaultDbContext db, Actor actor, FormField field, CancellationToken ct)
    {
        var all = new List<Pointer>();
        foreach (var target in Targets(field))
            all.AddRange(await OfAsync(db, actor, target, ct));
        return all;
    }

    public static string Key(FormField field) => string.Join(',', Targets(field));

    /// <summary>What the word names among the choices of the field: a name, or a number with or without what stands behind it; null: none, or more than one.</summary>
    internal static Pointer? Named(IEnumerable<Pointer> choices, string word)
    {
        var all = choices.Where(c => c.Text == word || c.Id == word || c.Text.StartsWith(word + ' ', StringComparison.Ordinal)).Take(2).ToList();
        return all.Count == 1 || (all.Count == 2 && all[0].Text == word) ? all[0] : null;
    }

    private static List<string> Targets(FormField field) => field.Type switch
    {
        FieldType.Person => ["person"],
        FieldType.Department => ["department"],
        FieldType.Reference => field.To,
        _ => field.OptionsFrom switch { "departments" => ["department"], "clauses" => ["clause"], _ => [] },
    };

    private static async Task<IReadOnlyList<Pointer>> OfAsync(VaultDbContext db, Actor actor, string target, CancellationToken ct) => target switch
    {
        "person" => await PeopleAsync(db, ct),
        "department" => [.. (await db.Set<Department>().AsNoTracking().Where(d => d.Active).OrderBy(d => d.Ordinal).ToListAsync(ct)).Select(d => new Pointer(target, d.Code, d.NameZh))],
        "document" => await DocumentsAsync(Documents(db, actor), ct),
        "clause" => [.. (await db.Set<Clause>().AsNoTracking().ToListAsync(ct)).OrderBy(c => ClauseNumber.TryParse(c.Number)).Select(c => new Pointer(target, c.Number, $"{c.Number} {c.TitleZh}"))],
        _ when Records(db, actor, target) is { } records => await RecordsAsync(records, ct),
        _ => await EntitiesAsync(db, target, ct),
    };

    /// <summary>Offered are only the newest few hundred: beyond them the document or record of that number.</summary>
    internal static async Task<Pointer?> NumberedAsync(VaultDbContext db, Actor actor, string target, string number, CancellationToken ct) =>
        target == "document" ? await DocumentsAsync(Documents(db, actor).Where(d => d.Number == number), ct) is [var document, ..] ? document : null
        : Records(db, actor, target) is { } records && await RecordsAsync(records.Where(r => r.Number == number), ct) is [var record, ..] ? record
        : null;

    private static async Task<IReadOnlyList<Pointer>> PeopleAsync(VaultDbContext db, CancellationToken ct) =>
        [.. (await db.Set<Person>().AsNoTracking().Where(p => p.LeftAt == null && !p.IsExternal).OrderBy(p => p.Id).Select(p => new { p.Id, p.Name }).Take(Most).ToListAsync(ct))
            .Select(p => new Pointer("person", p.Id.ToString("D"), p.Name))];

    private static IQueryable<Document> Documents(VaultDbContext db, Actor actor) =>
        DocumentRights.Readable(db, actor).Where(e => e.State == EditionState.Effective).Join(db.Set<Document>().AsNoTracking(), e => e.DocumentId, d => d.Id, (_, d) => d);

    private static async Task<IReadOnlyList<Pointer>> DocumentsAsync(IQueryable<Document> documents, CancellationToken ct) =>
        [.. (await documents.OrderBy(d => d.Number).Take(Most).Select(d => new { d.Id, d.Number, d.Title }).ToListAsync(ct)).Select(d => new Pointer("document", d.Id.ToString("D"), $"{d.Number} {d.Title}"))];

    /// <summary>Records, or those of one form, that may still be named; null: the target is something else.</summary>
    private static IQueryable<Record>? Records(VaultDbContext db, Actor actor, string target)
    {
        var records = RecordRights.Readable(db, actor).Where(r => r.State != RecordState.Draft && r.State != RecordState.Voided && r.State != RecordState.Disposed);
        if (target == Record.Kind)
            return records;
        if (!target.StartsWith(RecordOf, StringComparison.Ordinal))
            return null;
        var form = target[RecordOf.Length..];
        return records.Where(r => db.Set<Form>().Any(f => f.Id == r.FormId && f.Number == form));
    }

    private static async Task<IReadOnlyList<Pointer>> RecordsAsync(IQueryable<Record> records, CancellationToken ct) =>
        [.. (await records.OrderByDescending(r => r.HappenedOn).Take(Most)
            .Select(r => new { r.Id, r.Number, r.Title }).ToListAsync(ct)).Select(r => new Pointer(Record.Kind, r.Id.ToString("D"), $"{r.Number} {r.Title}"))];

    /// <summary>
    /// One row of a record, or one record, of the entity's form; of living records those that hold. The pack declares them as the company's directory: whoever fills a form that
    /// points there chooses by name, also where the record behind it is another department's.
    /// </summary>
    private static async Task<IReadOnlyList<Pointer>> EntitiesAsync(VaultDbContext db, string code, CancellationToken ct)
    {
        if (await db.Set<FormEntity>().AsNoTracking().FirstOrDefaultAsync(e => e.Code == code, ct) is not { } entity)
            return [];
        var contents = await Holding(db, db.Set<Record>().Where(r => db.Set<Form>().Any(f => f.Id == r.FormId && f.Number == entity.Form))).OrderByDescending(r => r.HappenedOn).Take(Contents)
            .Join(db.Set<RecordContent>(), r => new { RecordId = r.Id, Ordinal = r.ContentOrdinal }, c => new { c.RecordId, c.Ordinal }, (r, c) => new { r.Id, c.Values }).ToListAsync(ct);
        var all = contents.SelectMany(c => Named(entity, c.Id, RecordValues.Parse(c.Values)));
        return [.. all.DistinctBy(p => p.Text).Take(Most)];
    }

    /// <summary>Of living forms what holds; of those with a workflow what is under way: at its end a thing is gone; of others what is complete.</summary>
    private static IQueryable<Record> Holding(VaultDbContext db, IQueryable<Record> records)
    {
        var forms = db.Set<Form>();
        return records.Where(r => forms.Any(f => f.Id == r.FormId && f.Way == FormWay.Living) ? r.InForceFrom != null && r.InForceTo == null
            : r.WorkflowId != null ? r.State == RecordState.InProcess : r.State == RecordState.Locked);
    }

    private static IEnumerable<Pointer> Named(FormEntity entity, Guid record, RecordValues values) =>
        entity.Table is null
            ? Words(values[entity.Name]) is { } name ? [new Pointer(entity.Code, record.ToString("D"), name)] : []
            : values.Rows(entity.Table).Select(r => (r.Id, Name: Words(r[entity.Name]))).Where(r => r.Name is not null).Select(r => new Pointer(entity.Code, $"{record:D}/{r.Id}", r.Name!));

    private static string? Words(System.Text.Json.Nodes.JsonNode? value) => FieldText.Text(value) ?? Pointer.Read(value)?.Text;
}
