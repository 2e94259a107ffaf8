using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Register;

/// <summary>In what shape the index keeps a field.</summary>
public enum SlotKind
{
    /// <summary>Words, several where the field holds several: filtered by word or part, sorted, grouped.</summary>
    Words,

    /// <summary>Millionths of the number, money in 分: filtered by range, sorted, added up.</summary>
    Number,

    /// <summary>yyyyMMddHHmm in the company's zone.</summary>
    Time,
}

/// <summary>
/// A field of a form, or a column of one of its tables, as the register knows it. <paramref name="Place"/> is the field's key, of a column with that of its table before
/// it; <paramref name="Slot"/> is its name in the index.
/// </summary>
public sealed record RegisterField(string Place, FormField Field, FormField? Table, SlotKind Kind, string Slot);

/// <summary>
/// Which slot of the index holds which field (decision 19): all forms share a fixed set of typed slots, since names of their own cost hundreds of megabytes. The map
/// follows from the editions of a form, which never change: a field takes the next free slot of its kind in the first edition that has it and keeps it for ever, and so
/// does a field that is gone, so that a slot never means two things of one form.
/// </summary>
public sealed class RegisterSlots
{
    private static readonly Dictionary<SlotKind, (char Letter, int Most)> Kinds = new() { [SlotKind.Words] = ('w', 64), [SlotKind.Number] = ('n', 24), [SlotKind.Time] = ('t', 16) };

    private readonly Dictionary<(string Place, SlotKind Kind), string> taken = [];
    private readonly Dictionary<SlotKind, int> used = Kinds.Keys.ToDictionary(k => k, _ => 0);

    private RegisterSlots(IEnumerable<FormFile> editions)
    {
        foreach (var (place, field, table) in editions.SelectMany(Places))
            Take(place, KindOf(field, table));
    }

    /// <summary>Fields for which the index has no slot left: a design that has one is not released.</summary>
    public IReadOnlyList<string> Without { get; private set; } = [];

    /// <summary>Editions from the first to the last.</summary>
    public static RegisterSlots Of(IEnumerable<FormFile> editions) => new(editions);

    public static async Task<RegisterSlots> OfAsync(VaultDbContext db, Guid formId, CancellationToken ct)
    {
        var editions = await db.Set<FormEdition>().AsNoTracking().Where(e => e.FormId == formId).OrderBy(e => e.Ordinal).Select(e => new { e.SchemaHash, e.Schema }).ToListAsync(ct);
        return new(editions.Select(e => FormModel.Of(e.SchemaHash, e.Schema).Form));
    }

    /// <summary>The fields of an edition that have a slot, as they stand on it.</summary>
    public IReadOnlyList<RegisterField> Fields(FormFile form) =>
        [.. Places(form).Select(p => (p, Kind: KindOf(p.Field, p.Table))).Where(x => taken.ContainsKey((x.p.Place, x.Kind)))
            .Select(x => new RegisterField(x.p.Place, x.p.Field, x.p.Table, x.Kind, taken[(x.p.Place, x.Kind)]))];

    private void Take(string place, SlotKind kind)
    {
        if (taken.ContainsKey((place, kind)))
            return;
        var (letter, most) = Kinds[kind];
        if (used[kind] == most)
            Without = [.. Without, place];
        else
            taken[(place, kind)] = $"{letter}{used[kind]++}";
    }

    private static IEnumerable<(string Place, FormField Field, FormField? Table)> Places(FormFile form) =>
        FormScope.Fields(form).SelectMany(f => f.Columns.Count == 0
            ? [(f.Key, f, null)]
            : f.Columns.Select(c => ($"{f.Key}{FillingCheck.Separator}{c.Key}", c, (FormField?)f))).Where(p => p.Item2.Type is not (FieldType.Signature or FieldType.Table));

    /// <summary>The rows of a table are many values: they are words, whatever their column holds.</summary>
    private static SlotKind KindOf(FormField field, FormField? table) => table is not null ? SlotKind.Words : field.Type switch
    {
        FieldType.Number or FieldType.Money => SlotKind.Number,
        FieldType.Date or FieldType.DateTime => SlotKind.Time,
        _ => SlotKind.Words,
    };
}
