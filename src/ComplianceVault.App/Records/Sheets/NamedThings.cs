using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Sheets;

/// <summary>What a word names: a person by name, a document or record by its number, anything else as it is offered on the page. Each word is looked for once.</summary>
internal sealed class NamedThings(IDbContextFactory<VaultDbContext> databases, ReferenceChoices choices, Actor actor, CancellationToken ct)
{
    private readonly Dictionary<(string Targets, string Word), (Pointer? Found, int Count)> known = [];
    private readonly Dictionary<string, IReadOnlyList<Pointer>> offered = new(StringComparer.Ordinal);

    /// <summary>The one thing of that name; null with how many there are: none, or several.</summary>
    public async Task<(Pointer? Found, int Count)> FindAsync(FormField field, string word)
    {
        var key = (field.Type == FieldType.Signature ? "person" : ReferenceChoices.Key(field), word);
        if (!known.TryGetValue(key, out var found))
            known[key] = found = await LookAsync(field, key.Item1, word);
        return found;
    }

    private async Task<(Pointer? Found, int Count)> LookAsync(FormField field, string targets, string word)
    {
        if (targets == "person")
            return await PersonAsync(word);
        if (!offered.TryGetValue(targets, out var all))
            offered[targets] = all = await choices.OfAsync(actor, field, ct);
        var pointer = ReferenceChoices.Named(all, word) ?? await NumberedAsync(field, word.Split(' ', 2)[0]);
        return (pointer, pointer is null ? 0 : 1);
    }

    private async Task<(Pointer? Found, int Count)> PersonAsync(string name)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var people = await db.Set<Person>().AsNoTracking().Where(p => p.Name == name && p.LeftAt == null && !p.IsExternal).Select(p => p.Id).Take(2).ToListAsync(ct);
        return (people is [var one] ? new Pointer("person", one.ToString("D"), name) : null, people.Count);
    }

    private async Task<Pointer?> NumberedAsync(FormField field, string number)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        foreach (var target in field.To)
        {
            if (await ReferenceChoices.NumberedAsync(db, actor, target, number, ct) is { } found)
                return found;
        }

        return null;
    }
}
