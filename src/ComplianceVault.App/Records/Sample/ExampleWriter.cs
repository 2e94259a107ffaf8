using System.Text;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Sample;

/// <summary>Puts the words of examples into fields: cycles, days, people by their account, records by <c>@id</c>, files by their text.</summary>
internal sealed class ExampleWriter(IDbContextFactory<VaultDbContext> databases, ReferenceChoices choices, AttachRecordFile attach)
{
    private readonly Dictionary<string, IReadOnlyList<Pointer>> entities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Example> known = new(StringComparer.Ordinal);
    private Dictionary<string, Pointer> people = [];

    /// <summary>Records that others point to: by their id the first of a series, by <c>id:n</c> each.</summary>
    public void Know(IEnumerable<Example> examples)
    {
        known.Clear();
        Forget();
        foreach (var example in examples.Where(e => e.Record.Id is not null))
        {
            known.TryAdd(example.Record.Id!, example);
            known[$"{example.Record.Id}:{example.N}"] = example;
        }
    }

    /// <summary>Rows of entities may have changed.</summary>
    public void Forget() => entities.Clear();

    /// <summary>The sample's people by their accounts.</summary>
    public async Task ReadPeopleAsync(OrganisationFile organisation, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var ids = (await db.Set<Person>().OrderBy(p => p.Id).Select(p => new { p.Name, p.Id }).ToListAsync(ct)).DistinctBy(p => p.Name).ToDictionary(p => p.Name, p => p.Id);
        people = organisation.Accounts.Where(a => ids.ContainsKey(a.Name.Zh)).ToDictionary(a => a.User, a => new Pointer("person", ids[a.Name.Zh].ToString("D"), a.Name.Zh), StringComparer.Ordinal);
    }

    /// <summary>Somebody of the sample by the account.</summary>
    public Pointer? Person(string account) => people.GetValueOrDefault(account);

    /// <summary>Refusals: those of <see cref="WrittenValues"/>, <c>examples.nothing-named</c> (the field, the word): a reference to nothing.</summary>
    public async Task<Result> WriteAsync(ExampleTarget target, IEnumerable<KeyValuePair<string, object>> fill, ExampleMoment moment, CancellationToken ct)
    {
        string? lost = null;
        var written = new WrittenValues(target.Model, new FieldText(target.Facts.Zone), async (field, word) =>
        {
            if (word.StartsWith('~')) // something outside the vault: its words only
                return new("", null, word[1..]);
            var found = await FindAsync(target.Actor, field, word, ct);
            lost ??= found is null && field.Type != FieldType.Person ? $"{field.Key}: {word}" : null;
            return found;
        });
        foreach (var (key, value) in fill)
        {
            if (target.Model.Field(key)?.Type == FieldType.Signature)
                continue;
            var put = await PutAsync(written, target, key, Cycled(value, moment), moment, ct);
            if (!put.Succeeded)
                return put;
        }

        return lost is null ? Result.Success : Error.NotFound("examples.nothing-named", lost);
    }

    private async Task<Result> PutAsync(WrittenValues written, ExampleTarget target, string key, object? value, ExampleMoment moment, CancellationToken ct)
    {
        if (target.Model.Field(key) is { Type: FieldType.Attachment } field)
            return await AttachAsync(target, field, value, moment, ct);
        if (target.Model.Field(key) is { Columns.Count: > 0 })
        {
            foreach (var row in (value as List<object> ?? []).OfType<Dictionary<object, object>>())
            {
                var cells = row.ToDictionary(c => (string)c.Key, c => Words(Cycled(c.Value, moment), moment));
                if (await written.AddRowAsync(target.Values, key, cells, target.Facts) is { Succeeded: false } refused)
                    return refused;
            }

            return Result.Success;
        }

        return await written.PutAsync(target.Values, key, Words(value, moment));
    }

    private async Task<Result> AttachAsync(ExampleTarget target, FormField field, object? value, ExampleMoment moment, CancellationToken ct)
    {
        var files = new List<Attached>();
        foreach (var file in (value as List<object> ?? [value ?? ""]).OfType<Dictionary<object, object>>())
        {
            using var content = new MemoryStream(Encoding.UTF8.GetBytes(moment.Words((string)file["text"])));
            var attached = await attach.ExecuteAsync(target.Actor, target.RecordId, moment.Words((string)file["file"]), content, ct);
            if (!attached.Succeeded)
                return attached.Error;
            files.Add(attached.Value);
        }

        target.Values[field.Key] = Attached.Write(files);
        return Result.Success;
    }

    private static object? Cycled(object? value, ExampleMoment moment) =>
        value is Dictionary<object, object> map && map.TryGetValue("cycle", out var of) && of is List<object> { Count: > 0 } all ? all[(moment.N - 1) % all.Count] : value;

    private static IReadOnlyList<string> Words(object? value, ExampleMoment moment) => value switch
    {
        List<object> list => [.. list.Select(v => moment.Words(v as string ?? ""))],
        string text => [moment.Words(text)],
        _ => [],
    };

    private async Task<Pointer?> FindAsync(Actor actor, FormField field, string word, CancellationToken ct)
    {
        if (field.Type == FieldType.Person)
            return Person(word);
        if (word.StartsWith('@'))
            return await RecordAsync(word[1..], ct);
        var key = ReferenceChoices.Key(field);
        if (!entities.TryGetValue(key, out var all))
            entities[key] = all = await choices.OfAsync(actor, field, ct);
        return ReferenceChoices.Named(all, word);
    }

    private async Task<Pointer?> RecordAsync(string id, CancellationToken ct)
    {
        if (known.GetValueOrDefault(id)?.RecordId is not { } record)
            return null;
        await using var db = await databases.CreateDbContextAsync(ct);
        var found = await db.Set<Record>().Where(r => r.Id == record).Select(r => new { r.Number, r.Title }).FirstOrDefaultAsync(ct);
        return found is null ? null : new(Record.Kind, record.ToString("D"), $"{found.Number} {found.Title}");
    }
}

/// <summary>What is being written on, by whom.</summary>
internal sealed record ExampleTarget(Actor Actor, Guid RecordId, FormModel Model, RecordValues Values, FillingFacts Facts);
